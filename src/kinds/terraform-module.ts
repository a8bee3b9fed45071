import { TerraformHclModule } from 'cdktf';
import type { z } from 'zod';
import {
  defineResource,
  kindOf,
  type Created,
  type DefinitionOptions,
  type ResourceDefinition,
  type ResourceType,
  type SecretValue,
  type Shape,
} from '../pack';
import { givenFor, type DeclaredOptions, type Given } from './declared-options';
import { isSecretOutput, refuseUnknown, schemaOf, unmapped } from './outputs';

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

export interface TerraformModuleOptions<
  Type extends ResourceType,
  Params extends Shape,
> extends DeclaredOptions<Type, Params> {
  /** As Terraform takes it: a registry address, or a git or archive URL. */
  readonly source: string;
  /** A version constraint, for modules of a registry. */
  readonly version?: string;
  /** The module's variables. @default none */
  readonly variables?: Given<Params>;
  /** Outputs that are left out are unavailable. */
  readonly outputs: ModuleOutputs<Type>;
  /** Terraform types within the module that hold data. @default none */
  readonly stateful?: readonly string[];
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
    unavailable: unmapped(type, outputs, `Terraform module ${source}`),
    create(input) {
      const module = new TerraformHclModule(input.scope, 'Default', {
        source,
        ...(version === undefined ? {} : { version }),
        variables: givenFor(variables, input),
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

/** The compiler finds these too, but platforms may be written without it. */
function refuseMistakes(type: ResourceType, mapped: readonly [string, Mapping][]): void {
  for (const [output, from] of mapped) {
    refuseUnknown(type, output);
    if (isSecretOutput(type, output) && typeof from === 'string') {
      throw new TypeError(
        `The output "${output}" of "${type.name}" is a secret: map it by a function that returns secret(…).`,
      );
    }
  }
}
