import type { z } from 'zod';
import { Template, templatesIn, type Placeholder, type ValueMap } from '../model';
import { WRAPPERS, withHoles } from './hole-schema';
import { holesIn, secretHoles, typed } from './holes';
import type { OutputDeclaration, OutputKind, Shape } from './resource-type';

/** One thing wrong with the params of a request; the path leads to it from the params. */
export type ParamIssue = { readonly path: readonly PropertyKey[] } & (
  | { readonly kind: 'unknown-key'; readonly key: string; readonly known: readonly string[] }
  | { readonly kind: 'secret' }
  | { readonly kind: 'type'; readonly expected: string; readonly got: OutputKind }
  | { readonly kind: 'value'; readonly message: string }
);

/** The params with defaults filled in, or everything that is wrong with them. */
export type CheckedParams =
  | { readonly params: Readonly<Record<string, unknown>> }
  | { readonly issues: readonly ParamIssue[] };

/**
 * Checks params against a definition before anything exists, with placeholders as holes: a hole fits where the declared
 * type of its output does, and a text with a hole in it is a text. Rules across several fields of an object are not
 * looked at where a hole takes part.
 *
 * What comes back for the same params may be the same object: it is never changed.
 *
 * @param declared what an output will be; undefined where that was already reported as a problem
 */
export function checkParams(
  schema: Shape,
  params: ValueMap,
  declared: (placeholder: Placeholder) => OutputDeclaration | undefined,
): CheckedParams {
  const known = verdictsOn(params);
  const declarations = new Map(
    known.placeholders.map((placeholder) => [placeholder, declared(placeholder)]),
  );
  const key = [...declarations.values()]
    .map((it) => `${it?.kind ?? ''} ${String(it?.secret)}`)
    .join();
  const verdicts = known.verdicts.get(schema) ?? new Map<string, CheckedParams>();
  known.verdicts.set(schema, verdicts);
  let verdict = verdicts.get(key);
  if (!verdict) {
    verdict = judge(
      schema,
      typed(params, (placeholder) => declarations.get(placeholder)) as ValueMap,
    );
    verdicts.set(key, verdict);
  }
  return verdict;
}

interface Verdicts {
  readonly placeholders: readonly Placeholder[];
  readonly verdicts: Map<Shape, Map<string, CheckedParams>>;
}

// A workload is one and the same in a thousand environments, and what it asks for mostly comes to the same in all.
const verdictsByParams = new WeakMap<ValueMap, Verdicts>();

function verdictsOn(params: ValueMap): Verdicts {
  let known = verdictsByParams.get(params);
  if (!known) {
    const placeholders = templatesIn(params).flatMap(({ template }) => template.placeholders);
    known = { placeholders, verdicts: new Map() };
    verdictsByParams.set(params, known);
  }
  return known;
}

function judge(schema: Shape, given: ValueMap): CheckedParams {
  const holes = templatesIn(given).length;
  const plain = holes === 0 ? schema.safeParse(given) : parsedAsIs(schema, given);
  // Where every hole went into a param that takes any text, there is nothing left to ask of the holes.
  if (plain?.success && (holes === 0 || holesIn(plain.data) === holes)) return checked(plain.data);
  const result = plain && holes === 0 ? plain : withHoles(schema).safeParse(given);
  if (result.success) return checked(result.data as Record<string, unknown>);
  return { issues: result.error.issues.flatMap((issue) => toParamIssues(issue, schema, given)) };
}

/** Undefined where a rule of the schema looked into a hole and threw. */
function parsedAsIs(schema: Shape, given: ValueMap) {
  try {
    return schema.safeParse(given);
  } catch {
    return undefined;
  }
}

function checked(params: Record<string, unknown>): CheckedParams {
  const secretsAt = secretHoles(params);
  if (secretsAt.length > 0) return { issues: secretsAt.map((path) => ({ kind: 'secret', path })) };
  return { params };
}

function toParamIssues(issue: z.core.$ZodIssue, schema: Shape, given: ValueMap): ParamIssue[] {
  const { path } = issue;
  if (issue.code === 'unrecognized_keys') {
    const known = knownKeys(schema, path);
    return issue.keys.map((key) => ({ kind: 'unknown-key', path, key, known }));
  }
  if (issue.code === 'custom' && issue.params && 'got' in issue.params) {
    const { expected, got } = issue.params as { expected: string; got: OutputKind };
    return [{ kind: 'type', path, expected, got }];
  }
  return [{ kind: 'value', path, message: isHoleAt(given, path) ? NOT_KNOWN_YET : issue.message }];
}

/** For a param whose schema works on its value, such as by a transform. */
const NOT_KNOWN_YET =
  'a placeholder cannot stand here, because its value is not known before the deployment';

function isHoleAt(value: unknown, path: readonly PropertyKey[]): boolean {
  const [key, ...rest] = path;
  if (key === undefined) return Template.is(value);
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return false;
  return isHoleAt((value as Record<PropertyKey, unknown>)[key], rest);
}

/** The keys that an object schema has at a path, for a "did you mean". */
function knownKeys(schema: z.core.$ZodType, path: readonly PropertyKey[]): string[] {
  const def = schema._zod.def as unknown as Record<string, unknown>;
  if (WRAPPERS.includes(def['type'] as string))
    return knownKeys(def['innerType'] as z.core.$ZodType, path);
  const [key, ...rest] = path;
  if (key === undefined) return def['type'] === 'object' ? Object.keys(def['shape'] as object) : [];
  const inner =
    def['type'] === 'object'
      ? (def['shape'] as Record<PropertyKey, z.core.$ZodType>)[key]
      : ((def['element'] ?? def['valueType']) as z.core.$ZodType | undefined);
  return inner ? knownKeys(inner, rest) : [];
}
