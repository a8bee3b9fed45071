import type { z } from 'zod';
import {
  escapeDeep,
  type CreateInput,
  type DefinitionOptions,
  type Needs,
  type ResourceType,
  type Safe,
  type Shape,
} from '../pack';

/** What a platform says of a definition whose resource a chart or a module makes. */
export interface DeclaredOptions<Type extends ResourceType, Params extends Shape> {
  /** @default 'default' */
  readonly class?: string;
  readonly name?: string;
  /** @default a sentence that names the chart or the module */
  readonly summary?: string;
  readonly params?: Params;
  readonly needs?: Needs | ((params: z.output<Params>) => Needs);
  /** What each user of it needs besides its outputs, such as a network rule or a permission. @default nothing */
  readonly connect?: DefinitionOptions<Type, Params, never, Shape>['connect'];
}

/**
 * What a chart or a module is given. A record is data: its texts are never Terraform expressions. A function receives
 * texts that are safe to pass on, and references.
 */
export type Given<Params extends Shape> =
  | Readonly<Record<string, unknown>>
  | ((input: CreateInput<Safe<z.output<Params>>>) => Readonly<Record<string, unknown>>);

/** What it is given for one resource. */
export function givenFor<Params extends Shape>(
  given: Given<Params>,
  input: CreateInput<unknown>,
): Record<string, unknown> {
  return typeof given === 'function'
    ? given(input as CreateInput<Safe<z.output<Params>>>)
    : (escapeDeep(given) as Record<string, unknown>);
}
