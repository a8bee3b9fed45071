import type { TypesInUse } from '../provider-schema';
import { ProtocolMismatch } from './disagreement';
import { MESSAGES } from './messages';

const { provider, diagnostics, server_capabilities, ...schemas } =
  MESSAGES.GetProviderSchemaResponse;
const KEPT: ReadonlySet<number> = new Set(
  [provider, diagnostics, server_capabilities].map(([field]) => field),
);

/** A field with its bytes: how protobuf writes whatever has a length. */
const WITH_LENGTH = 2;

interface FieldAt {
  readonly field: number;
  readonly start: number;
  readonly content: number;
  readonly end: number;
}

/**
 * Of a provider's answer to GetSchema, tens of megabytes for the largest ones, only what is in use: the entries of other
 * types are passed over by their length, and nothing in them is read.
 */
export function keepWanted(bytes: Buffer, only: TypesInUse): Buffer {
  const wanted: ReadonlyMap<number, ReadonlySet<string>> = new Map([
    [schemas.resource_schemas[0], new Set(only.resources)],
    [schemas.data_source_schemas[0], new Set(only.dataSources)],
    [schemas.ephemeral_resource_schemas[0], new Set(only.ephemerals)],
  ]);
  const kept: Buffer[] = [];
  for (const { field, start, content, end } of fieldsOf(bytes, 0, bytes.length)) {
    const names = wanted.get(field);
    const isKept = names ? names.has(keyOf(bytes, content, end)) : KEPT.has(field);
    if (isKept) kept.push(bytes.subarray(start, end));
  }
  return Buffer.concat(kept);
}

function keyOf(bytes: Buffer, start: number, end: number): string {
  for (const entry of fieldsOf(bytes, start, end)) {
    if (entry.field === 1) return bytes.toString('utf8', entry.content, entry.end);
  }
  return '';
}

function* fieldsOf(bytes: Buffer, from: number, to: number): Generator<FieldAt> {
  let at = from;
  while (at < to) {
    const tag = readVarint(bytes, at);
    if ((tag.value & 7) !== WITH_LENGTH) throw new ProtocolMismatch('a schema has unknown fields');
    const length = readVarint(bytes, tag.end);
    const end = length.end + length.value;
    if (end > to) throw new ProtocolMismatch('a schema ends too early');
    yield { field: tag.value >>> 3, start: at, content: length.end, end };
    at = end;
  }
}

/** Seven bits in each byte, the lowest first; the highest bit says that more follow. */
function readVarint(bytes: Buffer, from: number): { readonly value: number; readonly end: number } {
  let value = 0;
  for (let at = from, weight = 1; at < bytes.length; at += 1, weight *= 128) {
    const byte = bytes[at] ?? 0;
    value += (byte & 127) * weight;
    if (byte < 128) return { value, end: at + 1 };
  }
  throw new ProtocolMismatch('a schema ends too early');
}
