import type { z } from 'zod';
import { isSecret, type ResourceType } from '../pack';

/** The reason for each output that is left out, which makes it unavailable. */
export function unavailableOf(
  type: ResourceType,
  outputs: object,
  reason: (output: string) => string,
): Record<string, string> {
  const missing = Object.keys(type.outputs.shape).filter((output) => !(output in outputs));
  return Object.fromEntries(missing.map((output) => [output, reason(output)]));
}

/** The reason for each output that nothing of a chart or a module is said to be. */
export function unmapped(type: ResourceType, outputs: object, of: string): Record<string, string> {
  return unavailableOf(
    type,
    outputs,
    (output) =>
      `The ${of} is not mapped to "${output}" of ${type.name}. ` +
      'Use another output, or ask the platform engineers to map this one.',
  );
}

/** What a type says of one of its outputs or handles; nothing where it has none of that name. */
export function schemaOf(type: ResourceType, output: string): z.core.$ZodType | undefined {
  const shape: Readonly<Record<string, z.core.$ZodType>> = {
    ...type.handles?.shape,
    ...type.outputs.shape,
  };
  return shape[output];
}

/** Refuses an output that the type does not have. The compiler does so too, but platforms may be written without it. */
export function refuseUnknown(type: ResourceType, output: string): void {
  if (type.outputsIn || schemaOf(type, output)) return;
  const known = Object.keys(type.outputs.shape).sort().join(', ');
  throw new TypeError(
    `The resource type "${type.name}" has no output "${output}"; it has ${known}.`,
  );
}

/** Refuses a value where the type has a secret, and a secret where it has none. */
export function refuseMisplacedSecret(type: ResourceType, output: string, value: unknown): void {
  if (isSecret(value) === isSecretOutput(type, output)) return;
  throw new TypeError(
    isSecret(value)
      ? `The output "${output}" of "${type.name}" is no secret: give its value.`
      : `The output "${output}" of "${type.name}" is a secret: give it by secret(…), never its value.`,
  );
}

/** Whether the type says that an output is a secret. */
export function isSecretOutput({ secrets = [] }: ResourceType, output: string): boolean {
  return secrets.includes(output);
}
