import type { Reader } from './source';

type Json = Readonly<Record<string, unknown>>;

const VERSION = '2012-10-17';

/** Renders a policy as the AWS provider does: this data source asks no cloud at all. */
export const policyDocument: Reader = ({ config }) => {
  const sources = [
    ...texts(config['source_policy_documents']),
    ...texts(config['source_json']),
  ].flatMap(statementsIn);
  const overriding = [
    ...texts(config['override_policy_documents']),
    ...texts(config['override_json']),
  ].flatMap(statementsIn);
  const own = blocks(config['statement']).map(statement);
  const document = {
    Version: config['version'] ?? VERSION,
    ...(config['policy_id'] != null && { Id: config['policy_id'] }),
    Statement: overridden([...sources, ...own], overriding),
  };
  return {
    json: JSON.stringify(document, null, 2),
    minified_json: JSON.stringify(document),
  };
};

function statement(block: Json): Json {
  const { sid, effect } = block;
  const said: readonly (readonly [string, unknown])[] = [
    ['Sid', sid === '' ? undefined : sid],
    ['Effect', effect ?? 'Allow'],
    ['Action', oneOrMany(block['actions'])],
    ['NotAction', oneOrMany(block['not_actions'])],
    ['Resource', oneOrMany(block['resources'])],
    ['NotResource', oneOrMany(block['not_resources'])],
    ['Principal', principals(block['principals'])],
    ['NotPrincipal', principals(block['not_principals'])],
    ['Condition', conditions(block['condition'])],
  ];
  return Object.fromEntries(said.filter(([, value]) => value !== undefined && value !== null));
}

function principals(given: unknown): unknown {
  const all = blocks(given);
  if (all.length === 0) return undefined;
  const [only] = all;
  const isAnyone =
    all.length === 1 && only?.['type'] === '*' && texts(only['identifiers'])[0] === '*';
  if (isAnyone) return '*';
  return merged(all.map(({ type, identifiers }) => [String(type), texts(identifiers)]));
}

function conditions(given: unknown): unknown {
  const all = blocks(given);
  if (all.length === 0) return undefined;
  const tests = [...new Set(all.map(({ test }) => String(test)))].sort();
  return Object.fromEntries(
    tests.map((test) => [
      test,
      merged(
        all
          .filter((each) => each['test'] === test)
          .map(({ variable, values }) => [String(variable), texts(values)]),
      ),
    ]),
  );
}

/** Several of one name are one, with the values of all. */
function merged(entries: readonly (readonly [string, readonly string[]])[]): Json {
  const names = [...new Set(entries.map(([name]) => name))].sort();
  return Object.fromEntries(
    names.map((name) => [
      name,
      oneOrMany(entries.filter(([each]) => each === name).flatMap(([, values]) => values)),
    ]),
  );
}

/** A statement takes the place of one with the same `Sid`. */
function overridden(statements: readonly Json[], by: readonly Json[]): readonly Json[] {
  const replaced = statements.map(
    (each) => by.findLast(({ Sid }) => Sid !== undefined && Sid === each['Sid']) ?? each,
  );
  return [...replaced, ...by.filter((each) => !replaced.includes(each))];
}

function statementsIn(json: string): Json[] {
  try {
    const { Statement: statements } = JSON.parse(json) as { readonly Statement?: unknown };
    return blocks(statements ?? []);
  } catch {
    return [];
  }
}

function oneOrMany(given: unknown): unknown {
  const all = [...new Set(texts(given))].sort();
  return all.length > 1 ? all : all[0];
}

function texts(given: unknown): string[] {
  if (typeof given === 'string') return [given];
  return Array.isArray(given) ? given.filter((each) => typeof each === 'string') : [];
}

function blocks(given: unknown): Json[] {
  if (given === null || given === undefined) return [];
  return (Array.isArray(given) ? given : [given]) as Json[];
}
