import type { Variables } from './types';

/** Variables of a process that hold secrets, by the words that people use for them. */
const SECRET_NAME = /SECRET|PASSWORD|PASSWD|TOKEN|CREDENTIAL|PRIVATE|API_?KEY|ACCESS_KEY|CONN_STR/i;
const TERRAFORM_VARIABLE = 'TF_VAR_';

/** Shorter values stand everywhere by chance, and taking them out would leave nothing to read. */
const SHORTEST = 6;

const HIDDEN = '(secret)';

/**
 * Takes the secrets that an engine was given out of what it says: a program that it starts may print them, and engines
 * repeat what such a program printed.
 *
 * @param stack reads the text of the stack, which says which of its variables are sensitive
 */
export function redactorFor(variables: Variables, stack: () => string): (text: string) => string {
  const secrets = secretsIn(variables, stack);
  if (secrets.length === 0) return (text) => text;
  return (text) => secrets.reduce((rest, secret) => rest.replaceAll(secret, HIDDEN), text);
}

/** The longest first, so that none is hidden in part because another one is its beginning. */
function secretsIn(variables: Variables, stack: () => string): string[] {
  const isAsked = Object.keys(variables).some((name) => name.startsWith(TERRAFORM_VARIABLE));
  const sensitive = isAsked ? sensitiveVariables(stack()) : new Set<string>();
  const values = Object.entries(variables).flatMap(([name, value]) => {
    if (value === undefined || value.length < SHORTEST) return [];
    const own = name.startsWith(TERRAFORM_VARIABLE) ? name.slice(TERRAFORM_VARIABLE.length) : '';
    if (!SECRET_NAME.test(name) && !sensitive.has(own)) return [];
    // Within JSON the same value is written with its quotes and line breaks escaped.
    return [value, JSON.stringify(value).slice(1, -1)];
  });
  return [...new Set(values)].sort((a, b) => b.length - a.length);
}

function sensitiveVariables(stack: string): ReadonlySet<string> {
  const { variable = {} } = JSON.parse(stack) as {
    readonly variable?: Readonly<
      Record<string, { readonly sensitive?: boolean; readonly ephemeral?: boolean }>
    >;
  };
  return new Set(
    Object.entries(variable)
      .filter(([, { sensitive, ephemeral }]) => sensitive === true || ephemeral === true)
      .map(([name]) => name),
  );
}
