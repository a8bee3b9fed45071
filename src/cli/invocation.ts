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
  /** When an environment may be removed. */
  readonly expires?: string;
  /** Images as `workload=image`. */
  readonly image?: readonly string[];
  readonly workload?: readonly string[];
  /** Keys of values. */
  readonly value?: readonly string[];
  readonly all?: boolean;
  readonly skipPlan?: boolean;
  readonly dryRun?: boolean;
  readonly yes?: boolean;
  readonly input?: boolean;
  /** The folder that plans are kept in. */
  readonly out?: string;
  /** The folder of a plan that was kept. */
  readonly plan?: string;
  readonly detailedExitcode?: boolean;
  /** Addresses whose data may be lost. */
  readonly allowDestroy?: readonly string[];
  /** The name of the environment, where losing it has to be confirmed by name. */
  readonly confirm?: string;
  /** True where the state is lost and everything counts as gone. */
  readonly forget?: boolean;
  /** The id of the deployment to go back to. */
  readonly to?: string;
  readonly parallelism?: string;
  /** How many deployments to list. */
  readonly limit?: string;
  /** Whether the log of the engine is wanted, too. */
  readonly log?: boolean;
  /** True where no cloud is to be asked. */
  readonly simulate?: boolean;
  /** False where a test is to do without a simulated cloud. */
  readonly simulation?: boolean;
  /** What is to go wrong in a simulation, as `<address or type>=<kind>[:<detail>]`. */
  readonly fault?: readonly string[];
  /** The git revision to plan against. */
  readonly against?: string;
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
  /** True where the lines of a text say themselves that they are about a simulation. @default false */
  readonly saysSimulated?: boolean;
  /** @default 1 where an error was reported, otherwise 0 */
  readonly exitCode?: ExitCode;
}

export type RunCommand = (invocation: Invocation) => Outcome | Promise<Outcome>;

/** The outcome where diagnostics say it all. */
export const NOTHING: Outcome = { output: '' };
