import type { MatchedGraph, MatchedNode, Needs } from '../../src/pack';
import { isDeferred, text, defineResourceType } from '../../src/pack';
import { Template } from '../../src/model';
import { rule } from '../../src/platform';
import { alias } from '../../src/kinds/alias';
import { z } from 'zod';
import {
  addressOf,
  matched,
  matchedAll,
  pathAt,
  platformOf,
  projectOf,
  said,
  type ProjectText,
  type RequestText,
} from './estate';
import { definitionOf, everything, freeType, internalType, packOf, storeType } from './packs';

const plain = platformOf([everything]);

function graphOf(project: ProjectText, platform = plain): MatchedGraph {
  const { graph, diagnostics } = matched(projectOf(project), platform);
  if (!graph) throw new Error(JSON.stringify(said(diagnostics)));
  return graph;
}

function nodeAt({ nodes }: MatchedGraph, address: string): MatchedNode {
  const node = nodes.find((one) => String(one.address) === address);
  if (!node)
    throw new Error(`no ${address} in ${nodes.map((one) => String(one.address)).join(' ')}`);
  return node;
}

function edgesOf({ edges }: MatchedGraph): string[] {
  return edges.map(({ from, to, kind, access }) =>
    [String(from), kind, ...(access ? [access] : []), String(to)].join(' '),
  );
}

const store = (more: Partial<RequestText> = {}): RequestText => ({ type: 'store', ...more });
const shared = (more: Partial<RequestText> = {}) => store({ id: 'main', ...more });
const access = (level: string) => ({ annotations: { 'scoreform.dev/access': level } });

describe('workloads', () => {
  test('a workload is a node that uses what it asks for, by name', () => {
    const graph = graphOf({
      workloads: {
        cart: { resources: { zdb: store(), db: shared({ metadata: access('read') }) } },
      },
    });
    const cart = nodeAt(graph, 'workload.default#cart');
    expect(
      Object.entries(cart.uses).map(
        ([name, use]) => `${name} ${use.access} ${String(use.address)}`,
      ),
    ).toEqual(['db read store.default#main', 'zdb write store.default#cart.zdb']);
    expect(cart.paramsOf).toBe('cart');
    expect(cart.requestedAt.map(pathAt)).toEqual(['cart/score.yaml metadata/name']);
  });

  test('two uses of one resource are one edge with the greater access', () => {
    const graph = graphOf({
      workloads: {
        cart: {
          resources: {
            a: shared({ metadata: access('read') }),
            b: shared({ metadata: access('write') }),
          },
        },
        orders: { resources: { a: shared({ metadata: access('read') }) } },
      },
    });
    expect(edgesOf(graph)).toEqual([
      'workload.default#cart use write store.default#main',
      'workload.default#orders use read store.default#main',
    ]);
    expect(nodeAt(graph, 'store.default#main').workloads).toEqual(['cart', 'orders']);
    expect(nodeAt(graph, 'store.default#main').requestedAt.map(pathAt)).toEqual([
      'cart/score.yaml resources/a',
      'cart/score.yaml resources/b',
      'orders/score.yaml resources/a',
    ]);
  });

  test('an annotation chooses the class of a workload', () => {
    const annotations = { 'scoreform.dev/workload-class': 'job' };
    const project = projectOf({ workloads: { cart: { annotations } } });
    const { resources, diagnostics } = matched(project, plain);
    expect(resources.map((one) => String(one.address))).toEqual(['workload.job#cart']);
    expect(said(diagnostics)).toEqual(['match/no-definition @ cart/score.yaml metadata/name']);
  });

  test.each([
    { because: 'the only container takes it', images: { cart: 'x:2' }, main: 'x:2' },
    { because: 'a container can be named', images: { 'cart.main': 'x:3' }, main: 'x:3' },
    {
      because: 'the container that is named is no candidate for the other form',
      images: { cart: 'x:2', 'cart.main': 'x:3' },
      containers: { main: '.', side: '.' },
      main: 'x:3',
      side: 'x:2',
    },
    {
      because: 'the one that is left open takes it, not the others',
      images: { cart: 'x:2' },
      containers: { main: 'a:1', side: '.' },
      main: 'a:1',
      side: 'x:2',
    },
    { because: 'an inherited property is no image', images: {}, main: 'registry.example/app:1' },
  ])('images: $because', ({ images, containers, ...want }) => {
    const graph = graphOf({
      workloads: {
        cart: containers
          ? {
              containers: Object.fromEntries(
                Object.entries(containers).map(([name, image]) => [name, { image }]),
              ),
            }
          : {},
      },
      environments: { dev: { images: images as Record<string, string> } },
    });
    const params = nodeAt(graph, 'workload.default#cart').params as {
      containers: Record<string, { image: string }>;
    };
    const got = Object.entries(params.containers).map(([name, { image }]) => [name, image]);
    const { because, ...expected } = want;
    expect(because).not.toBe('');
    expect(Object.fromEntries(got)).toEqual(expected);
  });
});

