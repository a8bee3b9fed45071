import { BigNumber, Dynamic, UNKNOWN, type BlockValue, type CtyType, type Value } from '../values';

/** Marks what JSON has no word for; a map of the user's with such a key is wrapped itself. */
const DYNAMIC = '$dynamic';
const NUMBER = '$number';
const OBJECT = '$object';

/** A value as JSON that can be read back. */
export function encode(value: Value): unknown {
  if (value === UNKNOWN)
    throw new Error('This is a bug: a simulated resource is known only in part.');
  if (value instanceof BigNumber) return { [NUMBER]: value.digits };
  if (value instanceof Dynamic) return { [DYNAMIC]: [value.type, encode(value.value)] };
  if (Array.isArray(value)) return (value as readonly Value[]).map(encode);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value as BlockValue).map(([name, inner]) => [name, encode(inner)]);
  const object: unknown = Object.fromEntries(entries);
  return Object.keys(value).some((name) => name.startsWith('$')) ? { [OBJECT]: object } : object;
}

/** A text that says what a value is; what is not known yet is told from everything else. */
export function encodedText(value: Value): string {
  return JSON.stringify(value, (_, inner: unknown) => (inner === UNKNOWN ? '$unknown' : inner));
}

/** The value that was encoded. */
export function decode(json: unknown): Value {
  if (Array.isArray(json)) return json.map(decode);
  if (typeof json !== 'object' || json === null) return json as Value;
  const object = json as Readonly<Record<string, unknown>>;
  if (NUMBER in object) return new BigNumber(String(object[NUMBER]));
  if (DYNAMIC in object) {
    const [type, inner] = object[DYNAMIC] as [CtyType, unknown];
    return new Dynamic(type, decode(inner));
  }
  return members((object[OBJECT] as typeof object | undefined) ?? object);
}

/** The attributes of a block that was encoded. */
export function decodeBlock(json: unknown): BlockValue {
  return decode(json) as BlockValue;
}

function members(object: Readonly<Record<string, unknown>>): Value {
  return Object.fromEntries(Object.entries(object).map(([name, inner]) => [name, decode(inner)]));
}
