import type { Construct } from 'constructs';
import type { TerraformText } from './terraform-text';

const SECRET = Symbol.for('scoreform/secret');

/**
 * The ways a secret can be consumed, each with what a consumer must know. Packs that bring another way declare it here:
 * `declare module 'scoreform' { interface SecretWays { … } }`.
 */
export interface SecretWays {
  /** A key of a Kubernetes Secret in the environment's namespace; the revision changes with the value. */
  readonly 'kubernetes-secret': {
    readonly name: string;
    readonly key: string;
    readonly revision: string;
  };
  /** A key of a JSON secret in AWS Secrets Manager, or the whole secret where `key` is absent. */
  readonly 'aws-secrets-manager': {
    readonly arn: string;
    readonly key?: string;
    readonly revision: string;
    /** The ARN of the KMS key it is encrypted with. @default that of the environment, or one that needs no permission */
    readonly encryptionKey?: string;
  };
  /**
   * For consumers that keep a copy, such as a pod that uses a secret of a cloud: `read` makes in the consumer's own scope
   * what reads the stored secret, and returns an expression that only a write-only argument of Terraform takes.
   */
  readonly 'write-only': {
    readonly read: (scope: Construct) => string;
    readonly revision: string;
  };
  /** A name that stands for a secret where nothing real is made. */
  readonly sandbox: { readonly reference: string };
}

/** A secret: never text, only the ways in which a consumer can be given it. */
export interface SecretValue {
  readonly [SECRET]: true;
  readonly ways: Partial<SecretWays>;
}

/** Makes a secret output. Its value must not be reachable through what is passed here. */
export function secret(ways: Partial<SecretWays>): SecretValue {
  return Object.freeze({ [SECRET]: true as const, ways: Object.freeze({ ...ways }) });
}

export function isSecret(value: unknown): value is SecretValue {
  return typeof value === 'object' && value !== null && SECRET in value;
}

/** A part of a text: already safe for Terraform, or a secret that the definition has to mount. */
export type TextPart = { readonly text: TerraformText } | { readonly secret: SecretValue };

/** A variable or the content of a file: text, references and secrets in the order they were written. */
export interface MixedText {
  readonly parts: readonly TextPart[];
}

/** The text of a mixed text that holds no secret; undefined where it holds one. */
export function plainText({ parts }: MixedText): TerraformText | undefined {
  let text = '';
  for (const part of parts) {
    if ('secret' in part) return undefined;
    text += part.text;
  }
  return text as TerraformText;
}