describe('shared resources (score.md 7.3)', () => {
  interface Case {
    because: string;
    cart: Record<string, RequestText>;
    orders: Record<string, RequestText>;
    reported?: string[];
    params?: object;
    paramsOf?: string;
  }

  test.each<Case>([
    {
      because: 'R-01 equal params are one resource',
      cart: { a: shared({ params: { size: 1, region: 'eu' } }) },
      orders: { b: shared({ params: { region: 'eu', size: 1 } }) },
      params: { size: 1, region: 'eu' },
      paramsOf: 'cart',
    },
    {
      because: 'R-02 different params contradict one another',
      cart: { a: shared({ params: { size: 1 } }) },
      orders: { b: shared({ params: { size: 2 } }) },
      reported: ['match/conflicting-params @ orders/score.yaml resources/b/params'],
    },
    {
      because: 'R-02 so does different metadata',
      cart: { a: shared({ metadata: { team: 'a' } }) },
      orders: { b: shared({ metadata: { team: 'b' } }) },
      reported: ['match/conflicting-metadata @ orders/score.yaml resources/b/metadata'],
    },
    {
      because: 'R-02 an empty map is something that was written',
      cart: { a: shared({ params: {} }) },
      orders: { b: shared({ params: { size: 1 } }) },
      reported: ['match/conflicting-params @ orders/score.yaml resources/b/params'],
    },
    {
      because: 'R-03 params that are left out agree with everything',
      cart: { a: shared() },
      orders: { b: shared({ params: { size: 1 } }) },
      params: { size: 1 },
      paramsOf: 'orders',
    },
    {
      because: 'access is no part of the metadata that has to agree',
      cart: { a: shared({ metadata: access('read') }) },
      orders: { b: shared({ metadata: { team: 'b', ...access('write') } }) },
      params: {},
    },
    {
      because: 'R-09 the default class need not be written',
      cart: { a: shared({ class: 'default' }) },
      orders: { b: shared() },
      params: {},
    },
    {
      because: 'placeholders agree where they lead to one resource, whatever it is called',
      cart: {
        zone: store({ id: 'zone' }),
        a: shared({ params: { region: 'x-${resources.zone.host}' } }),
      },
      orders: {
        z: store({ id: 'zone' }),
        b: shared({ params: { region: 'x-${resources.z.host}' } }),
      },
      paramsOf: 'cart',
    },
    {
      because: 'R-05 equal text that leads to different resources is a contradiction',
      cart: { zone: store(), a: shared({ params: { region: '${resources.zone.host}' } }) },
      orders: { zone: store(), b: shared({ params: { region: '${resources.zone.host}' } }) },
      reported: ['match/conflicting-params @ orders/score.yaml resources/b/params'],
    },
    {
      because: 'a text is not the placeholder that it looks like',
      cart: {
        zone: store({ id: 'zone' }),
        a: shared({ params: { region: '${resources.zone.host}' } }),
      },
      orders: { b: shared({ params: { region: 'store.default#zone.host' } }) },
      reported: ['match/conflicting-params @ orders/score.yaml resources/b/params'],
    },
    {
      because: "R-14 an id cannot be another workload's own resource",
      cart: { a: store() },
      orders: { b: store({ id: 'cart.a' }) },
      reported: ['match/shared-id-collides @ orders/score.yaml resources/b/id'],
    },
    {
      because: 'R-14 nor one of another type, because what is needed for it has the same id',
      cart: { a: store() },
      orders: { b: { type: 'free', id: 'cart.a' } },
      reported: ['match/shared-id-collides @ orders/score.yaml resources/b/id'],
    },
  ])('$because', ({ cart, orders, reported = [], params, paramsOf }) => {
    const project = projectOf({
      workloads: { orders: { resources: orders }, cart: { resources: cart } },
    });
    const { graph, diagnostics } = matched(project, plain);
    expect(said(diagnostics)).toEqual(reported);
    const node = graph?.nodes.find(({ address }) => address.id === 'main');
    if (params) expect(node?.params).toEqual(params);
    if (paramsOf) expect(node?.paramsOf).toBe(paramsOf);
  });

  test('R-04 a shared resource stands after what its params refer to, whoever writes them', () => {
    const graph = graphOf({
      workloads: {
        cart: {
          resources: { zone: store(), a: shared({ params: { region: '${resources.zone.host}' } }) },
        },
        archive: { resources: { b: shared() } },
      },
    });
    const order = graph.nodes.map(({ address }) => String(address));
    expect(order.filter((address) => address === 'store.default#main')).toHaveLength(1);
    expect(order.indexOf('store.default#cart.zone')).toBeLessThan(
      order.indexOf('store.default#main'),
    );
    expect(edgesOf(graph)).toContain('store.default#main param store.default#cart.zone');
    expect(nodeAt(graph, 'store.default#cart.zone').workloads).toEqual(['archive', 'cart']);
  });
});

