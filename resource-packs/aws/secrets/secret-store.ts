import {
  escapeText,
  revisionOf,
  type PathSecretStore,
  type SecretStoreOptions,
} from '../../../src/pack';
import { partitionOf } from '../policies/partition';
import { storedSecret } from './stored-secret';

/** The characters that names in Secrets Manager have; `#` leads to a key of a secret that is JSON. */
const PATH = /^(?<name>[\w/+=.@-]{1,512})(?:#(?<key>[\w.-]+))?$/;

const KMS_KEY = /^arn:[\w-]+:kms:[\w-]+:\d{12}:key\/[\w-]+$/;

export interface AwsSecretsOptions extends SecretStoreOptions {
  readonly account: string;
  readonly region: string;
  /**
   * The ARN of the KMS key that the secrets are encrypted with; an alias will not do. Workloads are let use it to read
   * theirs.
   *
   * @default the key that AWS has for the account, which needs no permission
   */
  readonly encryptionKey?: string;
}

/**
 * The secrets that people bring, kept in AWS Secrets Manager: `payments/stripe`, or `payments/stripe#api-key` for one key
 * of a secret that is JSON.
 */
export function awsSecrets({
  account,
  region,
  encryptionKey,
  ...options
}: AwsSecretsOptions): PathSecretStore {
  if (encryptionKey !== undefined && !KMS_KEY.test(encryptionKey)) {
    throw new TypeError(`"${encryptionKey}" is not the ARN of a KMS key.`);
  }
  const store = `arn:${partitionOf(region)}:secretsmanager:${region}:${account}:secret`;
  return {
    name: 'AWS Secrets Manager',
    resolve(path) {
      const { name, key } = PATH.exec(path)?.groups ?? {};
      if (name === undefined) {
        throw new TypeError(`"${path}" is no name of a secret, with or without "#" and a key`);
      }
      return storedSecret({
        arn: escapeText(`${store}:${name}`),
        ...(key !== undefined && { key }),
        ...(encryptionKey !== undefined && { encryptionKey }),
        revision: String(revisionOf(options, path)),
        identity: name,
      });
    },
  };
}
