import { isMap } from '../model';

/** A JSON object; keys that users chose are among them, but never `__proto__`, which reading refuses. */
export type JsonMap = Record<string, unknown>;

/** Merges maps key by key, appends lists, and lets the later value win elsewhere: how Terraform JSON adds up. */
export function mergeInto(target: JsonMap, source: JsonMap): JsonMap {
  for (const [key, value] of Object.entries(source)) {
    const present = target[key];
    if (isMap(present) && isMap(value)) mergeInto(present, value);
    else if (Array.isArray(present) && Array.isArray(value)) target[key] = present.concat(value);
    else target[key] = value;
  }
  return target;
}
