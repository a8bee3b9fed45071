import type { Diagnostic, Report } from '../diagnostics';
import type { ExitCode } from './exit-code';
import type { Terminal } from './terminal';
import type { Palette } from './views/diagnostic-text';

/** Every option of every command; a command sees those that it declares. */
export interface Options {
  /** Patterns such as `shop/*`, in the order they were given. */
  readonly environment?: readonly string[];
  readonly format?: string;
  readonly directory?: string;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
  readonly color?: boolean;
  readonly output?: string;
  readonly type?: string;
  readonly ci?: string;
}

/** One call of a command. */
export interface Invocation {
  /** The arguments in order; those left out are missing at the end. */
  readonly args: readonly string[];
  readonly options: Options;
  /** The folder it acts in: the working directory, or what `-C` says. */
  readonly directory: string;
  readonly report: Report;
  /** What was reported so far. */
  readonly diagnostics: readonly Diagnostic[];
  /** For text that goes to stdout. */
  readonly palette: Palette;
  readonly terminal: Terminal;
}

/** What a command comes to. Nothing is printed before it returns. */
export interface Outcome {
  /** What goes to stdout. */
  readonly output: string;
  /** True where the output holds the diagnostics, so that they are not shown again. @default false */
  readonly holdsDiagnostics?: boolean;
  /** @default 1 where an error was reported, otherwise 0 */
  readonly exitCode?: ExitCode;
}

export type RunCommand = (invocation: Invocation) => Outcome | Promise<Outcome>;

/** The outcome where diagnostics say it all. */
export const NOTHING: Outcome = { output: '' };
