import type { Diagnostic } from '../diagnostics';
import type { Fault } from './fault';

/** What a simulation works with; all paths absolute. */
export interface SimulatedStack {
  /** The folder that holds `cdk.tf.json` and `scoreform.json`. */
  readonly folder: string;
  /** Where the engine keeps what `init` makes (`TF_DATA_DIR`); modules are looked for below it. */
  readonly data: string;
  /** The file of the simulated cloud: what is there, and what happened. */
  readonly cloud: string;
  /** The state of the engine, for the types that only it still knows. */
  readonly state: string;
}

export interface SimulatorOptions {
  /** The folder of the repository: `node_modules` with provider packages is looked for from here upwards. */
  readonly root: string;
  readonly faults?: readonly Fault[];
  /** Whether a real provider that lies on this machine plans in place of the bindings. @default true */
  readonly real?: boolean;
  /** Folders below which plugins lie (`<host>/<namespace>/<name>/<version>/<platform>/…`), beside the usual ones. */
  readonly plugins?: readonly string[];
}

/** Who plans the resources of one provider of a stack. */
export interface SimulatedProvider {
  /** As Terraform addresses it: `registry.terraform.io/hashicorp/aws`. */
  readonly source: string;
  readonly plannedBy: 'bindings' | 'real provider';
  /** `hashicorp/aws 5.100.0`, or `@cdktf/provider-kubernetes 12.1.1`. */
  readonly name: string;
  /** Why a real provider that lies on this machine does not plan, as half a sentence. */
  readonly note?: string;
}

/** Providers at work for one stack, inside this process. */
export interface Simulator {
  /** What the engine has to be given: `TF_REATTACH_PROVIDERS`. */
  readonly variables: Readonly<Record<string, string>>;
  readonly providers: readonly SimulatedProvider[];
  close(): Promise<void>;
}

/** Begins a simulation; where something is missing for it, says what. */
export type StartSimulator = (
  stack: SimulatedStack,
  options: SimulatorOptions,
) => Promise<Simulator | readonly Diagnostic[]>;
