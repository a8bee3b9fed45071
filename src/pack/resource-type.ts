import type { z } from 'zod';
import type { Access, DeploymentContext } from '../model';

/** Any object schema: the shape that params and outputs are declared in. */
export type Shape = z.ZodObject;

/** The kinds of value an output can be; `any` where only the environment knows. */
export type OutputKind = 'string' | 'number' | 'boolean' | 'list' | 'map' | 'any';

/** What is known of an output before it exists. */
export interface OutputDeclaration {
  readonly kind: OutputKind;
  readonly secret: boolean;
}

/** A request as a type sees it, before any definition is chosen. */
export interface RequestFacts {
  /** The workload that asks. */
  readonly workload: string;
  /** The name of the entry under `resources`. */
  readonly name: string;
  /** As written: placeholders are still templates. */
  readonly params: Readonly<Record<string, unknown>>;
}

/** The workload, and where it matters the port by name or number, that a request leads traffic to. */
export interface PointsAt {
  readonly workload: unknown;
  readonly port?: unknown;
}

export interface ResourceTypeOptions<
  Params extends Shape,
  Outputs extends Shape,
  Handles extends Shape,
  Secrets extends string,
> {
  /** As a Score file writes it under `type`. */
  readonly name: string;
  /** One sentence for developers: what they get. */
  readonly summary: string;
  /** What a request may pass. Use strict objects, so that a slip is a diagnostic. */
  readonly params: Params;
  /** What placeholders may name. */
  readonly outputs: Outputs;
  /** Those of the outputs that are secrets. @default none */
  readonly secrets?: readonly Secrets[];
  /** What other definitions may use and placeholders may not, such as the security group of a workload. */
  readonly handles?: Handles;
  /** The accesses a request may ask for. @default ['read', 'write', 'admin'] */
  readonly accesses?: readonly Access[];
  /** @default 'write' */
  readonly defaultAccess?: Access;
  /** False for types that only definitions ask for, such as `k8s-cluster`. @default true */
  readonly requestable?: boolean;
  /** The workload that a request points at, for types that lead traffic to one; matching checks that it exists. */
  readonly pointsAt?: (request: RequestFacts) => PointsAt;
  /** For types whose outputs only the environment knows, such as `environment`: what they are there. */
  readonly outputsIn?: (context: DeploymentContext) => Readonly<Record<string, OutputDeclaration>>;
}

/** The contract, params and outputs, that every definition of the type keeps. */
export interface ResourceType<
  Params extends Shape = Shape,
  Outputs extends Shape = Shape,
  Handles extends Shape = Shape,
  Secrets extends string = string,
> extends ResourceTypeOptions<Params, Outputs, Handles, Secrets> {
  readonly accesses: readonly Access[];
  readonly defaultAccess: Access;
  readonly requestable: boolean;
}

/** Declares a resource type. It is data: nothing is checked or made until a definition of it is matched. */
export function defineResourceType<
  Params extends Shape,
  Outputs extends Shape,
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- no handles is the empty shape
  Handles extends Shape = z.ZodObject<{}>,
  Secrets extends keyof z.output<Outputs> & string = never,
>(
  options: ResourceTypeOptions<Params, Outputs, Handles, Secrets>,
): ResourceType<Params, Outputs, Handles, Secrets> {
  const accesses = options.accesses ?? ['read', 'write', 'admin'];
  const defaultAccess =
    options.defaultAccess ?? (accesses.includes('write') ? 'write' : accesses[0]);
  if (defaultAccess === undefined) {
    throw new TypeError(`The resource type "${options.name}" knows no access at all.`);
  }
  return Object.freeze({
    ...options,
    accesses,
    defaultAccess,
    requestable: options.requestable ?? true,
  });
}

/** What a type's outputs are in an environment, by name. */
export function declaredOutputs(
  type: ResourceType,
  context: DeploymentContext,
): Readonly<Record<string, OutputDeclaration>> {
  if (type.outputsIn) return type.outputsIn(context);
  const secrets: readonly string[] = type.secrets ?? [];
  return Object.fromEntries(
    Object.entries(shapeOf(type.outputs)).map(([name, schema]) => [
      name,
      { kind: kindOf(schema), secret: secrets.includes(name) },
    ]),
  );
}

/** The outputs that every definition gives, save those it declares unavailable. */
export function promisedOutputs(type: ResourceType): string[] {
  if (type.outputsIn) return [];
  return Object.entries(shapeOf(type.outputs))
    .filter(([, schema]) => schema._zod.optin !== 'optional')
    .map(([name]) => name);
}

function shapeOf(schema: Shape): Readonly<Record<string, z.core.$ZodType>> {
  return schema.shape;
}

/** The kind of value a schema describes, looking through optional, nullable and default. */
export function kindOf(schema: z.core.$ZodType): OutputKind {
  const { def } = schema._zod;
  switch (def.type) {
    case 'string':
    case 'enum':
    case 'template_literal':
      return 'string';
    case 'number':
    case 'int':
      return 'number';
    case 'boolean':
      return 'boolean';
    case 'array':
    case 'tuple':
      return 'list';
    case 'object':
    case 'record':
      return 'map';
    case 'optional':
    case 'nullable':
    case 'default':
    case 'readonly':
    case 'nonoptional':
    case 'prefault':
    case 'catch':
      return kindOf((def as unknown as { innerType: z.core.$ZodType }).innerType);
    default:
      return 'any';
  }
}
