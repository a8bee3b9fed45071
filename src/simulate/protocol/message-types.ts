import type { Scalars } from './descriptor';
import type { ENUMS, MESSAGES, RPCS } from './messages';

type Messages = typeof MESSAGES;
export type MessageName = keyof Messages;
export type RpcName = keyof typeof RPCS;

type Single<Type, Inner> = Type extends keyof Scalars
  ? Scalars[Type]
  : Type extends keyof typeof ENUMS
    ? (typeof ENUMS)[Type][number]
    : Inner;

/** A message as it is read: what was not sent is empty, or null if it is a message. */
export type Message<Name extends MessageName> = {
  readonly [Key in keyof Messages[Name]]: Messages[Name][Key] extends readonly [
    number,
    infer Type,
    infer Comes,
  ]
    ? Comes extends 'repeated'
      ? readonly Single<Type, Type extends MessageName ? Message<Type> : never>[]
      : Comes extends 'by name'
        ? Readonly<Record<string, Single<Type, Type extends MessageName ? Message<Type> : never>>>
        : Single<Type, never> | undefined
    : Messages[Name][Key] extends readonly [number, infer Type]
      ? Single<Type, Type extends MessageName ? Message<Type> | null : never>
      : never;
};

/** A message to be written: what is left out is not sent. */
export type Draft<Name extends MessageName> = {
  readonly [Key in keyof Messages[Name]]?: Messages[Name][Key] extends readonly [
    number,
    infer Type,
    infer Comes,
  ]
    ? Comes extends 'repeated'
      ? readonly Single<Type, Type extends MessageName ? Draft<Type> : never>[]
      : Comes extends 'by name'
        ? Readonly<Record<string, Single<Type, Type extends MessageName ? Draft<Type> : never>>>
        : Single<Type, never>
    : Messages[Name][Key] extends readonly [number, infer Type]
      ? Single<Type, Type extends MessageName ? Draft<Type> : never> | null
      : never;
};

export type RequestName<Rpc extends RpcName> = (typeof RPCS)[Rpc][0];
export type ResponseName<Rpc extends RpcName> = (typeof RPCS)[Rpc][1];
