import { match as matchAll } from '../../src/match';
import type { Pack } from '../../src/pack';
import { rule, type Criteria } from '../../src/platform';
import { matched, platformOf, projectOf, said } from './estate';
import { definitionOf, everything, packOf, storeType } from './packs';

const project = projectOf({
  workloads: {
    cart: { resources: { db: { type: 'store', params: { size: 1, region: 'eu' } } } },
    orders: { resources: { main: { type: 'store', id: 'main' } } },
    catalog: { resources: { db: { type: 'store', id: 'main' } } },
  },
  environments: { dev: { labels: { tier: 'gold', region: 'eu' } } },
});

/** The definitions that the rules choose for `cart.db` and for the shared `main`; a dash where a pack is asked. */
function chosenBy(rules: readonly (readonly [string, Criteria])[]) {
  const platform = platformOf(
    [everything],
    rules.map(([name, criteria]) => rule(criteria, definitionOf(storeType, { name }))),
  );
  const { resources, diagnostics } = matched(project, platform);
  const chosen = (id: string) => {
    const found = resources.find(({ address }) => address.id === id)?.match;
    return found && (found.pack === null ? found.definition.name : '-');
  };
  return { private: chosen('cart.db'), shared: chosen('main'), diagnostics };
}

interface Case {
  because: string;
  rules: [string, Criteria][];
  private: string | null;
  shared: string | null;
  reported?: string[];
}

describe('rules', () => {
  test.each<Case>([
    { because: 'without rules the pack is asked', rules: [], private: '-', shared: '-' },
    {
      because: 'criteria that name nothing match everything of the type',
      rules: [['all', {}]],
      private: 'all',
      shared: 'all',
    },
    {
      because: 'an id is a shared one or workload.name',
      rules: [
        ['mine', { id: 'cart.db' }],
        ['ours', { id: 'main' }],
      ],
      private: 'mine',
      shared: 'ours',
    },
    {
      because: 'an id counts more than everything else together',
      rules: [
        ['id', { id: 'cart.db' }],
        [
          'rest',
          {
            environment: 'shop/dev',
            project: 'shop',
            environmentType: 'development',
            workload: 'cart',
            labels: { tier: 'gold', region: 'eu' },
            params: { size: 1 },
          },
        ],
      ],
      private: 'id',
      shared: '-',
    },
    {
      because: 'an environment counts more than project and environment type together',
      rules: [
        ['environment', { environment: 'shop/dev' }],
        ['two', { project: 'shop', environmentType: 'development' }],
      ],
      private: 'environment',
      shared: 'environment',
    },
    {
      because: 'a project counts more than an environment type',
      rules: [
        ['type', { environmentType: 'development' }],
        ['project', { project: 'shop' }],
      ],
      private: 'project',
      shared: 'project',
    },
    {
      because: 'further facts count only where the rest is equal',
      rules: [
        ['type', { environmentType: 'development' }],
        ['labels', { labels: { tier: 'gold', region: 'eu' } }],
      ],
      private: 'type',
      shared: 'type',
    },
    {
      because: 'of equal rules the one with more further facts wins, of whatever kind they are',
      rules: [
        ['two', { project: 'shop', labels: { tier: 'gold' }, workload: 'cart' }],
        ['one', { project: 'shop', params: { size: 1 } }],
      ],
      private: 'two',
      shared: '-',
    },
    {
      because: 'an environment is named with its project',
      rules: [['environment', { environment: 'dev' }]],
      private: '-',
      shared: '-',
    },
    {
      because: 'a label that is absent or different does not match',
      rules: [
        ['absent', { labels: { colour: 'red' } }],
        ['different', { labels: { tier: 'silver' } }],
        ['inherited', { labels: { constructor: 'x' } }],
      ],
      private: '-',
      shared: '-',
    },
    {
      because: 'params are a subset of what was written, not of defaults',
      rules: [['sized', { params: { size: 1 } }]],
      private: 'sized',
      shared: '-',
    },
    {
      because: 'params are compared with their type',
      rules: [['sized', { params: { size: '1' } }]],
      private: '-',
      shared: '-',
    },
    {
      because: 'any of the workloads that share a resource may be the one that is named',
      rules: [['orders', { workload: 'orders' }]],
      private: '-',
      shared: 'orders',
    },
    {
      because: 'equally specific rules are a tie, even where the facts are of different kinds',
      rules: [
        ['a', { labels: { tier: 'gold' } }],
        ['b', { workload: 'cart' }],
      ],
      private: null,
      shared: 'a',
      reported: ['match/tie @ cart/score.yaml resources/db/type'],
    },
    {
      because: 'a more specific third rule settles what would be a tie',
      rules: [
        ['a', { labels: { tier: 'gold' } }],
        ['b', { labels: { region: 'eu' } }],
        ['c', { project: 'shop' }],
      ],
      private: 'c',
      shared: 'c',
    },
  ])('$because', ({ rules, reported = [], ...want }) => {
    const { diagnostics, ...got } = chosenBy(rules);
    expect(got).toEqual({ private: want.private, shared: want.shared });
    expect(said(diagnostics)).toEqual(reported);
  });

  test('a tie names both call sites', () => {
    const { diagnostics } = chosenBy([
      ['a', { workload: 'cart' }],
      ['b', { params: { size: 1 } }],
    ]);
    const related = diagnostics[0]?.related.map(({ message }) => message);
    expect(related).toHaveLength(2);
    for (const message of related ?? []) expect(message).toMatch(/choose\.test\.ts:\d+:\d+/);
  });
});

