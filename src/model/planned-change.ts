import type { EmittedPosition } from './emitted-stack';

/** What a plan does to one thing. `move` changes its address only, `forget` leaves it where it is, unmanaged. */
export type ChangeAction = 'create' | 'update' | 'replace' | 'delete' | 'forget' | 'move';

/** One setting that a plan changes. */
export interface AttributeChange {
  /** Names and positions, joined as in `input.containers.main.image` or `rule[0].port`. */
  readonly path: string;
  /** Undefined where there was none, or where it is sensitive. */
  readonly before?: unknown;
  /** Undefined where there will be none, where it is sensitive, or known after apply only. */
  readonly after?: unknown;
  /** True where the value is known after apply only. */
  readonly unknown: boolean;
  /** True where the engine takes it for a secret, or it looks like one: neither value is here. */
  readonly sensitive: boolean;
  /** True where changing it replaces the thing. */
  readonly forcesReplacement: boolean;
}

/** Why a plan changes something, as far as it can be told. */
export type Cause =
  /** A line was changed; `line` is null where the whole file came or went, or where lines were only taken out of it. */
  | { readonly kind: 'file'; readonly file: string; readonly line: number | null }
  /** It is asked for there, and was not before. */
  | ({ readonly kind: 'requested' } & EmittedPosition)
  /** It was asked for there, and no longer is. */
  | ({ readonly kind: 'no-longer-requested' } & EmittedPosition)
  /** Another definition makes it now. */
  | { readonly kind: 'definition'; readonly before: string; readonly after: string }
  /** The pack that makes it changed: its version, or, where the versions are equal, its files. */
  | {
      readonly kind: 'pack';
      readonly pack: string;
      readonly before: string | null;
      readonly after: string | null;
    }
  /** It follows from the change of a resource that it depends on. */
  | { readonly kind: 'dependency'; readonly address: string }
  /** The thing itself was changed, or lost, outside of any deployment. */
  | { readonly kind: 'outside' }
  /** A deployment before this one failed or was interrupted at it. */
  | { readonly kind: 'unfinished' };

/** One change of a plan, in our words. */
export interface PlannedChange {
  /** The resource address; null where the thing belongs to no resource of the stack or of the last deployment. */
  readonly address: string | null;
  readonly terraformAddress: string;
  /** Where it was before; present only where that differs. */
  readonly previousTerraformAddress?: string;
  /** Present only where it is about what a replacement before this one left behind. */
  readonly deposed?: string;
  readonly terraformType: string;
  /** The workloads that asked for the resource, directly or through another one; sorted. */
  readonly workloads: readonly string[];
  readonly action: ChangeAction;
  /** True where it holds data. */
  readonly stateful: boolean;
  /** True where the guard refuses it. */
  readonly refused: boolean;
  /** Sorted by path; empty where the whole thing comes or goes. */
  readonly attributes: readonly AttributeChange[];
  /** How many more attributes change than `attributes` holds; present only where there are any. */
  readonly moreAttributes?: number;
  /** The most specific first. */
  readonly because: readonly Cause[];
}

/** How many things a plan touches, by action. */
export type ChangeCounts = Readonly<Record<ChangeAction, number>>;

/** What a plan of one stack would do. */
export interface StackPlan {
  readonly stack: string;
  readonly project: string;
  readonly environment: string;
  readonly environmentType: string;
  /** Sorted by resource address, then by Terraform address. */
  readonly changes: readonly PlannedChange[];
  readonly counts: ChangeCounts;
  /** How many outputs change; they alone make a plan that is not empty, too. */
  readonly outputs: number;
}
