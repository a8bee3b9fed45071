import { columns } from './words';

/** The parts of JSON Schema that params are written in. */
interface Schema {
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly default?: unknown;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
}

/** Params as lines: their name, kind, whether they are needed, and what they are for. */
export function renderParams(schema: object): string[] {
  return columns(rowsOf(schema, ''));
}

function rowsOf(schema: Schema, path: string): string[][] {
  const needed = new Set(schema.required);
  const own = Object.entries(schema.properties ?? {}).flatMap(([name, inner]) => {
    const place = `${path}${name}`;
    return [row(place, inner, needed.has(name)), ...rowsOf(inner, `${place}.`)];
  });
  const { additionalProperties: further, items } = schema;
  return [
    ...own,
    ...(typeof further === 'object' ? rowsOf(further, `${path}<name>.`) : []),
    ...(items ? rowsOf(items, `${path}[].`) : []),
  ];
}

function row(place: string, schema: Schema, needed: boolean): string[] {
  const presence =
    schema.default === undefined
      ? needed
        ? 'required'
        : 'optional'
      : `default ${JSON.stringify(schema.default)}`;
  return [place, kindOf(schema), presence, schema.description ?? ''];
}

function kindOf(schema: Schema): string {
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  if (schema.anyOf) return [...new Set(schema.anyOf.map(kindOf))].join(' | ');
  if (schema.items) return `list of ${kindOf(schema.items)}`;
  if (schema.type === 'object') return 'map';
  return typeof schema.type === 'string' ? schema.type : 'any';
}
