import { BigNumber } from '../values';
import { ProtocolMismatch } from './disagreement';
import { readNumber } from './numbers';

/** No key and no string of a state begins so. */
const MARK = '\0number ';

const STRING_OR_NUMBER = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;
const MARKED_STRING = /"\\u0000number ([^"]*)"/g;
const MANY_DIGITS = /\d[\d.]{15}|[eE][+-]?\d{3}/;

/** Reads the JSON of a state; a number that JavaScript's cannot hold is a `BigNumber`. */
export function readStateJson(bytes: Uint8Array): unknown {
  const text = Buffer.from(bytes).toString();
  try {
    if (!MANY_DIGITS.test(text)) return JSON.parse(text) as unknown;
    const marked = text.replace(STRING_OR_NUMBER, markedIfBig);
    return JSON.parse(marked, (_key, value: unknown) => unmarked(value)) as unknown;
  } catch {
    throw new ProtocolMismatch('the state is not JSON');
  }
}

/** Writes the JSON of a state, with every digit of its numbers. */
export function writeStateJson(state: unknown): Uint8Array {
  const text = JSON.stringify(state, (_key, value: unknown) =>
    value instanceof BigNumber ? MARK + value.digits : value,
  );
  return Buffer.from(text.replace(MARKED_STRING, '$1'));
}

function markedIfBig(token: string): string {
  if (token.startsWith('"')) return token;
  return readNumber(token) instanceof BigNumber ? JSON.stringify(MARK + token) : token;
}

function unmarked(value: unknown): unknown {
  const isMarked = typeof value === 'string' && value.startsWith(MARK);
  return isMarked ? new BigNumber(value.slice(MARK.length)) : value;
}
