import { SecretsmanagerSecret } from '@cdktf/provider-aws/lib/secretsmanager-secret';
import { SecretsmanagerSecretVersion } from '@cdktf/provider-aws/lib/secretsmanager-secret-version';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';

export interface WrittenSecretOptions {
  /** What the secret is called in AWS. */
  readonly name: string;
  readonly description: string;
  /** The ARN of the KMS key to encrypt it with. */
  readonly key: string;
  /** For how many days it can be brought back after its deletion; its name is taken for as long. */
  readonly recoveryDays: number;
  /** An expression that only write-only arguments may hold; it is evaluated once for each `revision`. */
  readonly content: string;
  readonly revision: number;
  /** What has to be done before it is written. */
  readonly after?: ITerraformDependable;
}

/** Where a secret is, by references that only hold once it is written. */
export interface WrittenSecret {
  readonly arn: string;
  readonly version: string;
}

/** A secret whose value passes through Terraform without a trace: neither plan nor state has it. */
export function writtenSecret(
  scope: Construct,
  id: string,
  { name, description, key, recoveryDays, content, revision, after }: WrittenSecretOptions,
): WrittenSecret {
  const own = new Construct(scope, id);
  const kept = new SecretsmanagerSecret(own, 'Default', {
    name,
    description,
    kmsKeyId: key,
    recoveryWindowInDays: recoveryDays,
  });
  const version = new SecretsmanagerSecretVersion(own, 'version', {
    secretId: kept.id,
    secretStringWo: content,
    secretStringWoVersion: revision,
    ...(after && { dependsOn: [after] }),
  });
  return { arn: version.arn, version: version.versionId };
}
