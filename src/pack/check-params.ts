import { z } from 'zod';
import { Template, templatesIn, type Placeholder, type Value, type ValueMap } from '../model';
import { kindOf, type OutputDeclaration, type OutputKind, type Shape } from './resource-type';
import { deferredKind, isDeferred, type DeferredParam } from './special-params';

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

/** A template that knows what it will be, and whether it stands where a text is wanted. */
class Hole extends Template {
  constructor(
    template: Template,
    readonly declaration: OutputDeclaration,
    readonly wantedAsText = false,
  ) {
    super(template.segments);
  }
}

/** Whether a checked template stands where a text is wanted, so that a number has to become one. */
export function isWantedAsText(template: Template): boolean {
  return template instanceof Hole && template.wantedAsText;
}

function typed(
  value: Value,
  declared: (placeholder: Placeholder) => OutputDeclaration | undefined,
): Value {
  if (typeof value !== 'object' || value === null) return value;
  if (Template.is(value)) {
    const { whole } = value;
    const declarations = value.placeholders.map(declared);
    const secret = declarations.some((declaration) => declaration?.secret === true);
    const kind = whole ? (declarations[0]?.kind ?? 'any') : 'string';
    return new Hole(value, { kind, secret });
  }
  if (Array.isArray(value)) return value.map((item: Value) => typed(item, declared));
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, typed(inner, declared)]),
  );
}

function holesIn(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  if (Template.is(value)) return 1;
  if (isDeferred(value)) return Template.is(value.value) ? 1 : 0;
  return Object.values(value).reduce<number>((sum, inner) => sum + holesIn(inner), 0);
}

/** Where a secret stands in a param that did not ask for one. */
function secretHoles(value: unknown, path: readonly PropertyKey[] = []): PropertyKey[][] {
  if (typeof value !== 'object' || value === null) return [];
  if (isDeferred(value)) return holdsRefusedSecret(value) ? [[...path]] : [];
  if (Template.is(value)) return isSecretHole(value) ? [[...path]] : [];
  return Object.entries(value).flatMap(([key, inner]) => secretHoles(inner, [...path, key]));
}

/** A text takes secrets among its parts, a param for a secret takes one as a whole, a resource is none. */
function holdsRefusedSecret(param: DeferredParam): boolean {
  const { value } = param;
  if (!Template.is(value) || !isSecretHole(value)) return false;
  const kind = deferredKind(param);
  return kind === 'resource' || (kind === 'secret' && value.whole === undefined);
}

function isSecretHole(template: Template): boolean {
  return template instanceof Hole && template.declaration.secret;
}

const holed = new WeakMap<z.core.$ZodType, z.ZodType>();

/** The same schema with every part of it willing to take a fitting hole. */
function withHoles(schema: z.core.$ZodType): z.ZodType {
  let result = holed.get(schema);
  if (!result) {
    result = acceptingHole(schema, rebuilt(schema));
    holed.set(schema, result);
  }
  return result;
}

/** Its parts with holes; its own checks are left out, because they would look into a hole. */
function rebuilt(schema: z.core.$ZodType): z.core.$ZodType {
  const parts = schema._zod.def as unknown as {
    type: string;
    shape: Record<string, z.core.$ZodType>;
    catchall: z.core.$ZodType | undefined;
    element: z.core.$ZodType;
    innerType: z.core.$ZodType;
    items: readonly z.core.$ZodType[];
    left: z.core.$ZodType;
    options: readonly z.core.$ZodType[];
    rest: z.core.$ZodType | null;
    right: z.core.$ZodType;
    valueType: z.core.$ZodType;
  };
  const remade = (change: object) =>
    z.core.clone(schema, { ...parts, checks: [], ...change } as never);
  switch (parts.type) {
    case 'object':
      return remade({
        shape: Object.fromEntries(
          Object.entries(parts.shape).map(([key, inner]) => [key, withHoles(inner)]),
        ),
        // A strict object says so by a catchall that nothing fits.
        ...(parts.catchall && parts.catchall._zod.def.type !== 'never'
          ? { catchall: withHoles(parts.catchall) }
          : {}),
      });
    case 'union':
      // A discriminated union asks its options for the values of one key, which they no longer know.
      return z.union(parts.options.map(withHoles));
    case 'intersection':
      return remade({ left: withHoles(parts.left), right: withHoles(parts.right) });
    case 'tuple':
      return remade({
        items: parts.items.map(withHoles),
        rest: parts.rest && withHoles(parts.rest),
      });
    case 'array':
      return remade({ element: withHoles(parts.element) });
    case 'record':
      return remade({ valueType: withHoles(parts.valueType) });
    default:
      return WRAPPERS.includes(parts.type)
        ? remade({ innerType: withHoles(parts.innerType) })
        : schema;
  }
}

const WRAPPERS = [
  'optional',
  'nullable',
  'default',
  'readonly',
  'nonoptional',
  'prefault',
  'catch',
];

function acceptingHole(schema: z.core.$ZodType, inner: z.core.$ZodType): z.ZodType {
  // A wrapper asks what it wraps; a pipe (text, secret, resource) takes templates by itself.
  const { type } = schema._zod.def;
  if (WRAPPERS.includes(type) || type === 'pipe') return inner as z.ZodType;
  return z.unknown().transform((value, context) => {
    if (Template.is(value)) {
      const { kind } = value instanceof Hole ? value.declaration : { kind: 'any' as const };
      if (!fits(schema, kind)) {
        context.addIssue({ code: 'custom', params: { expected: kindOf(schema), got: kind } });
      }
      if (!(value instanceof Hole) || kindOf(schema) !== 'string') return value;
      return new Hole(value, value.declaration, true);
    }
    // Where no hole takes part, every rule of the schema counts.
    const result = z.core.safeParse(holesIn(value) === 0 ? schema : inner, value);
    if (result.success) return result.data;
    for (const issue of result.error.issues) {
      context.issues.push({ ...issue, path: [...issue.path], input: value } as never);
    }
    return z.NEVER;
  });
}

/** Whether a value of a kind can stand where the schema does; texts take anything that has a text. */
function fits(schema: z.core.$ZodType, kind: OutputKind): boolean {
  const { def } = schema._zod;
  if (kind === 'any') return true;
  if (def.type === 'union') {
    return (def as z.core.$ZodUnionDef).options.some((option) => fits(option, kind));
  }
  if (def.type === 'enum' || def.type === 'literal') {
    const values =
      def.type === 'enum'
        ? Object.values((def as z.core.$ZodEnumDef).entries)
        : (def as z.core.$ZodLiteralDef<never>).values;
    return values.some((value) => typeof value === kind);
  }
  const wanted = kindOf(schema);
  if (wanted === 'string') return kind !== 'list' && kind !== 'map';
  return wanted === 'any' || wanted === kind;
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
