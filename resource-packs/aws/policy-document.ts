import { Fn, Token } from 'cdktf';

/** A statement in the words of IAM. */
export interface Statement {
  readonly Sid?: string;
  readonly Effect: 'Allow' | 'Deny';
  readonly Action: string | readonly string[];
  readonly Principal?: Readonly<Record<string, string | readonly string[]>>;
  readonly Resource?: string | readonly string[];
  /** By operator, then by key. */
  readonly Condition?: Readonly<
    Record<string, Readonly<Record<string, string | readonly string[]>>>
  >;
}

/** The JSON of a policy; references in it are fine, because Terraform writes the text. */
export function policyDocument(statements: readonly Statement[]): string {
  return Token.asString(Fn.jsonencode({ Version: '2012-10-17', Statement: statements }));
}
