import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { readPlan } from '../../src/deploy/changes';
import type { ChangeJson, PlanJson } from '../../src/deploy/engine/types';
import type { AttributeChange, PlannedChange, StackDescription } from '../../src/model';
import { changeJson, planJson, resource, stack } from './stacks';

const real: PlanJson = JSON.parse(
  readFileSync(join(__dirname, 'plans/terraform-data.json'), 'utf8'),
);

describe('a plan of Terraform itself', () => {
  const names = 'image replaced before counted each hidden new_name new_changed same created';
  const description = stack([
    ...names.split(' ').map((name) =>
      resource(`volume.default#cart.${name.replace('_', '-')}`, {
        terraform: [`terraform_data.${name}`],
      }),
    ),
    resource('postgres.default#cart.db', { terraform: ['module.m', 'module.k'], stateful: [] }),
  ]);
  const before = stack([
    ...description.resources,
    resource('postgres.default#cart.old', {
      terraform: ['terraform_data.gone', 'terraform_data.forgotten', 'terraform_data.old_name'],
      stateful: ['terraform_data.gone', 'terraform_data.forgotten', 'terraform_data.old_name'],
    }),
  ]);
  const plan = readPlan(real, description, before);
  const find = (address: string) =>
    plan.changes.find(({ terraformAddress }) => terraformAddress === address);

  test.each<[string, string, Partial<PlannedChange> | undefined]>([
    ['what stays is no change', 'terraform_data.same', undefined],
    ['so does an instance', 'terraform_data.counted[0]', undefined],
    [
      'an instance belongs to its resource',
      'terraform_data.counted[1]',
      { action: 'delete', address: 'volume.default#cart.counted', stateful: false },
    ],
    [
      'a key may hold quotation marks',
      'terraform_data.each["c\\"d"]',
      { action: 'delete', address: 'volume.default#cart.each' },
    ],
    [
      'a key may hold dots',
      'terraform_data.each["a.b"]',
      { action: 'update', address: 'volume.default#cart.each' },
    ],
    [
      'what is gone is known from the deployment before',
      'terraform_data.gone',
      { action: 'delete', address: 'postgres.default#cart.old', stateful: true },
    ],
    ['forgetting is no deleting', 'terraform_data.forgotten', { action: 'forget', stateful: true }],
    ['the new one comes first', 'terraform_data.before', { action: 'replace' }],
    [
      'a creation shows no attributes',
      'terraform_data.created',
      { action: 'create', attributes: [] },
    ],
    [
      'a move alone changes nothing, and what it moves held data before',
      'terraform_data.new_name',
      { action: 'move', previousTerraformAddress: 'terraform_data.old_name', stateful: true },
    ],
    [
      'a move may change, too',
      'terraform_data.new_changed',
      { action: 'update', previousTerraformAddress: 'terraform_data.old_changed' },
    ],
    [
      'the inside of a module is judged by type',
      'module.m.terraform_data.inner',
      { address: 'postgres.default#cart.db', stateful: true },
    ],
    [
      'a module may have keys with brackets',
      'module.k["k]"].terraform_data.inner',
      { address: 'postgres.default#cart.db', stateful: true },
    ],
  ])('%s: %s', (_, address, expected) => {
    if (expected) expect(find(address)).toMatchObject(expected);
    if (!expected) expect(find(address)).toBeUndefined();
  });

  test('texts of JSON are compared inside, secrets are left out, what is computed is noise', () => {
    const marks = { unknown: false, sensitive: false, forcesReplacement: false };
    expect(find('terraform_data.image')?.attributes).toEqual([
      { path: 'input.definitions[0].env[1].name', after: 'B', ...marks },
      { path: 'input.definitions[0].env[1].value', after: '2', ...marks },
      { path: 'input.definitions[0].image', before: 'a:1', after: 'a:2', ...marks },
      { path: 'input.image', before: 'shop:4.11.0', after: 'shop:5.0.0', ...marks },
      { path: 'input.password', ...marks, sensitive: true },
      { path: 'input.replicas', before: 1, after: 2, ...marks },
    ]);
  });

  test('what forces a replacement is marked, known or not', () => {
    expect(find('terraform_data.replaced')?.attributes).toEqual([
      expect.objectContaining({ path: 'triggers_replace.v', forcesReplacement: true }),
    ]);
    expect(find('terraform_data.before')?.attributes).toEqual([
      expect.objectContaining({ path: 'triggers_replace', unknown: true, forcesReplacement: true }),
    ]);
  });

  test('no secret is in it, not even where Terraform hands it on without its mark', () => {
    expect(JSON.stringify(real)).toContain('s3cr3t');
    expect(JSON.stringify(plan)).not.toContain('s3cr3t');
  });

  test('counts, outputs and order', () => {
    expect(plan.counts).toEqual({
      create: 1,
      update: 6,
      replace: 2,
      delete: 3,
      forget: 1,
      move: 1,
    });
    expect(plan.outputs).toBe(1);
    const addresses = plan.changes.map(({ address }) => address ?? '');
    expect(addresses).toEqual([...addresses].sort());
  });
});

