import type { InputFile, RecordedInput } from '../model';
import { hashOf } from '../store';
import { hashLines, lineChanges, type ChangedInput } from './changes';
import type { Site } from './site';

/** Longer files are compared as a whole. */
const MOST_LINES = 5_000;

/**
 * The files of a deployment as its record keeps them.
 *
 * @param known the same files in other records: where a file is another one by now, its lines are found there
 */
export function recordedInputs(
  inputs: readonly InputFile[],
  site: Site,
  known: readonly RecordedInput[],
): RecordedInput[] {
  return inputs.map((input) => {
    const { path, sha256 } = input;
    const text = textNow(input, site);
    if (text === undefined) {
      return (
        known.find((one) => one.path === path && one.sha256 === sha256) ?? { ...input, lines: null }
      );
    }
    const lines = hashLines(text);
    return { path, sha256, lines: lines.length <= MOST_LINES ? lines : null };
  });
}

/** The text of an input, if the file still is what went into the stack. */
function textNow({ path, sha256 }: InputFile, site: Site): string | undefined {
  const text = site.readInput(path);
  return text !== undefined && hashOf(text) === sha256 ? text : undefined;
}

/** What was changed in the files of an environment since a deployment, file by file, line by line. */
export function changedInputs(
  now: readonly InputFile[],
  before: readonly RecordedInput[],
  site: Site,
): ChangedInput[] {
  const earlier = new Map(before.map((input) => [input.path, input]));
  const changed = now.flatMap(({ path, sha256 }): ChangedInput[] => {
    const known = earlier.get(path);
    if (known?.sha256 === sha256) return [];
    const text = textNow({ path, sha256 }, site);
    const subjectAt = site.subjectsOf(path, text ?? '');
    const whole = known ? null : 'added';
    // Where either text is not known line by line, all that can be said is that the file is another one.
    if (text === undefined || !known?.lines) return [{ path, lines: [], whole, subjectAt }];
    return [{ path, ...lineChanges(known.lines, text), whole, subjectAt }];
  });
  const paths = new Set(now.map(({ path }) => path));
  const removed = before
    .filter(({ path }) => !paths.has(path))
    .map(({ path }): ChangedInput => {
      return { path, lines: [], whole: 'removed', subjectAt: site.subjectsOf(path, '') };
    });
  return [...changed, ...removed];
}
