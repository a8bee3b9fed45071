import { resolve } from 'node:path';
import type { Diagnostic } from '../diagnostics';
import { withPlaces } from '../load';
import { orchestrate } from '../orchestrate';
import type { Platform } from '../platform';
import { patternsFrom, selectEnvironments } from './environments';
import { EXIT } from './exit-code';
import { forEachEnvironment } from './repository';
import { paletteFor, processTerminal } from './terminal';
import { renderDiagnostic } from './views/diagnostic-text';

/**
 * What `stacks/main.ts` calls, and so `cdktf synth`, `cdktf deploy` and every other of its commands: writes the stacks
 * of the platform's repository, the working directory.
 *
 * `SCOREFORM_ENVIRONMENT` limits it to environments by patterns such as `shop/*`, separated by commas; the output folder
 * is the one that cdktf's commands name, or `cdktf.out`. Mistakes are shown on stderr, and the process then ends with 1.
 */
export function synthesize(platform: Platform): void {
  const terminal = processTerminal();
  const root = terminal.workingDirectory;
  const { CDKTF_OUTDIR: output = 'cdktf.out' } = terminal.variables;
  const selection = selectEnvironments(patternsFrom(undefined, terminal.variables));
  const problems: Diagnostic[] = [];
  const report = (problem: Diagnostic) => void problems.push(problem);
  // As in `scoreform synth`: asked before anything is written.
  forEachEnvironment(root, selection.only);
  const sources = { root, output: resolve(root, output), only: selection.only };
  const written =
    selection.complete(report) && orchestrate(sources, withPlaces(root, platform), report);
  const palette = paletteFor(terminal.stderr, terminal, true);
  if (problems.length > 0) {
    terminal.stderr.write(problems.map((problem) => renderDiagnostic(problem, palette)).join('\n'));
  }
  if (!written) process.exitCode = EXIT.mistakes;
}