describe('whether something holds data', () => {
  const known = stack([
    resource('postgres.default#cart.db', {
      terraform: ['aws_db_instance.db', 'aws_security_group.db', 'module.db'],
      stateful: ['aws_db_instance.db'],
      statefulTypes: ['aws_db_instance'],
    }),
  ]);

  test.each<[string, string, boolean, StackDescription | undefined]>([
    ['the stack says so', 'aws_db_instance.db', true, undefined],
    ['an instance of it', 'aws_db_instance.db[0]', true, undefined],
    ['the stack says that it does not', 'aws_security_group.db', false, undefined],
    [
      'inside of a module the type tells',
      'module.db.module.x[0].aws_db_instance.y',
      true,
      undefined,
    ],
    ['and so it does for harmless ones', 'module.db.aws_iam_role.y', false, undefined],
    [
      'nobody knows it, but its type is harmless in what was deployed',
      'aws_security_group.x',
      false,
      stack([resource('redis.default#cart.r', { terraform: ['aws_security_group.y'] })]),
    ],
    [
      'without a record nobody knows what its type was for',
      'aws_security_group.x',
      true,
      undefined,
    ],
    ['nobody knows it, and its type holds data elsewhere', 'aws_db_instance.x', true, undefined],
    ['nobody knows either: better ask than lose', 'aws_thing.x', true, undefined],
    [
      'the deployment before said so',
      'aws_thing.x',
      true,
      stack([
        resource('s3.default#cart.b', { terraform: ['aws_thing.x'], stateful: ['aws_thing.x'] }),
      ]),
    ],
    [
      'the deployment before said that it does not',
      'aws_thing.x',
      false,
      stack([resource('s3.default#cart.b', { terraform: ['aws_thing.x'], stateful: [] })]),
    ],
  ])('%s: %s', (_, address, expected, before) => {
    const type = /(aws_\w+)\.\w+(?:\[0\])?$/.exec(address)?.[1] ?? '';
    const [change] = readPlan(
      planJson(changeJson(address, ['delete'], {}, { type })),
      known,
      before,
    ).changes;
    expect(change?.stateful).toBe(expected);
  });

  test('what a replacement left behind counts, too', () => {
    const json = planJson(changeJson('aws_db_instance.db', ['delete'], {}, { deposed: 'ab12' }));
    expect(readPlan(json, known, undefined).changes).toEqual([
      expect.objectContaining({
        deposed: 'ab12',
        stateful: true,
        because: [{ kind: 'unfinished' }],
      }),
    ]);
  });

  test('what was renamed has the new address', () => {
    const now = stack([resource('postgres.default#cart.main', { terraform: [] })], {
      renames: [{ from: 'postgres.default#cart.db', to: 'postgres.default#cart.main' }],
    });
    const json = planJson(changeJson('aws_security_group.db', ['delete']));
    expect(readPlan(json, now, known).changes[0]?.address).toBe('postgres.default#cart.main');
  });
});

