import type { Construct } from 'constructs';
import type { z } from 'zod';
import type { Access, ResourceAddress, Target } from '../model';
import type { Name } from './name';
import type { ResourceType, Shape } from './resource-type';
import type { SecretValue } from './secret';
import type { TerraformText } from './terraform-text';

/**
 * Whose a needed resource is, which fixes its id: one for all, one for each workload, one for each resource. `target` is
 * the workload that the resource points at, for types that lead to one: its resource of the kind, not one for the caller.
 */
export type Per = 'environment' | 'workload' | 'resource' | 'target';

/** Another resource that a definition wants in the graph. */
export interface Need {
  readonly type: string;
  /** @default 'default' */
  readonly class?: string;
  readonly params?: Readonly<Record<string, unknown>>;
  readonly per: Per;
}

export type Needs = Readonly<Record<string, Need>>;

/** Params, or anything else that users wrote, as `create` receives it: every string is safe to hand on. */
export type Safe<T> = T extends string
  ? string extends T
    ? TerraformText
    : T
  : T extends TerraformText | SecretValue | UsedResource | number | boolean | null | undefined
    ? T
    : T extends readonly (infer Item)[]
      ? readonly Safe<Item>[]
      : T extends object
        ? { readonly [Key in keyof T]: Safe<T[Key]> }
        : T;

/** What a resource gave back; secrets are `SecretValue`s, everything else text, numbers, lists, maps. */
export type Outputs = Readonly<Record<string, unknown>>;

/** Another resource as a definition meets it. */
export interface UsedResource {
  readonly address: ResourceAddress;
  readonly type: string;
  readonly access: Access;
  /** Outputs and handles of its type. */
  readonly outputs: Outputs;
  readonly target?: Target | undefined;
}

/** The environment as `create` sees it: like the deployment context, every text safe to hand to a construct. */
export interface CreateContext {
  readonly project: string;
  readonly environment: string;
  readonly environmentType: string;
  readonly labels: Readonly<Record<string, TerraformText>>;
  readonly owners: readonly TerraformText[];
  /** True where the cloud itself should refuse to delete what holds data. */
  readonly protected: boolean;
  /** True where workloads are to stand still: nothing of theirs runs, and whatever holds data stays as it is. */
  readonly paused: boolean;
  /** The answers of a resource of type `environment`. */
  readonly values: Readonly<Record<string, TerraformText | SecretValue>>;
}

export interface CreateInput<Params> {
  /** The construct to create things under. Ids need only be unique within it. */
  readonly scope: Construct;
  readonly address: ResourceAddress;
  /** Makes names for the cloud: readable, unique across projects and environments, within any limit. */
  readonly name: Name;
  /** Checked, placeholders resolved. */
  readonly params: Params;
  /** The outputs of what the definition needs, by alias. */
  readonly needs: Readonly<Record<string, Outputs>>;
  /** What the resource uses under names of its own: a workload's requests; sorted by name. */
  readonly uses: Readonly<Record<string, UsedResource>>;
  /** The workloads that asked for it; sorted. */
  readonly workloads: readonly string[];
  /** The workload and port it leads traffic to, for types that point at one. */
  readonly target?: Target | undefined;
  readonly context: CreateContext;
}

/** The user of a resource, at the other end of an edge. */
export interface Consumer {
  readonly address: ResourceAddress;
  readonly type: string;
  readonly name: Name;
  readonly outputs: Outputs;
  /** The outputs of what the consumer's definition needs, by alias. */
  readonly needs: Readonly<Record<string, Outputs>>;
}

export interface ConnectInput<Params, Own = Outputs> extends Omit<CreateInput<Params>, 'uses'> {
  /** What `create` returned: outputs and handles. */
  readonly outputs: Own;
  readonly consumer: Consumer;
  readonly access: Access;
}

/**
 * What a use allows its consumer, by the kind of identity it is for. Packs that bring another kind declare it here, as
 * with `SecretWays`.
 */
export interface Grants {
  /** Statements of an IAM policy: exact actions on exact ARNs. */
  readonly 'aws-iam'?: readonly {
    readonly sid?: string;
    readonly actions: readonly string[];
    readonly resources: readonly string[];
    /** By operator, then by key, as IAM writes them. */
    readonly conditions?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  }[];
}

