/** What a command takes behind its name. */
export interface ArgumentEntry {
  /** `<needed>`, `[optional]` or `[many...]`. */
  readonly syntax: string;
  readonly summary: string;
  /** The words that it may be, where they are few. */
  readonly choices?: readonly string[];
  /** What completion offers for it. */
  readonly completes?: Completes;
}

/** An option of a command, as Commander writes them. */
export interface OptionEntry {
  readonly flags: string;
  readonly summary: string;
  readonly choices?: readonly string[];
  /** The value where it is not given. */
  readonly default?: string;
  /** True where it may be given several times. */
  readonly repeatable?: boolean;
  readonly completes?: Completes;
}

/** The names of things of the repository that completion looks up. */
export type Completes = 'environment' | 'address' | 'type' | 'pack';

/** The words of every command. */
export type CommandName =
  | 'init'
  | 'new workload'
  | 'new environment'
  | 'new pack'
  | 'validate'
  | 'types'
  | 'explain'
  | 'graph'
  | 'check'
  | 'synth'
  | 'plan'
  | 'deploy'
  | 'destroy'
  | 'rollback'
  | 'status'
  | 'outputs'
  | 'history'
  | 'history show'
  | 'history diff'
  | 'drift'
  | 'unlock'
  | 'environment delete'
  | 'environment sweep'
  | 'pack list'
  | 'pack show'
  | 'pack test'
  | 'environment list'
  | 'environment create'
  | 'environment fork'
  | 'environment compare'
  | 'environment promote'
  | 'environment set'
  | 'environment pause'
  | 'environment resume'
  | 'schema'
  | 'completion'
  | 'doctor'
  | 'version'
  | '__complete';

/** One command, as help and completion show it. */
export interface CommandEntry {
  /** All its words: `new workload`. */
  readonly name: CommandName;
  /** What it does, as one sentence without a full stop. */
  readonly summary: string;
  readonly arguments?: readonly ArgumentEntry[];
  readonly options?: readonly OptionEntry[];
  readonly examples: readonly string[];
  /** True for commands that scripts call and people do not. */
  readonly hidden?: boolean;
}
