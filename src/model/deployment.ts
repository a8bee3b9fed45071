import type { EmittedPack } from './emitted-stack';
import type { ChangeAction } from './planned-change';

/** An environment by its names. */
export interface EnvironmentName {
  readonly project: string;
  readonly environment: string;
}

/** What was done to an environment. */
export type Operation = 'deploy' | 'rollback' | 'destroy' | 'delete';

export type DeploymentOutcome = 'running' | 'succeeded' | 'failed' | 'interrupted';

/** Who did something, and where. */
export interface Actor {
  /** The name of the user, or of whoever started the job in CI. */
  readonly user: string;
  readonly host: string;
  /** The address of the job, where it was one. */
  readonly job: string | null;
}

/** The commit that a deployment was made from. */
export interface GitState {
  /** 40 hexadecimal digits. */
  readonly commit: string;
  /** Null where no branch was checked out, as is usual in CI. */
  readonly branch: string | null;
  /** True where the working tree differed from the commit. */
  readonly changed: boolean;
}

/** A file that went into a deployment: hashes, never its text. */
export interface RecordedInput {
  readonly path: string;
  readonly sha256: string;
  /** The beginning of the SHA-256 of each line, 12 hexadecimal digits; null where it was too long, or was no text. */
  readonly lines: readonly string[] | null;
}

/** One change of a deployment; `begun` came to no end, and null was not begun as far as is known. */
export interface RecordedChange {
  readonly address: string | null;
  readonly terraformAddress: string;
  readonly action: ChangeAction;
  readonly result: 'done' | 'failed' | 'begun' | null;
}

/** The record of a deployment as it is written before anything changes. Holds no secret. */
export interface DeploymentStart extends EnvironmentName {
  readonly version: 1;
  /** A number as text, counted from 1 for each environment. */
  readonly id: string;
  readonly stack: string;
  readonly operation: Operation;
  /** The id of the deployment that it goes back to, for a rollback. */
  readonly goesBackTo: string | null;
  /** RFC 3339, UTC. */
  readonly startedAt: string;
  readonly by: Actor;
  readonly git: GitState | null;
  readonly engine: { readonly name: string; readonly version: string };
  /** Versions by the address of the provider. */
  readonly providers: Readonly<Record<string, string>>;
  readonly inputs: readonly RecordedInput[];
  readonly packs: readonly EmittedPack[];
  /** What was planned; null where planning and applying were one step, because nothing existed yet. */
  readonly planned: readonly RecordedChange[] | null;
  /** SHA-256 of the texts that lie beside the record, by name: `cdk.tf.json`, `scoreform.json`, `lock.hcl`. */
  readonly files: Readonly<Record<string, string>>;
  /** SHA-256 of the last text of the deployment before, which chains them; null for the first. */
  readonly previous: string | null;
}

/** What is added when a deployment has come to its end. */
export interface DeploymentEnd {
  readonly version: 1;
  readonly id: string;
  /** RFC 3339, UTC. */
  readonly finishedAt: string;
  readonly outcome: Exclude<DeploymentOutcome, 'running'>;
  readonly changes: readonly RecordedChange[];
  /** What the engine said went wrong, a text for each; none of them holds a secret. */
  readonly errors: readonly string[];
  /** How many resources the state has now; null where that could not be asked. */
  readonly resources: number | null;
  /** SHA-256 of the log; null where there is none. */
  readonly log: string | null;
  /** SHA-256 of the text of the start. */
  readonly start: string;
}

/** A deployment as its record tells it. */
export interface Deployment {
  readonly start: DeploymentStart;
  /** Undefined while it runs, and for ever where it was interrupted. */
  readonly end?: DeploymentEnd | undefined;
}

/** Who works on an environment right now. */
export interface EnvironmentLock extends EnvironmentName {
  readonly version: 1;
  /** Unlike any other, so that nobody releases a lock of somebody else. */
  readonly token: string;
  readonly operation: Operation;
  readonly by: Actor;
  /** RFC 3339, UTC. */
  readonly since: string;
  /** Our process and, while it runs, the engine's; a process is the same only where its start is. */
  readonly processes: readonly LockingProcess[];
}

export interface LockingProcess {
  readonly id: number;
  /** When the system says that it began; null where it cannot be asked. */
  readonly started: string | null;
}
