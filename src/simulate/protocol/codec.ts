import { fromJSON, type MessageTypeDefinition } from '@grpc/proto-loader';
import { describe } from './descriptor';
import type { Draft, Message, MessageName, RpcName } from './message-types';
import { ENUMS, MESSAGES, RPCS } from './messages';

/** Protobuf bytes of a message. */
export type Encoded = Buffer;

type Definition = MessageTypeDefinition<object, object>;

let loaded: Readonly<Record<string, unknown>> | undefined;

/** The path of an RPC, as an engine asks for it. */
export function pathOf(rpc: RpcName): string {
  return `/tfplugin5.Provider/${rpc}`;
}

/** Writes a message. */
export function encodeMessage<Name extends MessageName>(name: Name, message: Draft<Name>): Encoded {
  return definitionOf(name).serialize(message);
}

/** Reads a message; throws where the bytes are none. */
export function decodeMessage<Name extends MessageName>(
  name: Name,
  bytes: Uint8Array,
): Message<Name> {
  const message = definitionOf(name).deserialize(asBuffer(bytes));
  // The descriptor that the library reads by is the one that the type is made from.
  return message as Message<Name>;
}

function definitionOf(name: MessageName): Definition {
  loaded ??= load();
  return loaded[`tfplugin5.${name}`] as Definition;
}

function load() {
  const methods = Object.fromEntries(
    Object.entries(RPCS).map(([rpc, [requestType, responseType]]) => [
      rpc,
      { requestType, responseType },
    ]),
  );
  const descriptor = describe('tfplugin5', MESSAGES, ENUMS, { name: 'Provider', methods });
  return fromJSON(descriptor, {
    keepCase: true,
    defaults: true,
    longs: Number,
    enums: String,
  });
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
