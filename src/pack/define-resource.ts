import type { z } from 'zod';
import { DEFAULT_CLASS } from '../model';
import type { DefinitionOptions, ResourceDefinition } from './definition';
import { needsOf } from './needs-of';
import type { ResourceType, Shape } from './resource-type';

/**
 * One way to make a resource type. Leaving an output out is a type error; so is giving one that is declared unavailable.
 *
 * @example
 * export const bucket = (options: { versioned: boolean }) =>
 *   defineResource(s3Type, { summary: 'A bucket.', create: ({ scope, name }) => { … } });
 */
export function defineResource<
  Type extends ResourceType,
  Params extends Shape = Type['params'],
  Unavailable extends keyof Type['outputs']['shape'] & string = never,
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- no handles is the empty shape
  Handles extends Shape = z.ZodObject<{}>,
>(type: Type, options: DefinitionOptions<Type, Params, Unavailable, Handles>): ResourceDefinition {
  const { needs, class: resourceClass = DEFAULT_CLASS } = options;
  const definition = {
    ...options,
    type,
    class: resourceClass,
    name:
      options.name ??
      (resourceClass === DEFAULT_CLASS ? type.name : `${type.name}.${resourceClass}`),
    notes: Object.freeze([...(options.notes ?? [])]),
    params: options.params ?? type.params,
    stateful: Object.freeze([...(options.stateful ?? [])].sort()),
    unavailable: Object.freeze({ ...options.unavailable }),
    needsFor: (params: Readonly<Record<string, unknown>>) =>
      needsOf(needs, params as z.output<Params>),
  };
  return Object.freeze(definition);
}