describe('what definitions need', () => {
  const needing = (needs: Parameters<typeof definitionOf>[1]) =>
    platformOf([packOf('needing', definitionOf(storeType, needs)), everything.without('store')]);

  test.each([
    { per: 'environment' as const, id: 'environment', workloads: ['cart', 'orders'] },
    { per: 'workload' as const, id: 'cart', workloads: ['cart'] },
    { per: 'resource' as const, id: 'cart.db', workloads: ['cart'] },
  ])('one per $per has the id $id', ({ per, id, workloads }) => {
    const graph = graphOf(
      {
        workloads: { cart: { resources: { db: store() } }, orders: { resources: { db: store() } } },
      },
      needing({ needs: { part: { type: 'internal', per } } }),
    );
    const address = `internal.default#${id}`;
    expect(String(nodeAt(graph, 'store.default#cart.db').needs['part'])).toBe(address);
    expect(nodeAt(graph, address).workloads).toEqual(workloads);
    expect(nodeAt(graph, address).paramsOf).toBeUndefined();
    expect(nodeAt(graph, address).requestedAt.map(pathAt)).toContain(
      'cart/score.yaml resources/db',
    );
    expect(edgesOf(graph)).toContain(`store.default#cart.db need ${address}`);
  });

  test('needs of needs are followed, whatever order they are found in', () => {
    const graph = graphOf(
      { workloads: { cart: { resources: { a: store(), b: { type: 'free' } } } } },
      platformOf([
        packOf(
          'chain',
          definitionOf(storeType, {
            needs: { next: { type: 'free', per: 'environment', params: { deep: true } } },
          }),
          definitionOf(freeType, {
            needs: ({ deep }): Needs =>
              deep ? { last: { type: 'internal', per: 'environment' } } : {},
          }),
        ),
        everything.without('store', 'free'),
      ]),
    );
    expect(graph.nodes.map(({ address }) => String(address))).toEqual([
      'free.default#cart.b',
      'internal.default#environment',
      'free.default#environment',
      'store.default#cart.a',
      'workload.default#cart',
    ]);
  });

  test('params of several who need one resource have to agree', () => {
    const of = (size: number) => ({
      part: { type: 'internal', per: 'environment' as const, params: { size } },
    });
    const platform = platformOf([
      packOf(
        'needing',
        definitionOf(storeType, { needs: of(1) }),
        definitionOf(storeType, { class: 'big', needs: of(2) }),
      ),
      everything.without('store'),
    ]);
    const project = projectOf({
      workloads: { cart: { resources: { a: store(), b: store({ class: 'big' }) } } },
    });
    const { diagnostics } = matched(project, platform);
    expect(said(diagnostics)).toEqual(['match/conflicting-params @ cart/score.yaml resources/a']);
    expect(diagnostics[0]?.detail).toContain('store.default#cart.a');
    expect(diagnostics[0]?.related.map(({ subject }) => pathAt(subject))).toEqual([
      'cart/score.yaml resources/b',
    ]);
  });

  test('a rule for one workload holds for what only that workload leads to', () => {
    const graph = graphOf(
      {
        workloads: { cart: { resources: { db: store() } }, orders: { resources: { db: store() } } },
      },
      {
        ...needing({ needs: { part: { type: 'internal', per: 'resource' } } }),
        rules: [rule({ workload: 'cart' }, definitionOf(internalType, { name: 'special' }))],
      },
    );
    expect(nodeAt(graph, 'internal.default#cart.db').match.definition.name).toBe('special');
    expect(nodeAt(graph, 'internal.default#orders.db').match.definition.name).toBe('internal');
  });

  test('a resource that one workload shares with nobody yet belongs to it', () => {
    const graph = graphOf(
      { workloads: { cart: { resources: { db: shared() } } } },
      needing({ needs: { part: { type: 'internal', per: 'workload' } } }),
    );
    expect(nodeAt(graph, 'internal.default#cart').workloads).toEqual(['cart']);
  });

  test('an alias passes params on, placeholders included, and keeps whose names they use', () => {
    const graph = graphOf(
      {
        workloads: {
          cart: {
            resources: {
              zone: store(),
              db: store({ class: 'fast', params: { region: '${resources.zone.host}', size: 3 } }),
            },
          },
        },
      },
      platformOf([everything, packOf('aliases', alias(storeType, { class: 'fast', to: {} }))]),
    );
    const target = nodeAt(graph, 'store.default#cart.db');
    expect(target.paramsOf).toBe('cart');
    expect(target.params['size']).toBe(3);
    expect(String(target.params['region'])).toBe('${resources.zone.host}');
    expect(edgesOf(graph)).toContain('store.default#cart.db param store.default#cart.zone');
  });

  test('params that are resolved late reach the next definition as they were written', () => {
    const noteType = defineResourceType({
      name: 'note',
      summary: 'A text.',
      params: z.strictObject({ note: text() }),
      outputs: z.strictObject({}),
    });
    const needs = ({ note }: Readonly<Record<string, unknown>>) => ({
      part: { type: 'free', per: 'resource' as const, params: { note } },
    });
    const graph = graphOf(
      { workloads: { cart: { resources: { a: { type: 'note', params: { note: 'hello' } } } } } },
      platformOf([everything, packOf('notes', definitionOf(noteType, { needs }))]),
    );
    expect(isDeferred(nodeAt(graph, 'note.default#cart.a').params['note'])).toBe(true);
    expect(nodeAt(graph, 'free.default#cart.a').params).toEqual({ note: 'hello' });
  });

  test.each([
    {
      because: 'a function that throws',
      needs: () => {
        throw new Error('no region');
      },
      detail: /no region/,
    },
    {
      because: 'nothing at all',
      needs: () => undefined as never,
      detail: /"needs" of the definition/,
    },
    {
      because: 'an owner that does not exist',
      needs: { part: { type: 'internal', per: 'project' as never } },
      detail: /"per" of "part" has to be/,
    },
    {
      because: 'params that are no data',
      needs: { part: { type: 'internal', per: 'resource' as const, params: { at: new Date(0) } } },
      detail: /the params of "part" have to be data/,
    },
  ])('needs that cannot be used: $because', ({ needs, detail }) => {
    const project = projectOf({ workloads: { cart: { resources: { db: store() } } } });
    const { diagnostics } = matched(project, needing({ needs }));
    expect(said(diagnostics)).toEqual(['match/pack-failed @ cart/score.yaml resources/db']);
    expect(diagnostics[0]?.detail).toMatch(detail);
  });
});

