import { matched, pathAt, projectOf, said } from './estate';
import { access, edgesOf, graphOf, nodeAt, plain, shared, store } from './graphs';

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
