import { z } from 'zod';
import { alias } from '../../src/kinds/alias';
import { type Needs, isDeferred, text, defineResourceType } from '../../src/pack';
import { rule } from '../../src/platform';
import { workloadType } from '../../src/resource-types';
import { matched, pathAt, platformOf, projectOf, said } from './estate';
import { edgesOf, graphOf, nodeAt, shared, store } from './graphs';
import {
  definitionOf,
  doorType,
  everything,
  freeType,
  internalType,
  packOf,
  storeType,
} from './packs';

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

  describe('one per target', () => {
    const guarded = (needs: Needs = { part: { type: 'internal', per: 'target' } }) =>
      platformOf([
        packOf('needing', definitionOf(doorType, { needs })),
        everything.without('door'),
      ]);
    const calling = (workload: unknown) => ({
      workloads: {
        cart: { resources: { out: { type: 'door', params: { workload } } } },
        orders: {},
      },
    });

    test('is the part of the workload that is called, never of the one that calls', () => {
      const graph = graphOf(calling('orders'), guarded());
      expect(edgesOf(graph)).toContain('door.default#cart.out need internal.default#orders');
    });

    test('is the same as what that workload needs for itself', () => {
      const { type, ...workload } = definitionOf(workloadType, {
        needs: { self: { type: 'internal', per: 'workload' } },
      });
      const graph = graphOf(
        calling('orders'),
        platformOf([
          packOf(
            'needing',
            definitionOf(doorType, { needs: { part: { type: 'internal', per: 'target' } } }),
            {
              type,
              ...workload,
            },
          ),
          everything.without('door', 'workload'),
        ]),
      );
      expect(edgesOf(graph)).toEqual(
        expect.arrayContaining([
          'door.default#cart.out need internal.default#orders',
          'workload.default#orders need internal.default#orders',
        ]),
      );
    });

    test('a rule for that workload decides about it, one for the caller does not', () => {
      const { definition } = rule({}, definitionOf(internalType, { name: 'own' }));
      const graph = graphOf(calling('orders'), {
        ...guarded(),
        rules: [
          rule({ workload: 'orders' }, definition),
          rule({ workload: 'cart' }, definitionOf(internalType, { name: 'foreign' })),
        ],
      });
      expect(nodeAt(graph, 'internal.default#orders').match.definition.name).toBe('own');
    });

    test('of a workload that does not exist is told once', () => {
      const { diagnostics } = matched(projectOf(calling('ordres')), guarded());
      expect(said(diagnostics)).toEqual([expect.stringMatching(/^match\/unknown-workload/)]);
    });

    test('makes no sense for what leads to no workload', () => {
      const { diagnostics } = matched(
        projectOf({ workloads: { cart: { resources: { db: store() } } } }),
        needing({ needs: { part: { type: 'internal', per: 'target' } } }),
      );
      expect(diagnostics).toHaveLength(1);
    });
  });

  test('the last of a long chain that asks for something shared is heard, too', () => {
    const last = 40;
    const links = Array.from({ length: last + 1 }, (_, index) =>
      definitionOf(freeType, {
        class: `link-${String(index)}`,
        needs: {
          net: {
            type: 'internal',
            per: 'environment',
            ...(index === last && { params: { deep: 1 } }),
          },
          ...(index < last && {
            next: { type: 'free', class: `link-${String(index + 1)}`, per: 'resource' as const },
          }),
        },
      }),
    );
    const graph = graphOf(
      { workloads: { cart: { resources: { a: { type: 'free', class: 'link-0' } } } } },
      platformOf([packOf('chain', ...links), everything.without('free')]),
    );

    expect(nodeAt(graph, 'internal.default#environment').params).toEqual({ deep: 1 });
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
