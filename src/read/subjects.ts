import { isAlias, isMap, isScalar, isSeq, visit, type Document, type Node, type Pair } from 'yaml';
import { SourceFile } from '../diagnostics';
import type { LineSubject } from '../model';
import { composeYaml } from './compose-yaml';
import { isScoreName } from './find-projects';

const NONE: LineSubject = { kind: 'none' };
const EVERYTHING: LineSubject = { kind: 'environment' };

/**
 * What each line of a Score, project or environment file is about, counted from one. Of files that are none of these,
 * and of texts that cannot be read, no line is about anything.
 *
 * @param path from the repository's root, with `/`
 */
export function subjectsOf(path: string, text: string): (line: number) => LineSubject {
  const sections = sectionsFor(path);
  const file = new SourceFile(path, text);
  const document = sections && composeYaml(file, () => undefined);
  if (!sections || !document) return () => NONE;
  const lines = new Lines(file, document);
  for (const { node, subject } of sections(document.contents)) lines.mark(node, subject);
  return (line) => lines.at(line);
}

/** A part of a file and what it is about; parts within it come later. */
interface Section {
  readonly node: Pair;
  readonly subject: LineSubject;
}

type Sections = (root: Node | null) => Section[];

function sectionsFor(path: string): Sections | undefined {
  if (/^projects\/[^/]+\/environments\/[^/]+\.yaml$/.test(path)) return environmentSections;
  if (/^projects\/[^/]+\/project\.yaml$/.test(path)) return projectSections;
  return isScoreName(path.slice(path.lastIndexOf('/') + 1)) ? scoreSections : undefined;
}

function scoreSections(root: Node | null): Section[] {
  const metadata = pairs(root).find((pair) => keyOf(pair) === 'metadata')?.value;
  const workload = textAt(metadata, 'name');
  if (workload === undefined) return [];
  return pairs(root).flatMap((node): Section[] => {
    if (keyOf(node) === 'apiVersion') return [];
    const whole: Section = { node, subject: { kind: 'workload', workload } };
    return keyOf(node) === 'resources' ? [whole, ...requests(node, workload)] : [whole];
  });
}

function requests({ value }: Pair, workload: string): Section[] {
  return pairs(value).map((node) => {
    return { node, subject: { kind: 'resource', workload, name: keyOf(node) } };
  });
}

function environmentSections(root: Node | null): Section[] {
  return pairs(root).flatMap((node): Section[] => {
    switch (keyOf(node)) {
      case 'type':
      case 'labels':
        return [{ node, subject: EVERYTHING }];
      case 'paused':
        return [{ node, subject: { kind: 'workloads' } }];
      case 'images':
        return pairs(node.value).map((image) => {
          const [workload = ''] = keyOf(image).split('.');
          return { node: image, subject: { kind: 'image', workload } };
        });
      case 'values':
        return values(node);
      case 'overrides':
        return pairs(node.value).flatMap(override);
      default:
        return [];
    }
  });
}

function values({ value }: Pair): Section[] {
  return pairs(value).map((node) => ({ node, subject: { kind: 'value', key: keyOf(node) } }));
}

function override(node: Pair): Section[] {
  const workload = keyOf(node);
  const resources = pairs(node.value).filter((pair) => keyOf(pair) === 'resources');
  return [
    { node, subject: { kind: 'workload', workload } },
    ...resources.flatMap((pair) => requests(pair, workload)),
  ];
}

function projectSections(root: Node | null): Section[] {
  return pairs(root).flatMap((node): Section[] => {
    if (keyOf(node) === 'values') return values(node);
    if (keyOf(node) !== 'renames' || !isSeq(node.value)) return [];
    return node.value.items.flatMap((item) => {
      const to = textAt(item, 'to');
      return to === undefined
        ? []
        : pairs(item).map((pair): Section => ({ node: pair, subject: { kind: 'rename', to } }));
    });
  });
}

/** The subjects of the lines of one file. */
class Lines {
  readonly #subjects = new Map<number, LineSubject>();
  /** Lines within texts of several lines, where a blank line or a `#` is part of the text. */
  readonly #within = new Set<number>();

  constructor(
    readonly file: SourceFile,
    document: Document.Parsed,
  ) {
    visit(document, {
      Scalar: (_, { range }) => {
        if (range) for (const line of this.#linesOf(range[0] + 1, range[1])) this.#within.add(line);
      },
    });
  }

  mark({ key, value }: Pair, subject: LineSubject): void {
    const start = startOf(key);
    if (start === undefined) return;
    const lines = this.#linesOf(start, Math.max(endOf(value) ?? 0, endOf(key) ?? 0));
    for (const line of lines) {
      const before = this.#subjects.get(line);
      // Neighbours on one line cannot be told apart, so the line is about whatever is around both.
      this.#subjects.set(line, before && !holds(before, subject) ? around(before) : subject);
    }
  }

  at(line: number): LineSubject {
    const text = this.file.line(line).trim();
    if ((text === '' || text.startsWith('#')) && !this.#within.has(line)) return NONE;
    return this.#subjects.get(line) ?? NONE;
  }

  /** @param end exclusive */
  #linesOf(start: number, end: number): number[] {
    const first = this.file.positionAt(start).line;
    const last = this.file.positionAt(Math.max(start, end - 1)).line;
    return Array.from({ length: last - first + 1 }, (_, index) => first + index);
  }
}

/** Whether one subject is part of another, or the same. */
function holds(outer: LineSubject, inner: LineSubject): boolean {
  if (JSON.stringify(outer) === JSON.stringify(inner)) return true;
  return (
    outer.kind === 'workload' && inner.kind === 'resource' && inner.workload === outer.workload
  );
}

function around(subject: LineSubject): LineSubject {
  return subject.kind === 'resource'
    ? { kind: 'workload', workload: subject.workload }
    : EVERYTHING;
}

function pairs(node: unknown): Pair[] {
  return isMap(node) ? node.items : [];
}

function keyOf({ key }: Pair): string {
  return isScalar(key) ? String(key.value) : '';
}

function textAt(node: unknown, key: string): string | undefined {
  const value = pairs(node).find((pair) => keyOf(pair) === key)?.value;
  return isScalar(value) && typeof value.value === 'string' ? value.value : undefined;
}

function startOf(node: unknown): number | undefined {
  return isScalar(node) ? node.range?.[0] : undefined;
}

function endOf(node: unknown): number | undefined {
  return isAlias(node) || isScalar(node) || isMap(node) || isSeq(node)
    ? node.range?.[1]
    : undefined;
}