describe('params and placeholders', () => {
  interface Case {
    because: string;
    resources: Record<string, RequestText>;
    variables?: Record<string, string>;
    reported: string[];
  }

  test.each<Case>([
    {
      because: 'a number fits where a number is taken',
      resources: { a: store(), b: store({ params: { size: '${resources.a.port}' } }) },
      reported: [],
    },
    {
      because: 'a text does not',
      resources: { a: store(), b: store({ params: { size: '${resources.a.host}' } }) },
      reported: ['match/param-type @ cart/score.yaml resources/b/params/size'],
    },
    {
      because: 'a number with text around it is a text',
      resources: { a: store(), b: store({ params: { size: '1${resources.a.port}' } }) },
      reported: ['match/param-type @ cart/score.yaml resources/b/params/size'],
    },
    {
      because: 'a key of a map may be anything',
      resources: { a: store(), b: store({ params: { size: '${resources.a.labels.size}' } }) },
      reported: [],
    },
    {
      because: 'a text has no keys',
      resources: { a: store(), b: store({ params: { region: '${resources.a.host.x}' } }) },
      reported: ['match/output-no-map @ cart/score.yaml resources/b/params/region'],
    },
    {
      because: 'an output that does not exist is told once, and not as a wrong type, too',
      resources: { a: store(), b: store({ params: { size: '${resources.a.prot}' } }) },
      reported: ['match/unknown-output @ cart/score.yaml resources/b/params/size'],
    },
    {
      because: 'what every object has is no output',
      resources: { a: store() },
      variables: { A: '${resources.a.constructor}', B: '${resources.a.__proto__}' },
      reported: [
        'match/unknown-output @ cart/score.yaml containers/main/variables/A',
        'match/unknown-output @ cart/score.yaml containers/main/variables/B',
      ],
    },
    {
      because: 'a secret goes into variables, whole or in a text',
      resources: { a: store() },
      variables: { A: '${resources.a.password}', B: 'x${resources.a.password}' },
      reported: [],
    },
    {
      because: 'a secret goes into a param that takes one',
      resources: { a: store(), b: store({ params: { login: '${resources.a.password}' } }) },
      reported: [],
    },
    {
      because: 'a secret goes nowhere else',
      resources: { a: store(), b: store({ params: { tags: { x: 'a${resources.a.password}' } } }) },
      reported: ['match/secret-in-param @ cart/score.yaml resources/b/params/tags/x'],
    },
    {
      because: 'a resource that has no definition is told once, and its placeholders are not',
      resources: { a: { type: 'stroe' } },
      variables: { A: '${resources.a.host}' },
      reported: ['match/no-definition @ cart/score.yaml resources/a/type'],
    },
    {
      because: 'everything wrong is told in one run',
      resources: { a: store({ params: { sise: 1, region: 7 } }), b: { type: 'internal' } },
      reported: [
        'match/not-requestable @ cart/score.yaml resources/b/type',
        'match/invalid-param @ cart/score.yaml resources/a/params/region',
        'match/unknown-param @ cart/score.yaml resources/a/params/sise',
      ],
    },
  ])('$because', ({ resources, variables = {}, reported }) => {
    const { diagnostics } = matched(
      projectOf({ workloads: { cart: { resources, variables } } }),
      plain,
    );
    expect(said(diagnostics)).toEqual(reported);
  });

  test('templates stand in the params of the graph where placeholders were', () => {
    const graph = graphOf({
      workloads: {
        cart: {
          resources: { a: store(), b: store({ params: { region: '${resources.a.host}' } }) },
        },
      },
    });
    expect(Template.is(nodeAt(graph, 'store.default#cart.b').params['region'])).toBe(true);
  });

  test('an output that the definition behind an alias cannot give is unavailable there, too', () => {
    const platform = platformOf([
      packOf(
        'stores',
        definitionOf(storeType, { class: 'slow', unavailable: { host: 'Use the port.' } }),
        alias(storeType, { to: { class: 'slow' } }),
      ),
      everything.without('store'),
    ]);
    const project = projectOf({
      workloads: { cart: { resources: { a: store() }, variables: { A: '${resources.a.host}' } } },
    });
    expect(said(matched(project, platform).diagnostics)).toEqual([
      'match/output-unavailable @ cart/score.yaml containers/main/variables/A',
    ]);
  });

  test.each([
    {
      because: 'a store resolves it',
      secrets: { name: 's', resolve: () => ({}) as never },
      reported: [],
    },
    {
      because: 'without a store it cannot be had',
      reported: ['match/no-secret-store @ cart/score.yaml containers/main/variables/A'],
    },
  ])('a secret of the environment: $because', ({ secrets, reported }) => {
    const project = projectOf({
      workloads: {
        cart: {
          resources: { env: { type: 'values' } },
          variables: { A: '${resources.env.KEY}', B: '${resources.env.PLAIN}' },
        },
      },
      environments: {
        dev: { values: { KEY: { secret: 'a/b' }, PLAIN: 'x', UNUSED: { secret: 'c' } } },
      },
    });
    const type = { packs: [everything], ...(secrets ? { secrets } : {}) };
    const platform = { environmentTypes: { development: type }, rules: [] };
    expect(said(matched(project, platform).diagnostics)).toEqual(reported);
  });
});

