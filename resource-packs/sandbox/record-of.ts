import type { z } from 'zod';
import {
  defineResource,
  kindOf,
  secret,
  type Created,
  type CreateInput,
  type ResourceDefinition,
  type ResourceType,
  type Safe,
  type SecretValue,
} from '../../src/pack';
import type { ResourceAddress } from '../../src/model';
import { TerraformData } from './terraform-data';

/** The outputs of a type that are no secrets, under their own names; whatever else is worth looking at may stand there too. */
type RecordFor<Type extends ResourceType> = {
  readonly [
    Output in keyof Created<Type> &
      keyof Type['outputs']['shape'] as Created<Type>[Output] extends SecretValue ? never : Output
  ]: Created<Type>[Output];
} & Readonly<Record<string, unknown>>;

type ParamsOf<Type extends ResourceType> = Safe<Type['params']['_zod']['output']>;

interface RecordOptions<Type extends ResourceType> {
  readonly summary: string;
  /** @default 'default' */
  readonly class?: string;
  /** Whether the real thing would hold data, so that losing the record is guarded like losing the thing. */
  readonly holdsData: boolean;
  readonly record: (input: CreateInput<ParamsOf<Type>>) => RecordFor<Type>;
}

/**
 * A resource that is only a record of itself in the state. Its outputs are references to the record, so a deployment
 * resolves them as it would those of the real thing; its secrets are names without a value.
 */
export function recordOf<Type extends ResourceType>(
  type: Type,
  { record, holdsData, ...options }: RecordOptions<Type>,
): ResourceDefinition {
  return defineResource<ResourceType>(type, {
    ...options,
    stateful: holdsData ? ['terraform_data'] : [],
    create(input) {
      const data = new TerraformData(input.scope, 'Default', {
        address: String(input.address),
        // The params were checked by the schema of this very type.
        ...record(input as CreateInput<ParamsOf<Type>>),
      });
      return outputsOf(type, data, input.address);
    },
  });
}

function outputsOf(
  type: ResourceType,
  data: TerraformData,
  address: ResourceAddress,
): Record<string, string | number | SecretValue> {
  const secrets: readonly string[] = type.secrets ?? [];
  const shape: Readonly<Record<string, z.core.$ZodType>> = type.outputs.shape;
  const outputOf = (output: string, schema: z.core.$ZodType) => {
    if (secrets.includes(output)) return sandboxSecret(address, output);
    const place = `output.${output}`;
    const isNumber = kindOf(schema) === 'number';
    return isNumber ? data.getNumberAttribute(place) : data.getStringAttribute(place);
  };
  return Object.fromEntries(
    Object.entries(shape).map(([output, schema]) => [output, outputOf(output, schema)]),
  );
}

function sandboxSecret(address: ResourceAddress, output: string): SecretValue {
  return secret({ sandbox: { reference: `sandbox/${String(address)}/${output}` } });
}
