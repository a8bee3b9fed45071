import type { z } from 'zod';
import {
  defineResource,
  escapeDeep,
  isSecret,
  kindOf,
  type Created,
  type DefinitionOptions,
  type ResourceDefinition,
  type ResourceType,
  type Shape,
} from '../pack';
import { refuseMisplacedSecret, refuseUnknown, unavailableOf } from './outputs';

export interface ExistingOptions<Type extends ResourceType = ResourceType> {
  /** @default 'default' */
  readonly class?: string;
  /** @default `existing-` and the type */
  readonly name?: string;
  /** @default a sentence that says that nothing is made */
  readonly summary?: string;
  /** What each user of it needs besides its outputs, such as a network rule or a permission. @default nothing */
  readonly connect?: DefinitionOptions<Type, Type['params'], never, Shape>['connect'];
}

/**
 * A resource that is there already: nothing is made, the platform says its outputs. Texts are data and never Terraform
 * expressions; secrets are given by `secret(…)`. Outputs that are left out are unavailable.
 *
 * @example
 * existing(postgresType, { host: 'db.internal', port: 5432, password: secret({ … }), … })
 */
export function existing<Type extends ResourceType>(
  type: Type,
  outputs: Partial<Created<Type>>,
  options: ExistingOptions<Type> = {},
): ResourceDefinition {
  refuseMistakes(type, outputs);
  const values = escapeDeep(outputs) as Created<ResourceType>;
  const { class: resourceClass, name = `existing-${type.name}`, connect } = options;
  return defineResource<ResourceType>(type, {
    ...(resourceClass === undefined ? {} : { class: resourceClass }),
    name,
    summary:
      options.summary ??
      `An existing ${type.name}: nothing is made, and the platform says its values.`,
    unavailable: unavailableOf(
      type,
      outputs,
      (output) =>
        `The platform uses a ${type.name} that exists already and does not say its "${output}". ` +
        'Use another output, or ask the platform engineers to add this one.',
    ),
    create: () => values,
    ...(connect ? { connect } : {}),
  });
}

/** The compiler finds these too, but platforms may be written without it. */
function refuseMistakes(type: ResourceType, outputs: object): void {
  if (type.outputsIn) return;
  const shape: Readonly<Record<string, z.core.$ZodType>> = type.outputs.shape;
  for (const [name, value] of Object.entries(outputs)) {
    refuseUnknown(type, name);
    const schema = shape[name];
    if (!schema) continue;
    refuseMisplacedSecret(type, name, value);
    const expected = kindOf(schema);
    if (!isSecret(value) && ['string', 'number', 'boolean'].includes(expected)) {
      if (typeof value === expected) continue;
      throw new TypeError(`The output "${name}" of "${type.name}" is a ${expected}.`);
    }
  }
}
