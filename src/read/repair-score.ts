import type { z } from 'zod';
import { valueAt, type Path } from './places';
import { scoreSchema, type ScoreFile } from './score-schema';
import { isPlainMap, type PlainValue } from './yaml-value';

/** What stands in for fields that a file cannot do without. */
const STAND_INS: Readonly<Record<string, string>> = {
  apiVersion: 'score.dev/v1b1',
  name: 'unnamed',
  image: '.',
  type: 'unknown',
};

/** How often a repair may show further mistakes. */
const ROUNDS = 4;

/**
 * What is left of a Score file without its mistakes, so that the rest can be checked in the same run. Never deploy it.
 *
 * Undefined where too little is left.
 */
export function repairScore(
  value: PlainValue,
  issues: readonly z.core.$ZodIssue[],
): ScoreFile | undefined {
  let repaired = structuredClone(value);
  let wrong = issues;
  for (let round = 0; round < ROUNDS; round++) {
    for (const issue of wrong) {
      if (issue.code === 'unrecognized_keys') {
        const map = valueAt(repaired, issue.path);
        for (const key of issue.keys) if (isPlainMap(map)) Reflect.deleteProperty(map, key);
      } else {
        remove(repaired, issue.path);
      }
    }
    const result = scoreSchema.safeParse(repaired);
    if (result.success) return repaired as ScoreFile;
    wrong = result.error.issues;
    if (!isPlainMap(repaired)) repaired = {};
  }
  return undefined;
}

function remove(root: PlainValue, path: Path): void {
  const key = path.at(-1);
  if (key === undefined) return;
  const parent = valueAt(root, path.slice(0, -1));
  if (Array.isArray(parent)) {
    parent[Number(key)] = '';
  } else if (isPlainMap(parent) && typeof key === 'string') {
    const standIn = Object.hasOwn(STAND_INS, key) ? STAND_INS[key] : undefined;
    const needed = !Object.hasOwn(parent, key);
    if (standIn !== undefined) parent[key] = standIn;
    // A field that is missing and has no stand-in takes its map with it.
    else if (needed) remove(root, path.slice(0, -1));
    else Reflect.deleteProperty(parent, key);
  }
}
