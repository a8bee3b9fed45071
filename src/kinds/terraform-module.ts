import { TerraformHclModule } from 'cdktf';
import type { z } from 'zod';
import {
  defineResource,
  escapeDeep,
  kindOf,
  type Created,
  type CreateInput,
  type DefinitionOptions,
  type Needs,
  type ResourceDefinition,
  type ResourceType,
  type Safe,
  type SecretValue,
  type Shape,
} from '../pack';

/**
 * Where each output comes from: the name of a module's output, or a function of the module. A secret takes a function
 * only, because a module's output is text in the state: it has to say where the secret lies instead.
 */
export type ModuleOutputs<Type extends ResourceType> = {
  readonly [Output in keyof Created<Type>]?: Exclude<
    Created<Type>[Output],
    undefined
  > extends SecretValue
    ? (module: TerraformHclModule) => SecretValue
    : string | ((module: TerraformHclModule) => Created<Type>[Output]);
};

export interface TerraformModuleOptions<Type extends ResourceType, Params extends Shape> {
  /** As Terraform takes it: a registry address, or a git or archive URL. */
  readonly source: string;
  /** A version constraint, for modules of a registry. */
  readonly version?: string;
  /**
   * The module's variables. A record is data: its texts are never Terraform expressions. A function receives texts that
   * are safe to pass on, and references.
   *
   * @default none
   */
  readonly variables?:
    | Readonly<Record<string, unknown>>
    | ((input: CreateInput<Safe<z.output<Params>>>) => Readonly<Record<string, unknown>>);
  /** Outputs that are left out are unavailable. */
  readonly outputs: ModuleOutputs<Type>;
  /** @default 'default' */
  readonly class?: string;
  readonly name?: string;
  /** @default a sentence that names the module */
  readonly summary?: string;
  readonly params?: Params;
  readonly needs?: Needs | ((params: z.output<Params>) => Needs);
  /** Terraform types within the module that hold data. @default none */
  readonly stateful?: readonly string[];
  readonly connect?: DefinitionOptions<Type, Params, never, Shape>['connect'];
}

/**
 * A resource made by a Terraform module.
 *
 * @example
 * terraformModule(sqsType, {
 *   source: 'terraform-aws-modules/sqs/aws',
 *   version: '~> 5.0',
 *   variables: ({ name }) => ({ name: name.within(80) }),
 *   outputs: { url: 'queue_url', arn: 'queue_arn', region: () => 'eu-central-1' },
 * })
 */
export function terraformModule<Type extends ResourceType, Params extends Shape = Type['params']>(
  type: Type,
  options: TerraformModuleOptions<Type, Params>,
): ResourceDefinition {
  const { source, version, variables = {}, outputs, summary, ...rest } = options;
  const mapped = Object.entries(outputs) as [string, Mapping][];
  refuseMistakes(type, mapped);
  return defineResource<ResourceType>(type, {
    // What the author declared by the resource's own type is passed on; this is a wider view of the same.
    ...(rest as Partial<DefinitionOptions<ResourceType, Shape, never, Shape>>),
    summary: summary ?? `Made by the Terraform module ${source}.`,
    unavailable: unavailableOf(type, outputs, source),
    create(input) {
      const module = new TerraformHclModule(input.scope, 'Default', {
        source,
        ...(version === undefined ? {} : { version }),
        variables:
          typeof variables === 'function'
            ? variables(input as CreateInput<Safe<z.output<Params>>>)
            : (escapeDeep(variables) as Record<string, unknown>),
      });
      return Object.fromEntries(
        mapped.map(([output, from]) => [
          output,
          typeof from === 'function' ? from(module) : read(module, from, schemaOf(type, output)),
        ]),
      );
    },
  });
}

type Mapping = string | ((module: TerraformHclModule) => unknown);

function schemaOf(type: ResourceType, output: string): z.core.$ZodType | undefined {
  const shape: Readonly<Record<string, z.core.$ZodType>> = {
    ...type.handles?.shape,
    ...type.outputs.shape,
  };
  return shape[output];
}

/** A reference of the kind that the resource type promises, because cdktf has one for each. */
function read(module: TerraformHclModule, output: string, schema: z.core.$ZodType | undefined) {
  switch (schema && kindOf(schema)) {
    case 'string':
      return module.getString(output);
    case 'number':
      return module.getNumber(output);
    case 'boolean':
      return module.getBoolean(output);
    case 'list':
      return module.getList(output);
    default:
      return module.get(output) as unknown;
  }
}

function unavailableOf(type: ResourceType, outputs: object, source: string) {
  const missing = Object.keys(type.outputs.shape).filter((output) => !(output in outputs));
  const reason = (output: string) =>
    `The Terraform module ${source} is not mapped to "${output}" of ${type.name}. ` +
    'Use another output, or ask the platform engineers to map this one.';
  return Object.fromEntries(missing.map((output) => [output, reason(output)]));
}

/** The compiler finds these too, but platforms may be written without it. */
function refuseMistakes(type: ResourceType, mapped: readonly [string, Mapping][]): void {
  const secrets: readonly string[] = type.secrets ?? [];
  for (const [output, from] of mapped) {
    if (!type.outputsIn && !schemaOf(type, output)) {
      throw new TypeError(`The resource type "${type.name}" has no output "${output}".`);
    }
    if (secrets.includes(output) && typeof from === 'string') {
      throw new TypeError(
        `The output "${output}" of "${type.name}" is a secret: map it by a function that returns secret(…).`,
      );
    }
  }
}
