import { SecretV1 } from '@cdktf/provider-kubernetes/lib/secret-v1';
import { Fn, TerraformLocal } from 'cdktf';
import { Construct } from 'constructs';
import type { Labels } from '../names';

export interface GeneratedSecretOptions {
  readonly name: string;
  readonly namespace: string;
  readonly labels: Labels;
  /** Raising it makes another value. */
  readonly revision: number;
  /** The keys of the secret, all made from one random text of hexadecimal digits and hyphens. */
  readonly content: (random: string) => Readonly<Record<string, string>>;
}

/** A Kubernetes Secret that Terraform wrote and has never read. */
export interface GeneratedSecret {
  /** A reference, so that whatever mounts it waits for it. */
  readonly name: string;
  /** Changes with every value, also where somebody deleted the secret and Terraform made another one. */
  readonly mark: string;
}

/**
 * Makes a secret whose value is in no file, plan or state. Its keys are written in one go, so a connection string holds
 * the password beside it.
 */
export function generatedSecret(
  scope: Construct,
  id: string,
  { name, namespace, labels, revision, content }: GeneratedSecretOptions,
): GeneratedSecret {
  const own = new Construct(scope, id);
  // A local is evaluated once in a run; every `uuid()` written out would be another one.
  const random = new TerraformLocal(own, 'random', Fn.uuid());
  const written = new SecretV1(own, 'Default', {
    metadata: { name, namespace, labels },
    dataWo: { ...content(random.asString) },
    dataWoRevision: revision,
    // Users roll over to the next one before this one goes.
    lifecycle: { createBeforeDestroy: true },
  });
  return {
    name: written.metadata.name,
    mark: `${written.metadata.uid}/${String(revision)}`,
  };
}
