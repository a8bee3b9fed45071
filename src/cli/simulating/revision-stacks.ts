import { spawn } from 'node:child_process';
import { nameOf, type Interruption, type RunFolder, type StackPlace } from '../../deploy';
import type { Report } from '../../diagnostics';
import { stackName, type EnvironmentName } from '../../model';
import type { ExportedRevision } from './revision-export';
import { revisionFailed } from './revision-problems';

/** How many lines are shown of what was said of a revision. */
const MOST_LINES = 40;

/**
 * Makes the stacks of a revision by its own platform and packs, in a process of its own, because two versions of a
 * module cannot live in one.
 *
 * @param run the folder that they are written to, in the revision's own root
 * @returns where they lie, by the name of the environment; undefined where something is wrong, which is reported
 */
export async function synthesizeRevision(
  revision: ExportedRevision,
  environments: readonly EnvironmentName[],
  run: RunFolder,
  { report, interruption }: { readonly report: Report; readonly interruption: Interruption },
): Promise<ReadonlyMap<string, StackPlace> | undefined> {
  if (environments.length > 0) {
    const chosen = environments.flatMap((environment) => ['-e', nameOf(environment)]);
    const args = ['synth', '--output', run.path, ...chosen];
    const { code, said } = await runProgram(revision, args, interruption);
    if (interruption.requested) return undefined;
    if (code !== 0) {
      report(revisionFailed.at(undefined, { revision: revision.name, said: shortened(said) }));
      return undefined;
    }
  }
  return new Map(
    environments.map((environment) => [nameOf(environment), run.placeOf(stackName(environment))]),
  );
}

interface Ended {
  readonly code: number | null;
  /** All that it wrote to stderr, or why it could not be started. */
  readonly said: string;
}

function runProgram(
  { root, program }: ExportedRevision,
  args: readonly string[],
  interruption: Interruption,
): Promise<Ended> {
  const child = spawn(process.execPath, [program, ...args], {
    cwd: root,
    // What is chosen is named one by one.
    env: { ...process.env, SCOREFORM_ENVIRONMENT: '', NO_COLOR: '1' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  const release = interruption.onRequest(() => child.kill());
  return new Promise((resolve) => {
    child.once('error', ({ message }) => {
      release();
      resolve({ code: null, said: message });
    });
    child.once('close', (code) => {
      release();
      resolve({ code, said });
    });
  });
}

function shortened(said: string): string {
  const lines = said.trim().split('\n');
  const more = lines.length - MOST_LINES;
  if (more <= 0) return lines.join('\n');
  return [...lines.slice(0, MOST_LINES), `and ${String(more)} more lines`].join('\n');
}
