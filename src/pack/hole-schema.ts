import { z } from 'zod';
import { Template } from '../model';
import { Hole, holesIn } from './holes';
import { kindOf, type OutputKind } from './resource-type';

const holed = new WeakMap<z.core.$ZodType, z.ZodType>();

/** The same schema with every part of it willing to take a fitting hole. */
export function withHoles(schema: z.core.$ZodType): z.ZodType {
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

/** The schemas that only add to another one: whether it may be left out, what it is then. */
export const WRAPPERS = [
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