function attributesOf(change: Partial<ChangeJson>): readonly AttributeChange[] {
  const json = planJson(changeJson('aws_thing.x', ['update'], change));
  return readPlan(json, stack([]), undefined).changes[0]?.attributes ?? [];
}

describe('attributes', () => {
  interface Case {
    because: string;
    change: Partial<ChangeJson>;
    expected: Partial<AttributeChange>[];
  }
  test.each<Case>([
    {
      because: 'a mask over a whole list hides all of it',
      change: { before: { a: ['x'] }, after: { a: ['y'] }, after_sensitive: { a: true } },
      expected: [{ path: 'a', sensitive: true }],
    },
    {
      because: 'masks within lists go by position',
      change: {
        before: { a: ['p', 'q'] },
        after: { a: ['r', 's'] },
        before_sensitive: { a: [false, true] },
        after_sensitive: { a: [] },
      },
      expected: [
        { path: 'a[0]', before: 'p', after: 'r' },
        { path: 'a[1]', sensitive: true },
      ],
    },
    {
      because: 'a mask over everything hides the names, too',
      change: { before: { a: 1 }, after: { a: 2 }, before_sensitive: true },
      expected: [{ path: '', sensitive: true }],
    },
    {
      because: 'a name may promise a secret that nobody marked',
      change: { before: { db_password: 'a', n: 1 }, after: { db_password: 'b', n: 2 } },
      expected: [
        { path: 'db_password', sensitive: true },
        { path: 'n', before: 1, after: 2 },
      ],
    },
    {
      because: 'a provider may keep "" for what nobody gives',
      change: { before: { image: 'a', pid_mode: '' }, after: { image: 'b', pid_mode: null } },
      expected: [{ path: 'image', before: 'a', after: 'b' }],
    },
    {
      because: 'somebody must have taken it away where nothing else changes',
      change: { before: { note: '' }, after: { note: null } },
      expected: [{ path: 'note', before: '' }],
    },
    {
      because: 'what is about a secret is none',
      change: { before: { secret_name: 'a' }, after: { secret_name: 'b' } },
      expected: [{ path: 'secret_name', before: 'a', after: 'b' }],
    },
    {
      because: 'lists of variables keep name and value apart',
      change: {
        before: { env: [{ name: 'API_TOKEN', value: 'a' }] },
        after: { env: [{ name: 'API_TOKEN', value: 'b' }] },
      },
      expected: [{ path: 'env[0].value', sensitive: true }],
    },
    {
      because: 'an address may carry a password',
      change: { before: { url: 'x' }, after: { url: 'amqp://me:hush@host/' } },
      expected: [{ path: 'url', sensitive: true }],
    },
    {
      because: 'what is true is something that has the key true, not a map of it',
      change: { before: { a: true }, after: { a: { b: 1 } } },
      expected: [
        { path: 'a', before: true },
        { path: 'a.b', after: 1 },
      ],
    },
    {
      because: 'a text of JSON that comes anew is looked into, too',
      change: { after: { a: '{"password":"x","n":1}' } },
      expected: [
        { path: 'a.n', after: 1 },
        { path: 'a.password', sensitive: true },
      ],
    },
    {
      because: 'JSON that is only written differently is not worth a word beside something else',
      change: { before: { a: '{"b":1}', n: 1 }, after: { a: '{ "b": 1 }', n: 2 } },
      expected: [{ path: 'n', before: 1, after: 2 }],
    },
    {
      because: 'what only becomes unknown is all there is',
      change: { before: { a: 'x', b: 1 }, after: { b: 1 }, after_unknown: { a: true } },
      expected: [{ path: 'a', before: 'x', unknown: true }],
    },
    {
      because: 'an unknown value hides the map that it replaces, whose mask may be lost',
      change: { before: { a: { b: 'x' } }, after: {}, after_unknown: { a: true } },
      expected: [{ path: 'a', unknown: true }],
    },
    {
      because: 'names that are no names are quoted',
      change: { before: { tags: { 'a.b/c': 'x' } }, after: { tags: { 'a.b/c': 'y' } } },
      expected: [{ path: 'tags["a.b/c"]', before: 'x', after: 'y' }],
    },
    {
      because: 'nothing and nothing else are one',
      change: { before: { a: null, n: 1 }, after: { n: 2 } },
      expected: [{ path: 'n', before: 1, after: 2 }],
    },
  ])('$because', ({ change, expected }) => {
    const plain = { unknown: false, sensitive: false, forcesReplacement: false };
    expect(attributesOf(change)).toEqual(expected.map((one) => ({ ...plain, ...one })));
  });

  test('of many some are kept, what forces the replacement first, and the rest is counted', () => {
    const many = (value: number) =>
      Object.fromEntries(Array.from({ length: 100 }, (_, n) => [`a${String(n)}`, value]));
    const [change] = readPlan(
      planJson(
        changeJson('aws_thing.x', ['delete', 'create'], {
          before: { ...many(1), z: 1 },
          after: { ...many(2), z: 2 },
          replace_paths: [['z']],
        }),
      ),
      stack([]),
      undefined,
    ).changes;
    expect(change?.attributes).toHaveLength(40);
    expect(change?.attributes.at(-1)?.path).toBe('z');
    expect(change?.moreAttributes).toBe(61);
  });

  test('long texts are kept by what differs', () => {
    const long = (word: string) => `${'x'.repeat(5000)}${word}${'y'.repeat(5000)}`;
    const [attribute] = attributesOf({ before: { a: long('one') }, after: { a: long('two') } });
    expect(attribute?.before).toContain('one');
    expect(attribute?.after).toContain('two');
    expect(JSON.stringify(attribute).length).toBeLessThan(1200);
  });

  test('a text nested without end neither crashes nor shows', () => {
    const deep = (word: string) => `${'['.repeat(100_000)}"${word}"${']'.repeat(100_000)}`;
    expect(attributesOf({ before: { a: deep('x') }, after: { a: deep('y') } })).toEqual([
      expect.objectContaining({ sensitive: true }),
    ]);
  });
});

