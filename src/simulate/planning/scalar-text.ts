import { BigNumber } from '../values';

/** What a text, a number or a boolean would be as a text; undefined for anything else. */
export function scalarText(given: unknown): string | undefined {
  if (given instanceof BigNumber) return given.digits;
  if (typeof given === 'string') return given;
  return typeof given === 'number' || typeof given === 'boolean' ? String(given) : undefined;
}
