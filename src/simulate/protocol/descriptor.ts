import { mapRecord } from './records';

/**
 * A field of a message: its number on the wire, its type, and how it may come: once, any number of times, as a map whose
 * keys are strings, or as one of several of which only one is set.
 */
export type Field = readonly [
  number: number,
  type: string,
  comes?: 'repeated' | 'by name' | 'choice',
];

export type Fields = Readonly<Record<string, Field>>;

/** What each scalar type is in JavaScript. */
export interface Scalars {
  readonly bool: boolean;
  readonly bytes: Uint8Array;
  readonly int64: number;
  readonly string: string;
}

/** A namespace in the form that the protobuf library reads. */
export interface Descriptor {
  readonly nested: Record<string, { readonly nested: Record<string, object> }>;
}

/** Puts messages and enumerations, both by name, into the form that the protobuf library reads. */
export function describe(
  namespace: string,
  messages: Readonly<Record<string, Fields>>,
  enums: Readonly<Record<string, readonly string[]>>,
  service: { readonly name: string; readonly methods: Readonly<Record<string, object>> },
): Descriptor {
  const nested = {
    ...mapRecord(messages, messageOf),
    ...mapRecord(enums, (names) => ({
      values: Object.fromEntries(names.map((name, index) => [name, index])),
    })),
    [service.name]: { methods: { ...service.methods } },
  };
  return { nested: { [namespace]: { nested } } };
}

function messageOf(fields: Fields): object {
  const choice = Object.keys(fields).filter((name) => fields[name]?.[2] === 'choice');
  return {
    fields: mapRecord(fields, ([id, type, comes]) => ({
      id,
      type,
      ...(comes === 'repeated' && { rule: 'repeated' }),
      ...(comes === 'by name' && { keyType: 'string' }),
    })),
    ...(choice.length > 0 && { oneofs: { choice: { oneof: choice } } }),
  };
}
