import { z } from 'zod';
import { Template, type Placeholder, type ValueMap } from '../../src/model';
import {
  checkParams,
  isWantedAsText,
  resourceParam,
  secretParam,
  text,
  type OutputDeclaration,
  type ParamIssue,
} from '../../src/pack';

/** What the outputs that the rows name will be. */
const DECLARED: Readonly<Record<string, OutputDeclaration>> = {
  host: { kind: 'string', secret: false },
  port: { kind: 'number', secret: false },
  ready: { kind: 'boolean', secret: false },
  zones: { kind: 'list', secret: false },
  tags: { kind: 'map', secret: false },
  password: { kind: 'string', secret: true },
};

const declared = ({ path: [output = ''] }: Placeholder) => DECLARED[output];

/** `${resources.db.<output>}`, with a text before it where one is given. */
function hole(output: string, before = ''): Template {
  const placeholder = { resource: 'db', path: [output], text: `resources.db.${output}` };
  return new Template([...(before === '' ? [] : [{ literal: before }]), { placeholder }]);
}

function check(shape: z.ZodRawShape, params: ValueMap) {
  return checkParams(z.strictObject(shape), params, declared);
}

function issuesOf(shape: z.ZodRawShape, params: ValueMap): readonly string[] {
  const result = check(shape, params);
  return 'issues' in result ? result.issues.map(textOf) : [];
}

const textOf = ({ kind, path, ...more }: ParamIssue) =>
  [kind, path.join('.'), ...('key' in more ? [more.key, `of ${more.known.join(' ')}`] : [])]
    .join(' ')
    .trim();

interface Row {
  readonly because: string;
  readonly shape: z.ZodRawShape;
  readonly params: ValueMap;
  readonly issues?: readonly string[];
}

const pair = z.strictObject({ x: z.number(), y: z.number() }).refine(({ x, y }) => x < y);

describe('a hole', () => {
  test.each<Row>([
    {
      because: 'a text takes a text',
      shape: { a: z.string() },
      params: { a: hole('host') },
    },
    {
      because: 'a text takes a number, which has a text',
      shape: { a: z.string() },
      params: { a: hole('port') },
    },
    {
      because: 'a text takes a boolean, which has a text',
      shape: { a: z.string() },
      params: { a: hole('ready') },
    },
    {
      because: 'a list has no text that anybody would want',
      shape: { a: z.string() },
      params: { a: hole('zones') },
      issues: ['type a'],
    },
    {
      because: 'a number takes a number',
      shape: { a: z.int().min(1) },
      params: { a: hole('port') },
    },
    {
      because: 'text around a placeholder makes it a text',
      shape: { a: z.number() },
      params: { a: hole('port', '1') },
      issues: ['type a'],
    },
    {
      because: 'a map takes a map as a whole',
      shape: { a: z.record(z.string(), z.string()) },
      params: { a: hole('tags') },
    },
    {
      because: 'an array takes a list as a whole',
      shape: { a: z.array(z.string()).max(1) },
      params: { a: hole('zones') },
    },
    {
      because: 'an output that was reported already fits anywhere, so that it is reported once',
      shape: { a: z.boolean() },
      params: { a: hole('nowhere') },
    },
    {
      because: 'the choices of an enum are texts, and only the deployment knows which it is',
      shape: { a: z.enum(['small', 'large']) },
      params: { a: hole('host') },
    },
    {
      because: 'no choice of the enum is a number',
      shape: { a: z.enum(['small', 'large']) },
      params: { a: hole('port') },
      issues: ['type a'],
    },
    {
      because: 'one option of a union is enough',
      shape: { a: z.union([z.int(), z.string()]) },
      params: { a: hole('port') },
    },
    {
      because: 'no option of the union is a list',
      shape: { a: z.union([z.int(), z.boolean()]) },
      params: { a: hole('zones') },
      issues: ['type a'],
    },
    {
      because: 'a param without a declared form takes anything',
      shape: { a: z.any() },
      params: { a: [hole('zones'), { b: hole('port') }] },
    },
    {
      because: 'a rule that would throw at a hole is not asked',
      shape: { a: z.any().refine((given: string) => given.startsWith('a')) },
      params: { a: hole('host') },
    },
    {
      because: 'a schema that works on its value cannot work on what is not known yet',
      shape: { a: z.string().transform((given) => given.length) },
      params: { a: hole('host') },
      issues: ['value a'],
    },
    {
      because: 'elements of arrays and tuples are looked into',
      shape: { a: z.array(z.number()), b: z.tuple([z.string(), z.number()]) },
      params: { a: [1, hole('host')], b: [hole('host'), hole('host')] },
      issues: ['type a.1', 'type b.1'],
    },
    {
      because: 'values of records and of catchalls are looked into',
      shape: { a: z.record(z.string(), z.number()), b: z.object({}).catchall(z.number()) },
      params: { a: { k: hole('host') }, b: { k: hole('host') } },
      issues: ['type a.k', 'type b.k'],
    },
    {
      because: 'options of a union are looked into',
      shape: { a: z.union([z.strictObject({ x: z.string() }), z.strictObject({ y: z.int() })]) },
      params: { a: { y: hole('port') } },
    },
    {
      because: 'a discriminated union is one too',
      shape: {
        a: z.discriminatedUnion('kind', [
          z.strictObject({ kind: z.literal('dns'), name: z.string() }),
          z.strictObject({ kind: z.literal('ip'), port: z.int() }),
        ]),
      },
      params: { a: { kind: 'dns', name: hole('host') } },
    },
    {
      because: 'both halves of an intersection are looked into',
      shape: { a: z.intersection(z.object({ x: z.string() }), z.object({ y: z.string() })) },
      params: { a: { x: hole('host'), y: 'text' } },
    },
    {
      because: 'what is wrapped is looked into',
      shape: { a: z.strictObject({ x: z.int() }).prefault({ x: 1 }).readonly().optional() },
      params: { a: { x: hole('host') } },
      issues: ['type a.x'],
    },
  ])('$because', ({ shape, params, issues = [] }) => {
    expect(issuesOf(shape, params)).toEqual(issues);
  });

  test.each([
    { because: 'a text is wanted', schema: z.string(), asText: true },
    { because: 'a number is wanted', schema: z.number(), asText: false },
    { because: 'a text is one of what is wanted', schema: z.union([z.int(), z.string()]) },
    { because: 'anything is wanted', schema: z.any() },
  ])('is a text only where $because', ({ schema, asText = false }) => {
    const result = check({ a: schema, b: z.string() }, { a: hole('port'), b: hole('host') });
    const { a } = 'params' in result ? result.params : {};
    expect(Template.is(a) && isWantedAsText(a)).toBe(asText);
  });
});

