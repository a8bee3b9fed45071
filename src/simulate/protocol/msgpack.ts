import { Decoder, Encoder, ExtData } from '@msgpack/msgpack';
import { ProtocolMismatch } from './disagreement';
import type { WireNumber } from './numbers';

/** A value as the msgpack library takes it. */
export type WireValue =
  | null
  | boolean
  | string
  | WireNumber
  | ExtData
  | Uint8Array
  | WireValue[]
  | { [name: string]: WireValue };

/** Deep enough for blocks that hold blocks that hold blocks; what is deeper is a value that holds itself. */
const DEEPEST = 500;

/** What is known after apply. */
export const WIRE_UNKNOWN = new ExtData(0, new Uint8Array(1));

const encoder = new Encoder({ useBigInt64: true, maxDepth: DEEPEST });

/** The library refuses to read a key of this name, which a user may have chosen; so it gets to see another one. */
const PROTO = '__proto__';
const PROTO_READ = '\0__proto__';

const decoder = new Decoder({
  useBigInt64: true,
  keyDecoder: {
    canBeCached: (length) => length === PROTO.length,
    decode: (bytes, start, length) => {
      const key = buffered(bytes).toString('utf8', start, start + length);
      return key === PROTO ? PROTO_READ : key;
    },
  },
  mapKeyConverter: (key) => {
    if (typeof key === 'string') return key;
    throw new ProtocolMismatch('a key of a map is not a string');
  },
});

/** Writes a value in msgpack. */
export function packed(wire: WireValue): Uint8Array {
  return encoder.encode(wire);
}

/** Reads a value in msgpack. */
export function unpacked(bytes: Uint8Array): unknown {
  try {
    return decoder.decode(bytes);
  } catch {
    throw new ProtocolMismatch('a value is not msgpack');
  }
}

/** Whether it stands for something that is known after apply, or also for what is known of that. */
export function isWireUnknown(wire: unknown): boolean {
  return wire instanceof ExtData;
}

/** The members of a value, by their names; undefined where it has none. */
export function membersOf(wire: unknown): Readonly<Record<string, unknown>> | undefined {
  const isObject = typeof wire === 'object' && wire !== null;
  if (!isObject || Object.getPrototypeOf(wire) !== Object.prototype) return undefined;
  const members = wire as Readonly<Record<string, unknown>>;
  return Object.hasOwn(members, PROTO_READ) ? withProto(members) : members;
}

function withProto(wire: object): Readonly<Record<string, unknown>> {
  const entries = Object.entries(wire);
  return Object.fromEntries(entries.map(([key, each]) => [key === PROTO_READ ? PROTO : key, each]));
}

function buffered(bytes: Uint8Array): Buffer {
  return Buffer.isBuffer(bytes)
    ? bytes
    : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