describe('what leads to a workload', () => {
  interface Case {
    because: string;
    params?: object;
    target?: object | undefined;
    reported?: string[];
  }

  test.each<Case>([
    { because: 'without a port the workload is meant', target: { workload: 'cart' } },
    {
      because: 'a port by name',
      params: { port: 'web' },
      target: { workload: 'cart', port: 'web' },
    },
    {
      because: 'a port by number',
      params: { port: 80 },
      target: { workload: 'cart', port: 'web' },
    },
    {
      because: 'R-25 a number written as a text',
      params: { port: '80' },
      target: { workload: 'cart', port: 'web' },
    },
    {
      because: 'a name that looks like a number counts as a name first',
      params: { port: 9000 },
      target: { workload: 'cart', port: '9000' },
    },
    {
      because: 'R-26 the port is what callers use, not where the container listens',
      params: { port: 81 },
      reported: ['match/unknown-port @ cart/score.yaml resources/door/params/port'],
    },
    {
      because: 'another workload',
      params: { workload: 'orders' },
      target: { workload: 'orders' },
    },
    {
      because: 'R-30 a workload without ports has none to lead to',
      params: { workload: 'orders', port: 80 },
      reported: ['match/unknown-port @ cart/score.yaml resources/door/params/port'],
    },
    {
      because: 'R-31 an unknown workload',
      params: { workload: 'ordres' },
      reported: ['match/unknown-workload @ cart/score.yaml resources/door/params/workload'],
    },
    {
      because: 'what every object has is no workload',
      params: { workload: 'constructor' },
      reported: ['match/unknown-workload @ cart/score.yaml resources/door/params/workload'],
    },
    {
      because: 'a wrong param is told once',
      params: { port: { number: 80 } },
      reported: ['match/invalid-param @ cart/score.yaml resources/door/params/port'],
    },
  ])('$because', ({ params, target, reported = [] }) => {
    const door = { type: 'door', ...(params ? { params } : {}) };
    const project = projectOf({
      workloads: {
        cart: { resources: { door }, ports: { web: 80, admin: 9000, '9000': 70 } },
        orders: {},
      },
    });
    const { graph, diagnostics } = matched(project, plain);
    expect(said(diagnostics)).toEqual(reported);
    if (!target) return;
    const found = graph && nodeAt(graph, 'door.default#cart.door').target;
    const { workload, port } = found ?? {};
    expect({ workload, ...(port ? { port: port.name } : {}) }).toEqual(target);
  });
});

