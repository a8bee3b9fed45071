import { z } from 'zod';
import { didYouMean } from '../diagnostics';
import type { Shape } from './resource-type';

/**
 * Refuses options that a pack cannot use. The compiler finds these too, but a platform is loaded without it, and a
 * misspelt option would be ignored without a word.
 *
 * @param what what takes the options, as the beginning of a sentence: `The pack "aws"`
 */
export function checkOptions(what: string, schema: Shape, options: unknown): void {
  const result = schema.safeParse(options);
  const [issue] = result.error?.issues ?? [];
  if (!issue) return;
  if (issue.code === 'unrecognized_keys') {
    const [key = ''] = issue.keys;
    const known = Object.keys(schema.shape);
    const hint = issue.path.length === 0 ? didYouMean(key, known) : '';
    throw new TypeError(`${what} has no option "${[...issue.path, key].join('.')}".${hint}`);
  }
  throw new TypeError(`${what} needs another "${issue.path.join('.')}": ${issue.message}.`);
}

/** An option that is a text which says something: `textOption('the name of a bucket')`. */
export const textOption = (what: string) => z.string(what).min(1, what);