export interface ReceiveInput<Params, Own = Outputs> extends CreateInput<Params> {
  /** What `create` returned: outputs and handles. */
  readonly outputs: Own;
  readonly consumer: Consumer;
  /** What the consumer's uses allow, in the order of their addresses. */
  readonly grants: readonly Grants[];
}

export interface DefinitionOptions<
  Type extends ResourceType,
  Params extends Shape,
  Unavailable extends string,
  Handles extends Shape,
> {
  /** @default 'default' */
  readonly class?: string;
  /** How it is called where people choose between definitions. @default the type, and the class if not `default` */
  readonly name?: string;
  /** One sentence for people choosing between definitions. */
  readonly summary: string;
  /** What else they have to know, a sentence each, such as that it can only be planned with a cluster. @default none */
  readonly notes?: readonly string[];
  /** Narrower params than the type's, where a definition takes fewer or documents them better. */
  readonly params?: Params;
  /** Its Terraform types that hold data, such as `aws_db_instance`: only these are guarded. @default none */
  readonly stateful?: readonly string[];
  /** Other resources it wants in the graph. A function must be pure: it sees params with placeholders unresolved. */
  readonly needs?: Needs | ((params: z.output<Params>) => Needs);
  /** Outputs that it cannot honestly give, each with the reason and the alternative. */
  readonly unavailable?: { readonly [Output in Unavailable]: string };
  /** What its own `connect` and `receive` need of `create` besides the type's handles, such as a security group. */
  readonly handles?: Handles;
  /** The alias of the need that stands in for it: using this resource is using that one, `connect` included. */
  readonly delegate?: string;
  /** Makes the constructs of one resource and returns every output that is not unavailable. */
  create(
    input: CreateInput<Safe<z.output<Params>>>,
  ): Omit<Created<Type>, Unavailable> & Fields<Handles>;
  /** Runs once for each use, after both ends exist: network rules, policies; returns what the consumer may do. */
  connect?(
    input: ConnectInput<Safe<z.output<Params>>, Omit<Created<Type>, Unavailable> & Fields<Handles>>,
  ): Grants | undefined;
  /** Runs once for each consumer that is, or needs, this resource, after all of the consumer's uses are connected. */
  receive?(
    input: ReceiveInput<Safe<z.output<Params>>, Omit<Created<Type>, Unavailable> & Fields<Handles>>,
  ): void;
}

/** What `create` returns: the type's outputs, secrets as `SecretValue`s, and its handles. */
export type Created<Type extends ResourceType> = {
  readonly [Output in keyof Fields<Type['outputs']>]: Output extends SecretsOf<Type>
    ? SecretValue
    : Fields<Type['outputs']>[Output];
} & (Type extends ResourceType<Shape, Shape, infer Handles> ? Fields<Handles> : unknown);

/** What a shape takes; zod's own type forbids every field where the shape has none, and so spoils what it is joined to. */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- no field is the empty shape
type Fields<Of extends Shape> = [keyof Of['shape']] extends [never] ? {} : z.input<Of>;

type SecretsOf<Type extends ResourceType> =
  Type extends ResourceType<Shape, Shape, Shape, infer Secrets>
    ? // Of a type that only the running program knows, nothing can be said.
      string extends Secrets
      ? never
      : Secrets
    : never;

/** One way to make a resource type: frozen data and functions. */
export interface ResourceDefinition {
  readonly type: ResourceType;
  readonly class: string;
  readonly name: string;
  readonly summary: string;
  readonly notes: readonly string[];
  readonly params: Shape;
  readonly stateful: readonly string[];
  readonly unavailable: Readonly<Record<string, string>>;
  readonly handles?: Shape | undefined;
  readonly delegate?: string | undefined;
  needsFor(params: Readonly<Record<string, unknown>>): Needs;
  // The graph holds definitions of unlike params; what `create` receives was checked against `params` by then.
  create(input: CreateInput<never>): Outputs;
  connect?(input: ConnectInput<never, never>): Grants | undefined;
  receive?(input: ReceiveInput<never, never>): void;
}
