import type { Access } from '../../../src/model';
import type { Grants } from '../../../src/pack';

type Statement = NonNullable<Grants['aws-iam']>[number];

const ACTIONS: Readonly<Record<Access, readonly string[]>> = {
  read: ['kms:Decrypt'],
  write: ['kms:Decrypt', 'kms:GenerateDataKey'],
  admin: ['kms:Decrypt', 'kms:GenerateDataKey'],
};

/** Whose data, and by way of which service, a key is used for. */
export interface KeyUse {
  readonly key: string;
  readonly access: Access;
  /** The host name of the service's API, such as `sqs.eu-central-1.amazonaws.com`. */
  readonly service: string;
  /** What the service says about the data when it asks for the key. */
  readonly context: Readonly<Record<string, string>>;
}

/** Lets a workload use the key of the environment for one resource only, though everything else is encrypted by it too. */
export function keyUse({ key, access, service, context }: KeyUse): Statement {
  return {
    actions: ACTIONS[access],
    resources: [key],
    conditions: {
      StringEquals: {
        'kms:ViaService': service,
        ...Object.fromEntries(
          Object.entries(context).map(([name, value]) => [`kms:EncryptionContext:${name}`, value]),
        ),
      },
    },
  };
}