describe('order and cycles', () => {
  const chain = (length: number, last?: RequestText) =>
    Object.fromEntries(
      Array.from({ length }, (_, index): [string, RequestText] => {
        const next = `r${String(index + 1)}`;
        const region = `\${resources.${next}.host}`;
        return [
          `r${String(index)}`,
          index === length - 1 && last ? last : store({ params: { region } }),
        ];
      }),
    );

  test('a chain of thousands is ordered without recursion', () => {
    const graph = graphOf({ workloads: { cart: { resources: chain(5000, store()) } } });
    expect(graph.nodes).toHaveLength(5001);
    expect(String(graph.nodes[0]?.address)).toBe('store.default#cart.r4999');
    expect(String(graph.nodes.at(-1)?.address)).toBe('workload.default#cart');
  });

  test('a cycle of thousands is told, whole', () => {
    const last = store({ params: { region: '${resources.r0.host}' } });
    const project = projectOf({ workloads: { cart: { resources: chain(3000, last) } } });
    const { diagnostics } = matched(project, plain);
    expect(diagnostics.map(({ code }) => code)).toEqual(['match/cycle']);
    expect(diagnostics[0]?.related).toHaveLength(2999);
  });

  test('cycles are told once each, from their smallest address, whoever is written first', () => {
    const to = (name: string) => store({ params: { region: `\${resources.${name}.host}` } });
    const both = (one: string, other: string) =>
      store({ params: { region: `\${resources.${one}.host}\${resources.${other}.host}` } });
    const project = projectOf({
      workloads: {
        cart: { resources: { d: to('c'), c: both('b', 'd'), b: to('c'), a: to('b'), e: to('e') } },
      },
    });
    const { diagnostics } = matched(project, plain);
    expect(said(diagnostics)).toEqual([
      'match/cycle @ cart/score.yaml resources/b',
      'match/cycle @ cart/score.yaml resources/c',
      'match/cycle @ cart/score.yaml resources/e',
    ]);
    expect(diagnostics.map(({ related }) => related.length)).toEqual([1, 1, 0]);
  });
});

