import { isRecord } from '../planning/conform';
import { replacementsOf } from '../planning/replacing';
import type { BlockSchema } from '../provider-schema';
import { BigNumber, Dynamic, type BlockValue, type CtyType, type Value } from '../values';
import { asJson, type Json } from './configuration';

/** What can be changed behind Terraform's back, and be seen by it. */
interface Target {
  readonly path: readonly string[];
  readonly type: CtyType;
  readonly value: Value;
}

/** Kinds of attributes, those first whose change does least harm. */
const PREFERRED: readonly ((target: Target) => boolean)[] = [
  ({ path }) => path.at(-1) === 'tags',
  ({ path }) => path.at(-1) === 'labels' || path.at(-1) === 'annotations',
  ({ type }) => type === 'bool',
  ({ type }) => type === 'number',
  ({ type }) => type === 'string',
  () => true,
];

const MARK = 'changed-behind-terraform';

/**
 * The state of a resource after somebody else has changed it: the attribute that was named, or one that the stack's text
 * sets and that can be changed in place. Undefined where there is none.
 */
export function drifted(
  type: string,
  state: BlockValue,
  block: BlockSchema,
  named: string | undefined,
  body: Json | undefined,
): BlockValue | undefined {
  const targets = targetsIn(block, state, []);
  const found =
    named === undefined
      ? chosen(targets.filter((target) => isVisible(type, target, body)))
      : targets.find(({ path }) => path.join('.') === named.replace(/\.\d+(?=\.|$)/g, ''));
  if (!found) return undefined;
  const after = changed(found.value, found.type);
  const isTags = found.path.join('.') === 'tags' && isRecord(state['tags_all']);
  const all: BlockValue = isTags
    ? { tags_all: changed(state['tags_all'] ?? null, found.type) }
    : {};
  return { ...(withValue(state, found.path, after) as BlockValue), ...all };
}

function chosen(targets: readonly Target[]): Target | undefined {
  return PREFERRED.map((preferred) => targets.find(preferred)).find(
    (target) => target !== undefined,
  );
}

function targetsIn(
  { attributes, blocks }: BlockSchema,
  state: BlockValue,
  above: readonly string[],
): Target[] {
  const own = Object.entries(attributes)
    .filter(([, { required, optional, writeOnly }]) => (required || optional) && !writeOnly)
    .map(([name, { type }]): Target => ({
      path: [...above, name],
      type,
      value: state[name] ?? null,
    }));
  const nested = Object.entries(blocks).flatMap(([name, { block, nesting }]) => {
    const value = state[name];
    // What stands in a set has no place of its own.
    const first =
      Array.isArray(value) && nesting === 'list' ? (value as readonly Value[])[0] : value;
    return isRecord(first) ? targetsIn(block, first, [...above, name]) : [];
  });
  return [...own, ...nested];
}

/** Terraform sees a change of what the stack sets; of what it leaves to the cloud it does not. */
function isVisible(type: string, { path, value }: Target, body: Json | undefined): boolean {
  if (value === null || path[0] === 'timeouts') return false;
  const isFixed = replacementsOf(type).some((each) => {
    const fixed = each.split('.');
    return fixed.every((step, index) => path[index] === step);
  });
  // Of a whole manifest, a part is changed that can be.
  if (isFixed && !(value instanceof Dynamic)) return false;
  if (body === undefined) return path.length === 1;
  const [name = '', ...rest] = path;
  return (
    rest.reduce((within: unknown, step) => {
      const inner = Array.isArray(within) ? (within[0] as unknown) : within;
      return asJson(inner)[step];
    }, body[name]) !== undefined
  );
}

function changed(value: Value, type: CtyType): Value {
  if (value instanceof Dynamic) return new Dynamic(value.type, changedWithin(value.value));
  if (type === 'bool') return value !== true;
  if (type === 'number') return value instanceof BigNumber ? 1 : Number(value ?? 0) + 1;
  if (typeof type === 'string') {
    const text = typeof value === 'string' ? value : '';
    return /^\d+$/.test(text)
      ? String(Number(text) + 1)
      : `${text}${text === '' ? '' : '-'}${MARK}`;
  }
  if (type[0] === 'map')
    return { ...(isRecord(value) ? value : {}), [MARK]: changed(null, type[1]) };
  if (type[0] === 'list' || type[0] === 'set') {
    const items = Array.isArray(value) ? (value as readonly Value[]) : [];
    return typeof type[1] === 'string' ? [...items, changed(null, type[1])] : items.slice(1);
  }
  return null;
}

/** What a manifest says of itself, and what is not to be touched. */
const IDENTITY = ['apiVersion', 'kind', 'metadata'];

/** A value of any type with the first scalar in it changed; types stay as they are. */
function changedWithin(value: Value): Value {
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'number') return value + 1;
  if (typeof value === 'string') return changed(value, 'string');
  const entries = isRecord(value) || Array.isArray(value) ? Object.entries(value as object) : [];
  for (const [step, inner] of entries as [string, Value][]) {
    if (IDENTITY.includes(step)) continue;
    const after = changedWithin(inner);
    if (after === inner) continue;
    return Array.isArray(value)
      ? value.with(Number(step), after)
      : { ...(value as BlockValue), [step]: after };
  }
  return value;
}

function withValue(state: Value, [step, ...rest]: readonly string[], value: Value): Value {
  if (step === undefined) return value;
  if (Array.isArray(state)) {
    const [first = null, ...others] = state as readonly Value[];
    return [withValue(first, [step, ...rest], value), ...others];
  }
  const block = state as BlockValue;
  return { ...block, [step]: withValue(block[step] ?? null, rest, value) };
}
