import { escapeText, type SecretValue } from '../../src/pack';
import type { SecretStore } from '../../src/platform';
import { storedSecret } from './stored-secret';

/** The characters that names in Secrets Manager have; `#` leads to a key of a secret that is JSON. */
const PATH = /^(?<name>[\w/+=.@-]{1,512})(?:#(?<key>[\w.-]+))?$/;

export interface AwsSecretsOptions {
  readonly account: string;
  readonly region: string;
  /**
   * How often the secret at a path was changed: nobody else can tell, and raising the number restarts its users.
   *
   * @default 1 for all
   */
  readonly revisions?: Readonly<Record<string, number>>;
}

/** A secret store that resolves a path alone, so that a platform may do so in its rules, too. */
interface AwsSecretStore extends SecretStore {
  resolve(path: string): SecretValue;
}

/**
 * The secrets that people bring, kept in AWS Secrets Manager: `payments/stripe`, or `payments/stripe#api-key` for one key
 * of a secret that is JSON.
 */
export function awsSecrets({ account, region, revisions = {} }: AwsSecretsOptions): AwsSecretStore {
  return {
    name: 'AWS Secrets Manager',
    resolve(path) {
      const { name, key } = PATH.exec(path)?.groups ?? {};
      if (name === undefined) {
        throw new TypeError(`"${path}" is no name of a secret, with or without "#" and a key`);
      }
      return storedSecret({
        arn: escapeText(`arn:aws:secretsmanager:${region}:${account}:secret:${name}`),
        ...(key !== undefined && { key }),
        revision: String(revisions[path] ?? 1),
        identity: name,
      });
    },
  };
}
