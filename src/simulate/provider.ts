import type { ProviderSchema } from './provider-schema';
import type { BlockValue } from './values';

/** Steps from a block to a value in it: names of attributes, positions in lists, keys of maps. */
export type AttributePath = readonly (string | number)[];

/** What a provider tells its user; Terraform shows it. */
export interface ProviderDiagnostic {
  readonly severity: 'error' | 'warning';
  readonly summary: string;
  readonly detail: string;
  readonly attribute?: AttributePath;
}

/** What a provider wants to remember of a resource; nobody else reads it. */
export type Private = Uint8Array;

export interface PlanRequest {
  readonly type: string;
  /** Null where it is to be created. */
  readonly prior: BlockValue | null;
  /** What Terraform would make of configuration and prior state; null where it is to be deleted. */
  readonly proposed: BlockValue | null;
  readonly config: BlockValue | null;
  readonly priorPrivate: Private;
}

export interface PlanAnswer {
  readonly planned: BlockValue | null;
  readonly requiresReplace: readonly AttributePath[];
  readonly plannedPrivate: Private;
  readonly diagnostics: readonly ProviderDiagnostic[];
  /** Terraform then forgives what only the old SDK may do, such as a planned value that differs from the configured one. */
  readonly legacyTypeSystem: boolean;
}

export interface ApplyRequest {
  readonly type: string;
  readonly prior: BlockValue | null;
  /** Null where it is to be deleted. */
  readonly planned: BlockValue | null;
  /** With the values of write-only arguments, which are to be kept nowhere. */
  readonly config: BlockValue | null;
  readonly plannedPrivate: Private;
}

export interface StateAnswer {
  /** Null where there is nothing (any more). */
  readonly state: BlockValue | null;
  readonly private: Private;
  readonly diagnostics: readonly ProviderDiagnostic[];
}

export interface ReadRequest {
  readonly type: string;
  readonly current: BlockValue;
  readonly private: Private;
}

export interface Imported {
  readonly type: string;
  readonly state: BlockValue;
  readonly private: Private;
}

/**
 * The half of a provider that needs no cloud: what its types are and what a change means. Either made from bindings, or
 * the real provider, which plans without a network.
 */
export interface Planner {
  /** As a note to the user tells who plans: `hashicorp/aws 5.100.0`, or `the bindings of @cdktf/provider-aws 21.22.1`. */
  readonly name: string;
  readonly schema: ProviderSchema;
  configure(config: BlockValue): Promise<readonly ProviderDiagnostic[]>;
  validate(
    kind: 'resource' | 'data' | 'ephemeral' | 'provider',
    type: string,
    config: BlockValue,
  ): Promise<readonly ProviderDiagnostic[]>;
  plan(request: PlanRequest): Promise<PlanAnswer>;
  /** A state as JSON, of this or an earlier version of the schema, as one of this version. */
  upgrade(type: string, version: number, state: unknown): Promise<StateAnswer>;
  close(): Promise<void>;
}

/** The half of a provider that would talk to a cloud. */
export interface Cloud {
  apply(request: ApplyRequest): Promise<StateAnswer & { readonly legacyTypeSystem: boolean }>;
  read(request: ReadRequest): Promise<StateAnswer>;
  readData(
    type: string,
    config: BlockValue,
  ): Promise<{ readonly state: BlockValue; readonly diagnostics: readonly ProviderDiagnostic[] }>;
  import(
    type: string,
    id: string,
  ): Promise<{
    readonly imported: readonly Imported[];
    readonly diagnostics: readonly ProviderDiagnostic[];
  }>;
  open(
    type: string,
    config: BlockValue,
  ): Promise<{ readonly result: BlockValue; readonly diagnostics: readonly ProviderDiagnostic[] }>;
}
