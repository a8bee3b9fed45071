import { addressOf, matched, platformOf, projectOf, said } from './estate';
import { graphOf, nodeAt, store } from './graphs';
import { definitionOf, everything, freeType, packOf, storeType } from './packs';

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
      because: 'an entry back in the place of the first one names things after the address between',
      renames: [['store.default#cart.between', 'store.default#cart.db']],
      origins: {
        'store.default#cart.db': 'store.default#cart.between',
        'internal.default#cart.db': 'internal.default#cart.between',
      },
      applying: 1,
    },
    {
      because: 'a third name after two renames keeps the oldest one',
      renames: [
        ['store.default#main', 'store.default#between'],
        ['store.default#between', 'store.default#cart.db'],
      ],
      origins: {
        'store.default#cart.db': 'store.default#main',
        'internal.default#cart.db': 'internal.default#main',
      },
      applying: 2,
    },
    {
      because: 'a workload takes its own resources with it, and what they need',
      renames: [['workload.default#basket', 'workload.default#cart']],
      origins: {
        'workload.default#cart': 'workload.default#basket',
        'free.default#cart': 'free.default#basket',
        'store.default#cart.db': 'store.default#basket.db',
        'internal.default#cart.db': 'internal.default#basket.db',
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