describe('packs', () => {
  const big = definitionOf(storeType, { class: 'big' });
  const small = definitionOf(storeType, { name: 'small' });
  const withoutStore = everything.without('store');
  const one = projectOf({
    workloads: {
      cart: {
        resources: { db: { type: 'store' }, archive: { type: 'store', class: 'big' } },
      },
    },
  });

  test.each([
    {
      because: 'type and class have to be equal',
      packs: [everything],
      chosen: { 'store.default#cart.db': 'everything', 'store.big#cart.archive': null },
      reported: ['match/no-definition @ cart/score.yaml resources/archive/class'],
    },
    {
      because: 'packs complete one another',
      packs: [everything, packOf('big', big)],
      chosen: { 'store.default#cart.db': 'everything', 'store.big#cart.archive': 'big' },
      reported: [],
    },
    {
      because: 'two packs with one type and class are a tie, in either order',
      packs: [packOf('small', small), packOf('big', big), everything],
      chosen: { 'store.default#cart.db': null, 'store.big#cart.archive': 'big' },
      reported: ['match/tie @ cart/score.yaml resources/db/type'],
    },
    {
      because: 'a pack without the type is no candidate',
      packs: [withoutStore, packOf('small', small, big)],
      chosen: { 'store.default#cart.db': 'small', 'store.big#cart.archive': 'small' },
      reported: [],
    },
    {
      because: 'a pack that defines a type twice is a tie with itself',
      packs: [withoutStore, packOf('twice', small, small, big)],
      chosen: { 'store.default#cart.db': null, 'store.big#cart.archive': 'twice' },
      reported: ['match/tie @ cart/score.yaml resources/db/type'],
    },
  ])('$because', ({ packs, chosen, reported }) => {
    const { resources, diagnostics, graph } = matched(one, platformOf(packs));
    const stores = resources.filter(({ address }) => address.type === 'store');
    expect(
      Object.fromEntries(
        stores.map(({ address, match }) => [String(address), match?.pack ?? null]),
      ),
    ).toEqual(chosen);
    expect(said(diagnostics)).toEqual(reported);
    expect(graph === undefined).toBe(reported.length > 0);
  });

  test('a pack that is a function is asked once for each environment, with its context', () => {
    const asked: string[] = [];
    const platform = platformOf([]);
    const packs = [
      (context: { environment: string; labels: Readonly<Record<string, string>> }) => {
        asked.push(`${context.environment} ${context.labels['tier'] ?? ''}`);
        return everything;
      },
    ];
    const two = projectOf({
      workloads: { cart: { resources: { a: { type: 'free' }, b: { type: 'free' } } } },
      environments: { dev: { labels: { tier: 'gold' } }, test: {} },
    });
    const results = matchAll(
      [two],
      { ...platform, environmentTypes: { development: { packs } } },
      () => undefined,
    );
    expect(asked).toEqual(['dev gold', 'test ']);
    expect(results.map(({ packs: found }) => found.map(({ name }) => name))).toEqual([
      ['everything'],
      ['everything'],
    ]);
  });

  test.each([
    {
      because: 'an exception is told without its stack',
      pack: (): Pack => {
        throw new Error('the label "region" is missing\n    at here');
      },
      detail: /the label "region" is missing\. The files/,
    },
    {
      because: 'something else than a pack cannot be used',
      pack: (): Pack => undefined as never,
      detail: /it returned no pack\./,
    },
  ])('a pack that fails: $because', ({ pack, detail }) => {
    const { diagnostics, graph } = matched(one, platformOf([pack]));
    expect(said(diagnostics)).toEqual(['match/pack-failed @ environments/dev.yaml type']);
    expect(diagnostics[0]?.detail).toMatch(detail);
    expect(graph).toBeUndefined();
  });
});
