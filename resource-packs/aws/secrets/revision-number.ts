import { Fn, Token } from 'cdktf';
import { hashOf } from '../../../src/pack';

const REFERENCE = /\$\{TfToken\[[a-zA-Z0-9:._-]+\]\}/g;

/** Forty-eight bits: what Terraform, the provider and JavaScript all take for a whole number. */
const DIGITS = 12;

/**
 * A number that changes when one of the texts does, as arguments want it that tell versions of a secret apart. What the
 * texts refer to is looked at by Terraform, everything else here: cdktf's functions spoil quotes and backslashes.
 */
export function revisionNumber(texts: readonly string[]): number {
  const written = hashOf(JSON.stringify(texts.map((text) => text.split(REFERENCE))));
  const references = texts.flatMap((text) => text.match(REFERENCE) ?? []);
  if (references.length === 0) return Number.parseInt(written.slice(0, DIGITS), 16);
  const hash = Fn.sha256(Fn.jsonencode([written, ...references]));
  return Token.asNumber(Fn.parseint(Fn.substr(hash, 0, DIGITS), 16));
}