describe('renames', () => {
  const needing = platformOf([
    packOf(
      'needing',
      definitionOf(storeType, {
        needs: {
          own: { type: 'internal', per: 'resource' },
          identity: { type: 'free', per: 'workload' },
          network: { type: 'internal', per: 'environment', class: 'default' },
        },
      }),
    ),
    everything.without('store'),
  ]);
  const workloads = { cart: { resources: { db: store() } } };

  interface Case {
    because: string;
    renames: [string, string][];
    origins: Record<string, string>;
    applying?: number;
    reported?: string[];
  }

  test.each<Case>([
    { because: 'without renames everything is what it was', renames: [], origins: {} },
    {
      because: 'the oldest address counts, through several renames, and what it needs follows',
      renames: [
        ['store.default#cart.first', 'store.default#cart.second'],
        ['store.default#cart.second', 'store.default#cart.db'],
      ],
      origins: {
        'store.default#cart.db': 'store.default#cart.first',
        'internal.default#cart.db': 'internal.default#cart.first',
      },
      applying: 2,
    },
    {
      because: 'what belongs to a workload follows the workload',
      renames: [['workload.default#basket', 'workload.default#cart']],
      origins: {
        'workload.default#cart': 'workload.default#basket',
        'free.default#cart': 'free.default#basket',
      },
      applying: 1,
    },
    {
      because: 'a type that only definitions ask for may be absent in this environment',
      renames: [['internal.big#a.b', 'internal.big#a.c']],
      origins: {},
    },
    {
      because: 'a workload is always asked for by a file',
      renames: [['workload.default#a', 'workload.default#b']],
      origins: {},
      reported: ['match/renamed-to-nothing @ project.yaml renames/0'],
    },
    {
      because: 'what is still asked for was not renamed',
      renames: [['store.default#cart.db', 'store.default#cart.other']],
      origins: {},
      reported: [
        'match/renamed-but-present @ project.yaml renames/0',
        'match/renamed-to-nothing @ project.yaml renames/0',
      ],
    },
    {
      because: 'a circle leads nowhere, and reading has refused it already',
      renames: [
        ['store.default#a', 'store.default#b'],
        ['store.default#b', 'store.default#a'],
      ],
      origins: {},
    },
  ])('$because', ({ renames, origins, applying = 0, reported = [] }) => {
    const { graph, diagnostics } = matched(projectOf({ workloads, renames }), needing);
    expect(said(diagnostics)).toEqual(reported);
    const moved = (graph?.nodes ?? []).filter(({ address, origin }) => !address.equals(origin));
    expect(
      Object.fromEntries(moved.map(({ address, origin }) => [String(address), String(origin)])),
    ).toEqual(origins);
    if (graph) expect(graph.renames).toHaveLength(applying);
  });

  test('an old address that something else needs stays with that', () => {
    const platform = platformOf([
      packOf(
        'needing',
        definitionOf(storeType, { needs: { own: { type: 'internal', per: 'resource' } } }),
        definitionOf(freeType, { needs: { own: { type: 'internal', per: 'resource' } } }),
      ),
      everything.without('store', 'free'),
    ]);
    const graph = graphOf(
      {
        workloads: {
          cart: { resources: { a: store({ id: 'new' }), b: { type: 'free', id: 'old' } } },
        },
        renames: [['store.default#old', 'store.default#new']],
      },
      platform,
    );
    expect(nodeAt(graph, 'store.default#new').origin).toEqual(addressOf('store.default#old'));
    expect(nodeAt(graph, 'internal.default#new').origin).toEqual(addressOf('internal.default#new'));
  });
});

