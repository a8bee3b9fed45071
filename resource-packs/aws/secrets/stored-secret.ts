import { Fn, Token } from 'cdktf';
import type { Construct } from 'constructs';
import { hashOf, secret, type SecretValue } from '../../../src/pack';
import { SecretRead } from './secret-read';

/** What Terraform has to know of a secret in AWS Secrets Manager to read it. */
export interface SecretPlace {
  readonly arn: string;
  /** A reference to the version, so that it is read after it is written. @default the current version */
  readonly version?: string;
  /** A key of the secret, whose content is then JSON. @default the whole secret */
  readonly key?: string;
  /** What no other secret of the environment has: two reads of one secret in one scope are one. */
  readonly identity: string;
}

export interface StoredSecret extends SecretPlace {
  /** Changes with the value. */
  readonly revision: string;
  /** The ARN of a KMS key that whoever reads it has to be let use, where it is not the key of the environment. */
  readonly encryptionKey?: string;
}

/** A secret of AWS Secrets Manager, in every way it can be consumed. */
export function storedSecret(stored: StoredSecret): SecretValue {
  const { arn, key, revision, encryptionKey } = stored;
  return secret({
    'aws-secrets-manager': {
      arn,
      ...(key !== undefined && { key }),
      ...(encryptionKey !== undefined && { encryptionKey }),
      revision,
    },
    'write-only': { read: (scope) => readStored(scope, stored), revision },
  });
}

/** An expression for the value of a secret. Only write-only arguments may hold it: neither plan nor state keeps it. */
export function readStored(scope: Construct, { arn, version, key, identity }: SecretPlace): string {
  const id = `secret-${hashOf(identity).slice(0, 8)}`;
  const made = scope.node.tryFindChild(id);
  const { text } = made instanceof SecretRead ? made : new SecretRead(scope, id, arn, version);
  return key === undefined ? text : Token.asString(Fn.lookupNested(Fn.jsondecode(text), [key]));
}
