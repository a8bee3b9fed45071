import type { z } from 'zod';
import type { Path } from './places';

interface Definition {
  readonly type: string;
  readonly shape: Readonly<Record<PropertyKey, z.core.$ZodType>>;
  readonly element: z.core.$ZodType;
  readonly innerType: z.core.$ZodType;
  readonly valueType: z.core.$ZodType;
}

/** The fields that may stand at a path, where they are fixed. */
export function fieldsAt(schema: z.core.$ZodType, path: Path): string[] {
  // The library types each kind of schema apart; this looks at the few kinds that have parts.
  const definition = schema._zod.def as unknown as Definition;
  const [key, ...rest] = path;
  switch (definition.type) {
    case 'optional':
      return fieldsAt(definition.innerType, path);
    case 'object': {
      if (key === undefined) return Object.keys(definition.shape);
      const field = definition.shape[key];
      return field ? fieldsAt(field, rest) : [];
    }
    case 'record':
      return key === undefined ? [] : fieldsAt(definition.valueType, rest);
    case 'array':
      return key === undefined ? [] : fieldsAt(definition.element, rest);
    default:
      return [];
  }
}
