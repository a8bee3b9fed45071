import type { Diagnostic } from '../../diagnostics';

/** The variables of the process that the engine inherits, by name. */
export type Variables = Readonly<Record<string, string | undefined>>;

/** Where one stack lies while the engine works on it; all paths absolute. */
export interface StackPlace {
  readonly stack: string;
  /** Holds `cdk.tf.json` and `scoreform.json`; logs, plans and the lock file of providers are written there. */
  readonly folder: string;
  /** What `terraform init` makes, kept between runs. */
  readonly data: string;
}

/** What all calls for a repository share; all paths absolute. */
export interface EngineHome {
  /** Copied into each stack before `init`, completed from it afterwards: `<root>/.terraform.lock.hcl`. */
  readonly lockFile: string;
  /** Where providers are kept for all stacks, unless `TF_PLUGIN_CACHE_DIR` says otherwise. */
  readonly plugins: string;
}

/**
 * Providers that run already, for engines that are told where instead of starting some themselves. Those of a stack stay
 * at hand until they are released.
 */
export interface ProvidersAtHand {
  /** Called before each time that a stack is made ready; tells why those that it needs cannot be had. */
  begin(place: StackPlace): Promise<EngineFailure | undefined>;
  /** The variables by which the engine finds those of a stack; none before they were begun. */
  variables(place: StackPlace): Variables;
  release(place: StackPlace): Promise<void>;
}

/** A wish of the user that all work should come to its end; passed on to each engine once. */
export interface Interruption {
  readonly requested: boolean;
  /** Calls back once, at once where it was requested already; the function returned takes that back. */
  onRequest(listener: () => void): () => void;
}

/** What an engine reports while it works, by Terraform address. */
export type EngineEvent =
  | { readonly kind: 'planned'; readonly address: string; readonly action: string }
  | { readonly kind: 'refreshing'; readonly address: string }
  | { readonly kind: 'started'; readonly address: string; readonly action: string }
  | { readonly kind: 'still'; readonly address: string; readonly seconds: number }
  | {
      readonly kind: 'finished';
      readonly address: string;
      readonly action: string;
      readonly seconds: number;
    }
  | { readonly kind: 'failed'; readonly address: string; readonly action: string }
  | { readonly kind: 'diagnostic'; readonly diagnostic: EngineDiagnostic };

/** What the engine says is wrong. */
export interface EngineDiagnostic {
  readonly severity: 'error' | 'warning';
  readonly summary: string;
  readonly detail: string;
  /** The Terraform address it is about. */
  readonly address: string | null;
}

/** Who holds the engine's own lock of a state, as the engine prints it. */
export interface StateLock {
  readonly id: string;
  readonly who: string;
  readonly operation: string;
  readonly created: string;
}

/** Why a call of the engine came to nothing. */
export interface EngineFailure {
  readonly kind: 'failed' | 'locked' | 'stale-plan' | 'interrupted';
  readonly diagnostics: readonly EngineDiagnostic[];
  /** The same in our own words, where it was found before any engine began. */
  readonly problems?: readonly Diagnostic[];
  /** For `locked`, where the engine told. */
  readonly lock?: StateLock | undefined;
}

/** What a call of the engine can be told besides its task. */
export interface CallOptions {
  readonly onEvent?: (event: EngineEvent) => void;
  /** Told when the process of the engine has begun. */
  readonly onProcess?: (id: number) => void;
  readonly interruption?: Interruption;
}

/** How to plan. */
export interface PlanOptions extends CallOptions {
  /** The file that the plan goes into, absolute. */
  readonly out: string;
  readonly mode?: 'normal' | 'destroy' | 'refresh-only';
  /** False plans against the state as it is, without asking any cloud. @default true */
  readonly refresh?: boolean;
}

/** The part of `terraform show -json <plan>` that we read. */
export interface PlanJson {
  readonly resource_changes?: readonly ResourceChangeJson[];
  readonly resource_drift?: readonly ResourceChangeJson[];
  readonly output_changes?: Readonly<Record<string, ChangeJson>>;
  readonly checks?: readonly CheckJson[];
  readonly complete?: boolean;
  readonly errored?: boolean;
}

/** What a plan does to one resource or data source. */
export interface ResourceChangeJson {
  readonly address: string;
  readonly previous_address?: string;
  readonly mode: 'managed' | 'data';
  readonly type: string;
  readonly name: string;
  /** Set where the change is about what a replacement left behind. */
  readonly deposed?: string;
  readonly change: ChangeJson;
  readonly action_reason?: string;
}

/** Both sides of a change; the masks have the shape of the values, with `true` where they apply. */
export interface ChangeJson {
  readonly actions: readonly string[];
  readonly before: unknown;
  readonly after: unknown;
  readonly after_unknown: unknown;
  readonly before_sensitive: unknown;
  readonly after_sensitive: unknown;
  readonly replace_paths?: readonly (readonly (string | number)[])[];
}

/** How a `check` block came out, with each of its instances. */
export interface CheckJson {
  readonly address: { readonly to_display: string; readonly kind: string };
  readonly status: 'pass' | 'fail' | 'error' | 'unknown';
  readonly instances?: readonly {
    readonly status: string;
    readonly problems?: readonly { readonly message: string }[];
  }[];
}