describe('environments', () => {
  test('an unknown type is told at the type, and asks for nothing', () => {
    const project = projectOf({
      workloads: { cart: { resources: { db: store() } } },
      environments: { dev: { type: 'constructor' } },
    });
    const { resources, graph, problems, diagnostics } = matched(project, plain);
    expect(said(diagnostics)).toEqual([
      'match/unknown-environment-type @ environments/dev.yaml type',
    ]);
    expect({ resources, graph, problems }).toEqual({
      resources: [],
      graph: undefined,
      problems: 1,
    });
  });

  test('one mistake in a Score file is told once, and counts in every environment', () => {
    const project = projectOf({
      workloads: { cart: { resources: { db: store({ params: { sise: 1 } }) } } },
      environments: { dev: {}, test: {} },
    });
    const { results, diagnostics } = matchedAll([project], plain);
    expect(said(diagnostics)).toEqual([
      'match/unknown-param @ cart/score.yaml resources/db/params/sise',
    ]);
    expect(results.map(({ problems }) => problems)).toEqual([1, 1]);
  });

  test('results are sorted by project and environment', () => {
    const of = (name: string) =>
      projectOf({ name, workloads: { cart: {} }, environments: { test: {}, dev: {} } });
    const { results } = matchedAll([of('b'), of('a')], plain);
    expect(results.map(({ context }) => `${context.project}/${context.environment}`)).toEqual([
      'a/dev',
      'a/test',
      'b/dev',
      'b/test',
    ]);
  });
});
