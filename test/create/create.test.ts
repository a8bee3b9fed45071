import { ResourceAddress, Template } from '../../src/model';
import { anything, created, graphOf, nodeOf, Recorded, recording, terraformOf } from './graphs';
import { checkParams, defineResource, type MatchedNode } from '../../src/pack';

const reference = (resource: string, ...path: string[]) => ({
  placeholder: { resource, path, text: ['resources', resource, ...path].join('.') },
});

const db = ResourceAddress.parse('anything.default#cart.db') as ResourceAddress;
const uses = { db: { address: db, access: 'write' as const } };

/** A second resource of the workload `cart`, whose params may refer to the first, `db`. */
function besideDb(params: Record<string, unknown>, kind: 'string' | 'number' | 'map' = 'string') {
  const checked = checkParams(anything.params, params as never, () => ({ kind, secret: false }));
  if (!('params' in checked)) throw new Error(JSON.stringify(checked));
  const cart = ResourceAddress.parse('anything.default#cart') as ResourceAddress;
  const graph = graphOf(
    [
      nodeOf('anything.default#cart.db'),
      nodeOf('anything.default#cart', { params: checked.params, uses }),
    ],
    [{ from: cart, to: db, kind: 'use', access: 'write' }],
  );
  return terraformOf(graph).resource['terraform_data']?.['anything_default_cart']?.input;
}

describe('params of a definition', () => {
  test.each([
    {
      because: 'text of the user is escaped, keys included',
      params: { 'a${b}': 'x ${file("/etc/hostname")} %{ for }', c: ['%%{', '$${'] },
      want: { 'a$${b}': 'x $${file("/etc/hostname")} %%{ for }', c: ['%%%{', '$$${'] },
    },
    {
      because: 'a placeholder becomes a reference, the text around it stays text',
      params: {
        url: new Template([{ literal: 'pg://${' }, reference('db', 'host'), { literal: '}' }]),
      },
      want: { url: 'pg://$${${terraform_data.anything_default_cart_db.output.host}}' },
    },
    {
      because: 'a dollar sign right before a placeholder does not make text of it',
      params: { price: new Template([{ literal: '$$' }, reference('db', 'host')]) },
      want: { price: '${"$$"}${terraform_data.anything_default_cart_db.output.host}' },
    },
    {
      because: 'a number inside a text is a reference, not digits',
      params: { url: new Template([reference('db', 'port'), { literal: '-x 12e5 -1.5e+2' }]) },
      want: { url: '${terraform_data.anything_default_cart_db.output.port}-x 12e5 -1.5e+2' },
    },
    {
      because: 'a whole placeholder keeps its type',
      params: { port: new Template([reference('db', 'port')]) },
      want: { port: '${terraform_data.anything_default_cart_db.output.port}' },
    },
    {
      because: 'a key of a map that only exists later is looked up by Terraform',
      params: { tag: new Template([reference('db', 'tags', 'a.b')]) },
      want: { tag: '${terraform_data.anything_default_cart_db.output.tags["a.b"]}' },
    },
    {
      because: 'a map inside a text is JSON, as Score has it',
      params: { tags: new Template([{ literal: '=' }, reference('db', 'tags')]) },
      want: { tags: '=${jsonencode(terraform_data.anything_default_cart_db.output.tags)}' },
    },
    {
      because: 'texts of a map inside a text are quoted, and never end the expression',
      params: {
        said: new Template([{ literal: '=' }, reference('db', 'said')]),
      },
      want: {
        said: '={"quote":"say \\"hi\\" $${x}","host":${jsonencode("at ${terraform_data.anything_default_cart_db.output.host}")}}',
      },
    },
    {
      because: 'numbers, booleans, null and empty collections are kept',
      params: { n: 1.5, b: false, z: null, list: [], map: {} },
      want: { n: 1.5, b: false, z: null, list: [], map: {} },
    },
  ])('$because', ({ params, want }) => {
    expect(besideDb(params)).toEqual(want);
  });
});