/** So short that only the masks hide it: longer ones are found again wherever they stand. */
const CANARY = '⚿⚿';

/** A value together with a mask that hides every canary in it. */
const masked: fc.Arbitrary<{ value: unknown; mask: unknown }> = fc.letrec((tie) => ({
  any: fc.oneof({ depthSize: 'small' }, tie('plain'), tie('secret'), tie('list'), tie('map')),
  plain: fc
    .oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null))
    .map((value) => ({ value, mask: false })),
  secret: fc
    .constantFrom<unknown>(CANARY, [CANARY], { a: CANARY, n: 1 }, `{"a":"${CANARY}"}`)
    .map((value) => ({ value, mask: true })),
  list: fc.array(tie('any'), { maxLength: 4 }).map((items) => ({
    value: items.map((item) => (item as { value: unknown }).value),
    mask: items.map((item) => (item as { mask: unknown }).mask),
  })),
  map: fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), tie('any')).map((entries) => ({
    value: mapped(entries, 'value'),
    mask: mapped(entries, 'mask'),
  })),
})).any as fc.Arbitrary<{ value: unknown; mask: unknown }>;

function mapped(entries: Record<string, unknown>, field: 'value' | 'mask') {
  return Object.fromEntries(
    Object.entries(entries).map(([key, inner]) => [key, (inner as Record<string, unknown>)[field]]),
  );
}

test('no marked leaf gets through, whatever the values and masks', () => {
  fc.assert(
    fc.property(masked, masked, fc.boolean(), (before, after, unknown) => {
      const attributes = attributesOf({
        before: { x: before.value, y: CANARY },
        after: { x: after.value },
        before_sensitive: { x: before.mask, y: true },
        after_sensitive: { x: after.mask },
        after_unknown: { y: unknown },
      });
      expect(JSON.stringify(attributes)).not.toContain(CANARY);
    }),
  );
});
