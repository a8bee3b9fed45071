import { DataAwsSecretsmanagerSecretVersion } from '@cdktf/provider-aws/lib/data-aws-secretsmanager-secret-version';
import { Fn, type ITerraformDependable } from 'cdktf';
import type { Construct } from 'constructs';
import type { SecretValue } from '../../../src/pack';
import { revisionNumber } from './revision-number';
import { readStored, storedSecret } from './stored-secret';
import { writtenSecret } from './written-secret';

export interface GeneratedPasswordOptions {
  /** What the secret is called in AWS. */
  readonly name: string;
  /** The ARN of the KMS key to encrypt it with. */
  readonly key: string;
  /** Raising it makes another password. */
  readonly revision: number;
  /** Whether the secret can be brought back for a while after its deletion. */
  readonly protected: boolean;
}

/** A password that no person knows, on its way to a server and from there to those who log in. */
export interface GeneratedPassword {
  /** For a write-only argument of the server. */
  readonly writeOnly: string;
  /** For the argument beside it: Terraform writes the password again when it changes. */
  readonly version: number;
  /** For an argument that is not write-only: Terraform reads the password, and keeps it in its state. */
  inState(): string;
  /** What users are given, once the server takes the password. */
  releasedAfter(server: ITerraformDependable): SecretValue;
}

/** MySQL takes no more than 41 characters; these are 160 bits, and a URL needs none of them escaped. */
const LENGTH = 40;

/**
 * Makes a password for a server. It is first kept as the next one, then given to the server, and only then becomes what
 * users read; wherever a rotation stops, the secret of the users is not ahead of the server.
 */
export function generatedPassword(
  scope: Construct,
  { name, key, revision, protected: guarded }: GeneratedPasswordOptions,
): GeneratedPassword {
  const next = writtenSecret(scope, 'next-password', {
    name: `${name}/next`,
    description: 'The password that the server is given; users read another secret.',
    key,
    // Nothing is lost with it: another one can be made at any time.
    recoveryDays: 0,
    content: randomText(),
    revision,
  });
  const writeOnly = readStored(scope, { ...next, identity: `${name}/next` });
  const version = revisionNumber([next.version]);
  return {
    writeOnly,
    version,
    inState() {
      const read = { secretId: next.arn, versionId: next.version };
      return new DataAwsSecretsmanagerSecretVersion(scope, 'password-in-state', read).secretString;
    },
    releasedAfter(server) {
      const current = writtenSecret(scope, 'password', {
        name,
        description: 'The password to log in with.',
        key,
        recoveryDays: guarded ? 30 : 0,
        content: writeOnly,
        revision: version,
        after: server,
      });
      return storedSecret({ ...current, revision: current.version, identity: name });
    },
  };
}

/** An expression for a text that nobody guesses; every evaluation makes another one. */
export function randomText(): string {
  const random = Fn.sha256(Fn.join('', [Fn.uuid(), Fn.uuid()]));
  return Fn.substr(random, 0, LENGTH);
}
