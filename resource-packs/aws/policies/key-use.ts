import type { Access } from '../../../src/model';
import { outputsAs, type ConnectInput, type Grants } from '../../../src/pack';
import { awsKeyType } from '../../../src/resource-types';

type Statement = NonNullable<Grants['aws-iam']>[number];

const ACTIONS: Readonly<Record<Access, readonly string[]>> = {
  read: ['kms:Decrypt'],
  write: ['kms:Decrypt', 'kms:GenerateDataKey'],
  admin: ['kms:Decrypt', 'kms:GenerateDataKey'],
};

/** A use of a resource that needs the key of the environment. */
export type EncryptedUse = Pick<
  ConnectInput<unknown, { readonly region: string }>,
  'access' | 'needs' | 'outputs'
>;

/** What else has to be so when the key is used. */
export interface KeyUse {
  /** The service that asks for the key, as the host name of its API begins, such as `sqs`. */
  readonly service: string;
  /** What the service says about the data when it does. */
  readonly context: Readonly<Record<string, string>>;
}

/**
 * What a workload may do with encrypted data, and with the key of the environment for this data only, though everything
 * else is encrypted by it too.
 */
export function withKeyUse(
  { access, needs, outputs: { region } }: EncryptedUse,
  { service, context }: KeyUse,
  statements: readonly Statement[],
): Statement[] {
  const contextual = Object.entries(context).map(
    ([name, value]) => [`kms:EncryptionContext:${name}`, value] as const,
  );
  return [
    ...statements,
    {
      actions: ACTIONS[access],
      resources: [outputsAs(awsKeyType, needs['key']).arn],
      conditions: {
        StringEquals: {
          'kms:ViaService': `${service}.${region}.amazonaws.com`,
          ...Object.fromEntries(contextual),
        },
      },
    },
  ];
}
