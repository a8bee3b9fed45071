import type { ResourceAddress } from '../model';

/** What a pack may call a construct: no `__`, which joins the parts of a logical id. */
const CONSTRUCT_ID = /^[A-Za-z0-9-]+(_[A-Za-z0-9-]+)*$/;

/** cdktf's own name for the main construct of a scope; it adds nothing to an id. */
const MAIN = 'Default';

/**
 * The id of a resource's scope: `postgres_default_cart_db`. Different addresses have different ids, because no part of
 * an address holds `_`: the first two join type, class and id, the others stand for the dots of the id.
 */
export function scopeId({ type, resourceClass, id }: ResourceAddress): string {
  const text = `${type}_${resourceClass}_${id.replaceAll('.', '_')}`;
  // Terraform's names begin with a letter or `_`, and nothing else of ours begins with `_`.
  return /^[0-9-]/.test(text) ? `_${text}` : text;
}

/** The scope of what connects a consumer to a resource, within the resource's own. */
export function connectionId(consumer: ResourceAddress): string {
  return `for-${scopeId(consumer)}`;
}

/** Joins the ids from a resource's scope down to a construct; undefined where one cannot be part of a Terraform name. */
export function logicalId(ids: readonly string[]): string | undefined {
  const [scope = '', ...inner] = ids;
  const named = inner.filter((id) => id !== MAIN);
  return named.every((id) => CONSTRUCT_ID.test(id)) ? [scope, ...named].join('__') : undefined;
}
