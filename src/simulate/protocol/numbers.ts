import { BigNumber } from '../values';
import { ProtocolMismatch } from './disagreement';

/** Decimals of so many digits come back from JavaScript's numbers as they went in. */
const EXACT_DIGITS = 15;
const LARGEST_EXACT = 1e300;

const DECIMAL = /^[+-]?(\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i;
const INTEGER = /^-?\d+$/;
const INT64 = 2n ** 63n;

/** Anything that a number may be on the wire. */
export type WireNumber = number | bigint | string;

/**
 * Terraform's numbers have 512 bits, and what a person wrote as 0.1 travels as these digits, not as the nearest binary
 * fraction; so fractions go as digits, or the engine would see another number than the one in the configuration.
 */
export function writeNumber(given: number | BigNumber): WireNumber {
  if (given instanceof BigNumber) return writeDigits(given.digits);
  if (Number.isNaN(given)) throw new Error('NaN is no number of Terraform’s');
  if (Number.isSafeInteger(given)) return Math.abs(given) < 2 ** 31 ? given : BigInt(given);
  return Number.isInteger(given) || !Number.isFinite(given) ? given : String(given);
}

/** Reads a number in any of its forms; throws a `ProtocolMismatch` where it is none. */
export function readNumber(given: unknown): number | BigNumber {
  if (typeof given === 'number') return given;
  if (typeof given === 'bigint') {
    const near = Number(given);
    return Number.isSafeInteger(near) ? near : new BigNumber(String(given));
  }
  if (typeof given === 'string') return readDigits(given);
  throw new ProtocolMismatch('a number is something else');
}

function writeDigits(digits: string): WireNumber {
  if (!INTEGER.test(digits)) return digits;
  const integer = BigInt(digits);
  return integer >= -INT64 && integer < INT64 ? integer : digits;
}

function readDigits(digits: string): number | BigNumber {
  const [, mantissa] = DECIMAL.exec(digits) ?? [];
  if (mantissa === undefined) throw new ProtocolMismatch('a number has something else than digits');
  const near = Number(digits);
  const exact = INTEGER.test(digits) ? Number.isSafeInteger(near) : isShort(mantissa, near);
  return exact ? near : new BigNumber(digits);
}

function isShort(mantissa: string, near: number): boolean {
  const significant = mantissa.replace('.', '').replace(/^0+/, '');
  const size = Math.abs(near);
  const inRange = size === 0 || (size > 1 / LARGEST_EXACT && size < LARGEST_EXACT);
  return significant.length <= EXACT_DIGITS && inRange;
}
