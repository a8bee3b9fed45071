import type { EnvironmentName } from '../model';
import { neverBegan } from './outcome';
import { END, LOG, START, hashOf } from './record-keys';
import { readEnd, readHead, readStart } from './record-texts';

/** A deployment whose texts are not what the chain says, with a sentence. */
export interface BrokenRecord {
  readonly id: string;
  readonly why: string;
}

/** The texts of one deployment as they lie there. */
export interface RecordTexts {
  readonly start: string | undefined;
  readonly end: string | undefined;
  /** The SHA-256 of the text of a name beside the record; undefined where there is none. */
  readonly hashBeside: (name: string) => Promise<string | undefined>;
}

/** One deployment as a link of the chain: hashes only, because the texts of all would not fit into memory. */
export interface Link {
  readonly id: string;
  /** Undefined where the start cannot be read. */
  readonly previous: string | null | undefined;
  readonly start: string | undefined;
  readonly end: string | undefined;
  /** What is wrong with it by itself. */
  readonly wrong: readonly string[];
}

/** Looks at one deployment by itself. */
export async function linkOf(of: EnvironmentName, id: string, texts: RecordTexts): Promise<Link> {
  const start = texts.start === undefined ? undefined : readStart(texts.start);
  const end = texts.end === undefined ? undefined : readEnd(texts.end);
  const startHash = texts.start === undefined ? undefined : hashOf(texts.start);
  const isMoved =
    start &&
    (start.id !== id || start.project !== of.project || start.environment !== of.environment);
  const beside = Object.entries({
    ...start?.files,
    ...(typeof end?.log === 'string' && { [LOG]: end.log }),
  });
  const hashes = await Promise.all(beside.map(([name]) => texts.hashBeside(name)));
  // Whoever is killed right after the start has not written the texts beside it, and has not changed anything either.
  const isUnreadable = texts.end !== undefined && !end;
  const mayBeMissing = !isUnreadable && neverBegan({ end });
  return {
    id,
    previous: start?.previous,
    start: startHash,
    end: texts.end === undefined ? undefined : hashOf(texts.end),
    wrong: [
      ...(texts.start === undefined ? [`${START} is missing.`] : []),
      ...(texts.start !== undefined && !start ? [`${START} cannot be read.`] : []),
      ...(isMoved ? [`${START} is that of another deployment.`] : []),
      ...(isUnreadable ? [`${END} cannot be read.`] : []),
      ...(end && end.id !== id ? [`${END} is that of another deployment.`] : []),
      ...(end && end.start !== startHash ? [`${START} and ${END} do not belong together.`] : []),
      ...beside.flatMap(([name, hash], position) => {
        if (hashes[position] === undefined) return mayBeMissing ? [] : [`${name} is missing.`];
        return hashes[position] === hash ? [] : [`${name} is not the text that was recorded.`];
      }),
    ],
  };
}

/**
 * Everything that the links of an environment, the oldest first, tell of edited, missing and moved texts. Only somebody
 * who writes the whole chain anew, its head included, stays unseen.
 */
export function brokenRecords(links: readonly Link[], head: string | undefined): BrokenRecord[] {
  const broken: BrokenRecord[] = [];
  let before: Link | undefined;
  for (const link of links) {
    const gap = gapBetween(before?.id ?? '0', link.id);
    if (gap) broken.push(gap);
    broken.push(...link.wrong.map((why) => ({ id: link.id, why })));
    const why = gap ? undefined : tornFrom(before, link);
    if (why !== undefined) broken.push({ id: before?.id ?? link.id, why });
    before = link;
  }
  const atHead = brokenHead(links, head);
  return (atHead ? [...broken, atHead] : broken).sort(
    (one, other) => Number(one.id) - Number(other.id),
  );
}

function gapBetween(before: string, next: string): BrokenRecord | undefined {
  const first = Number(before) + 1;
  const last = Number(next) - 1;
  if (last < first) return undefined;
  const others = last > first ? `, nor of those up to ${String(last)}` : '';
  return { id: String(first), why: `No record of it is left${others}.` };
}

/** What is wrong between a deployment and the one before it. */
function tornFrom(before: Link | undefined, { id, previous }: Link): string | undefined {
  if (previous === undefined) return undefined;
  const expected = before === undefined ? null : (before.end ?? before.start);
  if (expected === undefined || previous === expected) return undefined;
  if (before?.end !== undefined && previous === before.start)
    return `${END} was written after deployment ${id} had begun.`;
  return `Its last text is not the one that deployment ${id} was chained to: it was changed, or its end was removed.`;
}

/** What is wrong at the end of the chain, where no next deployment vouches for the last one. */
function brokenHead(links: readonly Link[], text: string | undefined): BrokenRecord | undefined {
  const head = text === undefined ? undefined : readHead(text);
  const newest = links.at(-1);
  if (!head) {
    // The very first start is written a moment before the head.
    const isBeginning = newest === undefined || (newest.id === '1' && newest.end === undefined);
    if (text === undefined && isBeginning) return undefined;
    return { id: newest?.id ?? '1', why: 'head.json, which tells the last text, is missing.' };
  }
  const gone = gapBetween(newest?.id ?? '0', String(Number(head.id) + 1));
  if (gone) return gone;
  const link = links.find(({ id }) => id === head.id);
  const isNext = newest?.end === undefined && Number(newest?.id) === Number(head.id) + 1;
  if (link === undefined || (link !== newest && !isNext))
    return { id: newest?.id ?? head.id, why: 'head.json tells of another deployment.' };
  // A head is written a moment after its text, so it may be one text behind.
  if (head.last === link.start || head.last === link.end) return undefined;
  return {
    id: link.id,
    why: 'Its last text is not the one that head.json tells of: it was changed, or its end was removed.',
  };
}