describe('beside a hole', () => {
  test.each<Row>([
    {
      because: 'a missing param is still missing',
      shape: { a: z.string(), b: z.string() },
      params: { a: hole('host') },
      issues: ['value b'],
    },
    {
      because: 'the limits of another param still count',
      shape: { a: z.string(), b: z.array(z.string()).max(1), c: z.string().max(1) },
      params: { a: hole('host'), b: ['1', '2'], c: '12' },
      issues: ['value b', 'value c'],
    },
    {
      because: 'the rules of an object without a hole still count',
      shape: { a: z.string(), b: pair },
      params: { a: hole('host'), b: { x: 2, y: 1 } },
      issues: ['value b'],
    },
    {
      because: 'the rules of an object with a hole cannot be asked',
      shape: { b: pair },
      params: { b: { x: 2, y: hole('port') } },
    },
    {
      because: 'unknown keys are reported where they are, with those that are known',
      shape: { a: z.strictObject({ host: z.string(), port: z.int().optional() }).optional() },
      params: { a: { host: hole('host'), prot: 1 }, b: 1 },
      issues: ['unknown-key a prot of host port', 'unknown-key  b of a'],
    },
  ])('$because', ({ shape, params, issues = [] }) => {
    expect([...issuesOf(shape, params)].sort()).toEqual([...issues].sort());
  });

  test.each([
    { because: 'default', schema: z.string().default('d') },
    { because: 'prefault', schema: z.string().prefault('d') },
    { because: 'catch', schema: z.string().catch('d') },
  ])('a $because is filled in', ({ schema }) => {
    expect(check({ a: z.string(), b: schema }, { a: hole('host') })).toMatchObject({
      params: { b: 'd' },
    });
  });
});

describe('a secret', () => {
  test.each<Row>([
    {
      because: 'a text would be readable in the state',
      shape: { a: z.string() },
      params: { a: hole('password') },
      issues: ['secret a'],
    },
    {
      because: 'so would a part of a text',
      shape: { a: z.string() },
      params: { a: hole('password', 'pg://') },
      issues: ['secret a'],
    },
    {
      because: 'so would something deep within anything',
      shape: { a: z.any() },
      params: { a: { b: [hole('password')] } },
      issues: ['secret a.b.0'],
    },
    {
      because: 'a variable takes it, alone or among text',
      shape: { a: text(), b: text() },
      params: { a: hole('password'), b: hole('password', 'pg://') },
    },
    {
      because: 'a param for a secret takes it as a whole',
      shape: { a: secretParam() },
      params: { a: hole('password') },
    },
    {
      because: 'a secret with text around it is another secret, which nobody keeps',
      shape: { a: secretParam() },
      params: { a: hole('password', 'Bearer ') },
      issues: ['secret a'],
    },
    {
      because: 'a secret is no resource',
      shape: { a: resourceParam() },
      params: { a: hole('password') },
      issues: ['secret a'],
    },
  ])('$because', ({ shape, params, issues = [] }) => {
    expect(issuesOf(shape, params)).toEqual(issues);
  });
});

test('the same params may come to another verdict where their outputs are of another kind', () => {
  const schema = z.strictObject({ a: z.int() });
  const params = { a: hole('port') };
  const kinds = (['number', 'string', 'number'] as const).map(
    (kind) => 'params' in checkParams(schema, params, () => ({ kind, secret: false })),
  );
  expect(kinds).toEqual([true, false, true]);
});
