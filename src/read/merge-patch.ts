import { isPlainMap, type PlainValue } from './yaml-value';

/**
 * Applies a JSON merge patch (RFC 7386): maps are merged, null removes, anything else replaces.
 *
 * Neither value is changed, and keys become own properties whatever they are called.
 */
export function mergePatch(target: PlainValue | undefined, patch: PlainValue): PlainValue {
  if (!isPlainMap(patch)) return patch;
  const merged = new Map(isPlainMap(target) ? Object.entries(target) : []);
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) merged.delete(key);
    else merged.set(key, mergePatch(merged.get(key), value));
  }
  return Object.fromEntries(merged);
}