describe('renames', () => {
  test('become moved blocks by our own ids, for the resource and for what connects to it', () => {
    const connecting = defineResource(anything as never, {
      summary: 'Connects.',
      create: ({ scope }) =>
        ({ host: new Recorded(scope, 'Default', {}).fqn, port: 1, tags: {} }) as never,
      connect: ({ scope }) => void new Recorded(scope, 'rule', {}),
    });
    const from = ResourceAddress.parse('anything.default#basket') as ResourceAddress;
    const cart = nodeOf('anything.default#cart', { uses, origin: from });
    const graph = graphOf(
      [nodeOf(String(db), { match: { definition: connecting, pack: null } }), cart],
      [{ from: cart.address, to: db, kind: 'use', access: 'read' }],
    );
    expect(terraformOf(graph).moved).toEqual([
      {
        from: 'terraform_data.anything_default_basket',
        to: 'terraform_data.anything_default_cart',
      },
      {
        from: 'terraform_data.anything_default_cart_db__for-anything_default_basket__rule',
        to: 'terraform_data.anything_default_cart_db__for-anything_default_cart__rule',
      },
    ]);
  });
});

describe('the description beside the stack', () => {
  test('says which Terraform addresses are whose, and which hold data', () => {
    const { stack } = created(graphOf([nodeOf('anything.default#cart.db')]));
    expect(stack?.description.resources).toEqual([
      expect.objectContaining({
        address: 'anything.default#cart.db',
        definition: 'anything',
        pack: 'test',
        terraform: ['terraform_data.anything_default_cart_db'],
        stateful: ['terraform_data.anything_default_cart_db'],
        output: 'anything_default_cart_db',
        requestedAt: [{ file: 'projects/shop/cart/score.yaml', line: 2, column: 3 }],
      }),
    ]);
  });
});

describe('definitions that fail', () => {
  const failing = (create: Parameters<typeof defineResource>[1]['create']): MatchedNode =>
    nodeOf('anything.default#cart.db', {
      match: {
        definition: defineResource(anything, { summary: 'Fails.', create }),
        pack: 'acme',
      },
    });

  test.each([
    {
      because: 'an exception is a diagnostic that names the definition',
      node: failing(() => {
        throw new Error('no such engine\nand a stack');
      }),
      code: 'create/definition-failed',
      says: 'threw: no such engine.',
    },
    {
      because: 'a promised output may not be left out',
      node: failing(() => ({ host: 'a', tags: {} }) as never),
      code: 'create/missing-output',
      says: '"port"',
    },
    {
      because: 'two constructs with one id would be merged silently by cdktf',
      node: failing(({ scope }) => {
        const outer = new Recorded(scope, 'x', {});
        void new Recorded(scope, 'Default', {});
        void new Recorded(outer, 'Default', {});
        return { host: '', port: 1, tags: {} } as never;
      }),
      code: 'create/stack-not-written',
      says: 'have one id in Terraform',
    },
    {
      because: 'an id with "__" could be read in two ways',
      node: failing(({ scope }) => {
        void new Recorded(scope, 'a__b', {});
        return { host: '', port: 1, tags: {} } as never;
      }),
      code: 'create/stack-not-written',
      says: 'cannot be named in Terraform',
    },
    {
      because: 'a number token in a text loses its reference',
      node: failing(({ scope }) => {
        const first = new Recorded(scope, 'first', {});
        void new Recorded(scope, 'second', `x-${String(first.getNumberAttribute('id'))}`);
        return { host: '', port: 1, tags: {} } as never;
      }),
      code: 'create/stack-not-written',
      says: 'reference to a number',
    },
  ])('$because', ({ node, code, says }) => {
    const { stack, problems } = created(graphOf([node]));
    expect(stack).toBeUndefined();
    expect(problems.map((problem) => problem.code)).toEqual([code]);
    expect(problems[0]?.detail).toContain(says);
  });

  test('leave out what depends on them, without a second complaint', () => {
    const node = failing(() => {
      throw new Error('no');
    });
    const user = nodeOf('anything.default#cart', {
      uses,
      match: { definition: recording, pack: null },
    });
    const { problems } = created(
      graphOf([node, user], [{ from: user.address, to: db, kind: 'use', access: 'read' }]),
    );
    expect(problems).toHaveLength(1);
  });
});
