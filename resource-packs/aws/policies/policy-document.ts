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

/**
 * The JSON of a policy. References in it are filled in by Terraform as they are, which is right for what IAM takes: no
 * ARN, name or id holds a quotation mark or a backslash.
 */
export function policyDocument(statements: readonly Statement[]): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: statements });
}
