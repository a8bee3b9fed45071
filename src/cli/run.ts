import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { CommanderError } from 'commander';
import { isError, type Diagnostic } from '../diagnostics';
import { StoreUnavailable } from '../store';
import type { CommandEntry } from './command-table';
import { RUN_COMMAND } from './commands';
import { EXIT, type ExitCode } from './exit-code';
import type { Options } from './invocation';
import { ownPackage } from './own-package';
import { fileSystemRefused, noSuchFolder, storeUnavailable } from './problems';
import { VersionShown, buildProgram } from './program';
import { paletteFor, type Terminal } from './terminal';
import { markSimulated } from './simulating/mark-simulated';
import { UsageMistake } from './usage';
import { renderBug } from './views/bug-text';
import { renderDiagnostic } from './views/diagnostic-text';

/** Runs one command line, and says with which exit code the process should end. */
export async function run(argv: readonly string[], terminal: Terminal): Promise<ExitCode> {
  let exitCode: ExitCode = EXIT.done;
  const program = buildProgram(
    terminal,
    () => ownPackage().version,
    async (entry, args, options) => {
      exitCode = await runCommand(entry, args, options, terminal);
    },
  );
  try {
    await program.parseAsync(argv, { from: 'user' });
    return exitCode;
  } catch (error) {
    // Help and version are done when they are shown.
    if (error instanceof CommanderError || error instanceof VersionShown) return EXIT.done;
    return showFailure(error, argv, terminal);
  }
}

async function runCommand(
  entry: CommandEntry,
  args: readonly string[],
  options: Options,
  terminal: Terminal,
): Promise<ExitCode> {
  const directory = resolve(terminal.workingDirectory, options.directory ?? '.');
  if (!statSync(directory, { throwIfNoEntry: false })?.isDirectory()) {
    const folder = options.directory ?? directory;
    throw new UsageMistake(noSuchFolder.at(undefined, { folder }));
  }
  const color = options.color ?? true;
  const diagnostics: Diagnostic[] = [];
  const came = await RUN_COMMAND[entry.name]()({
    args,
    options,
    directory,
    report: (diagnostic) => void diagnostics.push(diagnostic),
    diagnostics,
    palette: paletteFor(terminal.stdout, terminal, color),
    terminal,
  });
  const outcome = options.simulate === true ? markSimulated(came, options.format) : came;
  const shown = outcome.holdsDiagnostics ? [] : diagnostics;
  showDiagnostics(options.quiet ? shown.filter(isError) : shown, terminal, color);
  if (outcome.output !== '') terminal.stdout.write(outcome.output);
  return outcome.exitCode ?? (diagnostics.some(isError) ? EXIT.mistakes : EXIT.done);
}

function showDiagnostics(
  diagnostics: readonly Diagnostic[],
  terminal: Terminal,
  color: boolean,
): void {
  const palette = paletteFor(terminal.stderr, terminal, color);
  const text = diagnostics.map((diagnostic) => renderDiagnostic(diagnostic, palette)).join('\n');
  if (text !== '') terminal.stderr.write(text);
}

/** Shows what ended a command before it came to an outcome: a mistake in the call, a full disk, or our own bug. */
function showFailure(error: unknown, argv: readonly string[], terminal: Terminal): ExitCode {
  const color = !argv.includes('--no-color');
  const refused = refusedByFileSystem(error) ?? refusedByStore(error);
  if (error instanceof UsageMistake || refused) {
    showDiagnostics(
      [error instanceof UsageMistake ? error.diagnostic : (refused as Diagnostic)],
      terminal,
      color,
    );
    return EXIT.mistakes;
  }
  const { version, bugs } = ownPackage();
  terminal.stderr.write(
    renderBug(error, { argv, version, bugs, verbose: argv.includes('--verbose') }),
  );
  return EXIT.bug;
}

function refusedByStore(error: unknown): Diagnostic | undefined {
  if (!(error instanceof StoreUnavailable)) return undefined;
  const { place, why, advice } = error;
  return storeUnavailable.at(undefined, { place, why, advice });
}

const REFUSALS: Readonly<Record<string, string>> = {
  EACCES: 'permission was denied',
  EPERM: 'the operation is not permitted',
  EROFS: 'the file system is read-only',
  ENOSPC: 'no space is left on the disk',
  EDQUOT: 'the disk quota is used up',
  ENOTDIR: 'a part of the path is a file',
  EEXIST: 'something of that name is there already',
  EISDIR: 'it is a folder',
  EMFILE: 'too many files are open',
};

function refusedByFileSystem(error: unknown): Diagnostic | undefined {
  if (!(error instanceof Error) || !('code' in error) || !('path' in error)) return undefined;
  const reason = REFUSALS[String(error.code)];
  return reason === undefined
    ? undefined
    : fileSystemRefused.at(undefined, { path: String(error.path), reason });
}
