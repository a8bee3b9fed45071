import type { CtyType } from '../values';
import { ProtocolMismatch } from './disagreement';
import { mapRecord } from './records';

const PRIMITIVES: readonly unknown[] = ['string', 'number', 'bool', 'dynamic'];

/** Reads a type in the JSON form of the protocol; throws a `ProtocolMismatch` where it is none. */
export function readType(bytes: Uint8Array): CtyType {
  return checkedType(parsed(bytes));
}

/** Writes a type in the JSON form of the protocol. */
export function writeType(type: CtyType): Uint8Array {
  return Buffer.from(JSON.stringify(type));
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString()) as unknown;
  } catch {
    throw new ProtocolMismatch('a type is not JSON');
  }
}

function checkedType(type: unknown): CtyType {
  if (PRIMITIVES.includes(type)) return type as CtyType;
  if (!Array.isArray(type)) throw new ProtocolMismatch('a type is of no known kind');
  const [kind, inner] = type as unknown[];
  switch (kind) {
    case 'list':
    case 'set':
    case 'map':
      return [kind, checkedType(inner)];
    case 'tuple':
      if (Array.isArray(inner)) return ['tuple', inner.map(checkedType)];
      break;
    case 'object':
      // Which attributes may be left out follows as a third element: of no interest once there is a value.
      if (isRecord(inner)) return ['object', mapRecord(inner, checkedType)];
  }
  throw new ProtocolMismatch('a type is of no known kind');
}

function isRecord(given: unknown): given is Readonly<Record<string, unknown>> {
  return typeof given === 'object' && given !== null && !Array.isArray(given);
}
