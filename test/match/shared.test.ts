import { matched, projectOf, said, type RequestText } from './estate';
import { access, edgesOf, graphOf, nodeAt, plain, shared, store } from './graphs';

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
