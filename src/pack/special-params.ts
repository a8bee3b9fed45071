import { z } from 'zod';
import { Template } from '../model';
import type { MixedText, SecretValue } from './secret';
import type { TerraformText } from './terraform-text';
import type { UsedResource } from './definition';

const DEFERRED = Symbol.for('scoreform/deferred-param');

/**
 * A param whose form depends on what its placeholders turn out to be. Matching keeps it, creating replaces it by what
 * its kind promises: `text` → MixedText, `secret` → SecretValue or text, `resource` → UsedResource or text.
 */
export interface DeferredParam {
  readonly [DEFERRED]: 'text' | 'secret' | 'resource';
  readonly value: string | Template;
}

export function isDeferred(value: unknown): value is DeferredParam {
  return typeof value === 'object' && value !== null && DEFERRED in value;
}

export function deferredKind(param: DeferredParam): 'text' | 'secret' | 'resource' {
  return param[DEFERRED];
}

const deferred = <Created>(kind: 'text' | 'secret' | 'resource') =>
  z
    .custom<string | Template>(
      (value) => typeof value === 'string' || Template.is(value),
      'expected a text',
    )
    // The declared output type is what `create` receives; until then the value is deferred.
    .transform((value) => ({ [DEFERRED]: kind, value }) as unknown as Created);

/** A text that may mix literals, references and secrets, such as a variable; `create` receives its parts. */
export const text = () => deferred<MixedText>('text');

/** A param that takes a secret. Anywhere else a secret is refused at the request. */
export const secretParam = () => deferred<SecretValue | TerraformText>('secret');

/** A param that names another resource as a whole, such as the source of a volume: `${resources.data}`. */
export const resourceParam = () => deferred<UsedResource | TerraformText>('resource');
