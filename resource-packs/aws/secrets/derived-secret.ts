import { Construct } from 'constructs';
import type { MixedText, SecretValue } from '../../../src/pack';
import { revisionNumber } from './revision-number';
import { writtenSecret } from './written-secret';

export interface DerivedSecretOptions {
  /** What the secret is called in AWS. */
  readonly name: string;
  /** The ARN of the KMS key to encrypt it with. */
  readonly key: string;
  /** What it says: texts, and secrets that Terraform can read. */
  readonly content: MixedText;
}

/**
 * A secret that is made of others, such as a URL with a password in it. It reads what is stored, so it always says the
 * same as its sources; it is written anew when one of them, or the text around them, changes.
 *
 * @returns where it is, and a revision that changes with its value
 */
export function derivedSecret(
  scope: Construct,
  id: string,
  { name, key, content }: DerivedSecretOptions,
): { readonly arn: string; readonly revision: string } {
  const sources = new Construct(scope, `${id}-sources`);
  const parts = content.parts.map((part) =>
    'text' in part ? { text: part.text, revision: part.text } : readable(part.secret, sources),
  );
  const { arn, version } = writtenSecret(scope, id, {
    name,
    description: 'Made of other secrets, and made anew when one of them changes.',
    key,
    // Whoever brought it back would bring back what its sources no longer say.
    recoveryDays: 0,
    content: parts.map(({ text }) => text).join(''),
    revision: revisionNumber(parts.map(({ revision }) => revision)),
  });
  return { arn, revision: version };
}

function readable({ ways }: SecretValue, scope: Construct) {
  const way = ways['write-only'];
  if (way) return { text: way.read(scope), revision: way.revision };
  throw new TypeError(
    'A text holds a secret that Terraform cannot read, so nobody can put the whole text together; give the secret a variable of its own.',
  );
}
