import fc from 'fast-check';
import type { DeploymentContext, EnvironmentValue, ResourceAddress } from '../../src/model';
import { canonical, type ValueMap } from '../../src/model';
import type { Pack, PackSource } from '../../src/pack';
import { definePlatform, type Criteria, type Rule } from '../../src/platform';
import {
  addressOf,
  matched,
  matchedAll,
  platformOf,
  projectOf,
  said,
  type EnvironmentText,
  type Matched,
  type RequestText,
  type WorkloadText,
} from './estate';
import {
  definitionOf,
  doorType,
  everything,
  freeType,
  internalType,
  packOf,
  storeType,
} from './packs';
import { choose } from '../../src/match/choose';
import { compareCriteria } from '../../src/match/criteria';
import type { Offers } from '../../src/match/offers';

const request: fc.Arbitrary<RequestText> = fc.record(
  {
    type: fc.constantFrom('store', 'free'),
    class: fc.constantFrom('default', 'big'),
    id: fc.constantFrom('main', 'other', 'a.db'),
    params: fc.constantFrom(
      { region: 'eu' },
      { region: '${resources.db.host}' },
      { size: 1 },
      { size: '${resources.cache.port}' },
    ),
  },
  { requiredKeys: ['type'] },
);
const workload: fc.Arbitrary<WorkloadText> = fc.record({
  resources: fc.dictionary(fc.constantFrom('db', 'cache', 'files'), request, { maxKeys: 3 }),
});
const workloads = fc.dictionary(fc.constantFrom('a', 'b', 'a-b', 'cart', 'web'), workload, {
  minKeys: 1,
  maxKeys: 4,
});

const criteria: fc.Arbitrary<Criteria> = fc.record(
  {
    id: fc.constantFrom('main', 'a.db', 'cart.db'),
    environment: fc.constantFrom('shop/dev', 'shop/live'),
    project: fc.constantFrom('shop', 'blog'),
    environmentType: fc.constantFrom('development', 'production'),
    workload: fc.constantFrom('a', 'cart'),
    labels: fc.dictionary(fc.constantFrom('tier', 'region'), fc.constantFrom('x', 'y')),
    params: fc.dictionary(fc.constantFrom('size', 'region'), fc.constantFrom(1, 'eu')),
  },
  { requiredKeys: [] },
);
const rules = fc.array(fc.record({ criteria, resourceClass: fc.constantFrom('default', 'big') }), {
  maxLength: 6,
});

function ruleOf(
  { criteria: given, resourceClass }: { criteria: Criteria; resourceClass: string },
  index: number,
): Rule {
  const definition = definitionOf(storeType, {
    class: resourceClass,
    name: `rule-${String(index)}`,
  });
  return { criteria: given, definition, calledAt: `platform.ts:${String(index)}:1` };
}

/** Packs whose definitions need others, per environment and per resource. */
const needing = packOf(
  'needing',
  definitionOf(storeType, {
    needs: {
      network: { type: 'internal', per: 'environment' },
      own: { type: 'internal', class: 'own', per: 'resource' },
    },
  }),
  definitionOf(storeType, { class: 'big' }),
  definitionOf(freeType, { class: 'big' }),
);
const rest = packOf('rest', definitionOf(internalType, { class: 'own' }), definitionOf(doorType));
const packs = [everything.without('store', 'door'), needing, rest];

/** Everything that was found out, as text. */
function textOf({ resources, graph, diagnostics, problems }: Matched): string {
  return JSON.stringify({
    problems,
    resources: resources.map(({ address, match, workloads: names, requestedAt }) => [
      String(address),
      match && [match.definition.name, match.pack],
      names,
      requestedAt.map(({ file, start }) => [file.path, start]),
    ]),
    nodes: graph?.nodes.map(({ address, origin, params, needs, uses, paramsOf }) => [
      String(address),
      String(origin),
      canonical(params as ValueMap),
      needs,
      uses,
      paramsOf,
    ]),
    edges: graph?.edges,
    diagnostics: diagnostics.map(({ detail, related }, index) => [
      said(diagnostics)[index],
      detail,
      related.map(({ message }) => message),
    ]),
  });
}

describe('whatever is asked for', () => {
  test('the order of workloads, rules and packs never changes the result', () => {
    fc.assert(
      fc.property(workloads, rules, fc.integer(), (estate, given, seed) => {
        const made = given.map(ruleOf);
        const project = projectOf({ workloads: estate });
        const shuffled = shuffle(seed);
        const [environment] = project.environments;
        if (!environment) throw new Error('The project has an environment.');
        const other = {
          ...project,
          workloads: shuffled(project.workloads),
          environments: [{ ...environment, workloads: shuffled(environment.workloads) }],
        };

        const first = matched(project, platformOf(packs, made));
        const second = matched(other, platformOf(shuffled(packs), shuffled(made)));
        expect(textOf(second)).toBe(textOf(first));
      }),
      { numRuns: 300 },
    );
  });

  test('an unrelated workload changes no other resource', () => {
    const unrelated = { resources: { db: { type: 'store' }, x: { type: 'free', id: 'alone' } } };
    fc.assert(
      fc.property(workloads, rules, (estate, given) => {
        const platform = platformOf(packs, given.map(ruleOf));
        const before = matched(projectOf({ workloads: estate }), platform);
        const after = matched(projectOf({ workloads: { ...estate, zoo: unrelated } }), platform);

        const facts = ({ resources, graph }: Matched) =>
          resources.map(({ address, match }) => {
            const node = graph?.nodes.find((one) => one.address.equals(address));
            return [
              String(address),
              match?.definition.name ?? null,
              node ? canonical(node.params as ValueMap) : null,
            ].join(' ');
          });
        // Errors elsewhere leave the environment without a graph, so params can only be compared where both have one.
        const both = before.graph && after.graph;
        const known = new Set(facts(both ? after : { ...after, graph: undefined }));
        for (const fact of facts(both ? before : { ...before, graph: undefined })) {
          expect(known).toContain(fact);
        }
        expect(after.problems).toBe(before.problems);
      }),
      { numRuns: 300 },
    );
  });

  test('the graph is whole: every edge joins two nodes, and what is depended on stands before', () => {
    fc.assert(
      fc.property(workloads, (estate) => {
        const { graph } = matched(projectOf({ workloads: estate }), platformOf(packs));
        if (!graph) return;
        const place = new Map(graph.nodes.map(({ address }, index) => [String(address), index]));
        expect(place.size).toBe(graph.nodes.length);
        for (const { from, to } of graph.edges) {
          expect(place.get(String(to))).toBeLessThan(place.get(String(from)) ?? -1);
        }
      }),
      { numRuns: 200 },
    );
  });
});

const environmentText: fc.Arbitrary<EnvironmentText> = fc.record(
  {
    type: fc.constantFrom('development', 'production', 'made'),
    labels: fc.constantFrom({}, { tier: 'x' }, { tier: 'y', region: 'x' }),
    images: fc.constantFrom({}, { a: 'registry.example/other:1' }),
    values: fc.constantFrom<Record<string, EnvironmentValue>>(
      {},
      { LEVEL: 'info' },
      { LEVEL: 'debug', KEY: { secret: 'a/b' } },
      { KEY: 'no secret' },
    ),
  },
  { requiredKeys: [] },
);
const environments = fc.dictionary(
  fc.constantFrom('dev', 'live', 'pr-1', 'pr-2'),
  environmentText,
  {
    minKeys: 2,
    maxKeys: 4,
  },
);

describe('environments that are alike', () => {
  const contentOf = ({ name, resources }: Pack) => [name, ...resources.map((one) => one.name)];
  /** Looks at the name of the environment, which nothing else that packs are made of can. */
  const made: PackSource = ({ environment }) =>
    environment === 'pr-1' ? everything : everything.without('free');
  /** Asks for the values, which only an environment knows. */
  const asking = {
    resources: { env: { type: 'values' } },
    variables: { A: '${resources.env.LEVEL}', B: '${resources.env.KEY}' },
  };

  // Nothing is reported about these, or no environment would be served by the match of another.
  const sound = {
    a: { resources: { db: { type: 'store' } } },
    cart: { resources: { db: { type: 'store', params: { size: 1 } } } },
  };
  const aimed = fc.record({
    criteria: fc.oneof(
      fc.record({ labels: fc.constantFrom({ tier: 'x' }, { region: 'x' }) }),
      fc.record({ environment: fc.constantFrom('shop/dev', 'shop/live') }),
      fc.record({ environmentType: fc.constantFrom('development', 'production') }),
      fc.record({ id: fc.constantFrom('a.db', 'cart.db') }),
    ),
    resourceClass: fc.constant('default'),
  });

  test('are matched as each by itself', () => {
    fc.assert(
      fc.property(
        fc.boolean(),
        fc.array(aimed, { maxLength: 2 }),
        environments,
        fc.option(fc.constantFrom('dev', 'live', 'pr-2')),
        (asks, given, texts, overridden) => {
          const read = projectOf({
            workloads: asks ? { ...sound, asking } : sound,
            environments: texts,
          });
          // Overrides give an environment a list of workloads of its own.
          const project = {
            ...read,
            environments: read.environments.map((environment, index) => ({
              ...environment,
              expires: index === 0 ? '2027-01-31T00:00:00Z' : undefined,
              paused: index === 1,
              workloads:
                environment.name === overridden
                  ? environment.workloads.slice(0, 1)
                  : environment.workloads,
            })),
          };
          const platform = definePlatform({
            environmentTypes: {
              development: { packs },
              production: { packs: [everything.without('free')] },
              made: { packs: [made] },
            },
            rules: given.map(ruleOf),
          });

          const { results } = matchedAll([project], platform);
          expect(results).toHaveLength(project.environments.length);
          for (const result of results) {
            const alone = matched({ ...project, environments: [result.environment] }, platform);
            const whole = { ...result, diagnostics: alone.diagnostics };
            expect(textOf(whole)).toBe(textOf(alone));
            expect(result.context).toEqual(alone.context);
            expect(result.graph?.context).toEqual(alone.graph?.context);
            expect(result.graph?.expires).toBe(alone.graph?.expires);
            // A pack that a function makes is another one each time.
            expect(result.packs.map(contentOf)).toEqual(alone.packs.map(contentOf));
          }
        },
      ),
      { numRuns: 1500 },
    );
  });
});

describe('the most specific rule', () => {
  const context: DeploymentContext = {
    project: 'shop',
    environment: 'dev',
    environmentType: 'development',
    labels: { tier: 'x', region: 'y' },
    owners: [],
    paused: false,
    values: {},
    workloads: {},
  };

  /** The specificity of criteria as a list of numbers, to be compared from the left. */
  const rank = ({
    id,
    environment,
    project,
    environmentType,
    workload: name,
    labels,
    params,
  }: Criteria) => [
    id === undefined ? 0 : 1,
    environment === undefined ? 0 : 1,
    project === undefined ? 0 : 1,
    environmentType === undefined ? 0 : 1,
    (name === undefined ? 0 : 1) +
      Object.keys(labels ?? {}).length +
      Object.keys(params ?? {}).length,
  ];

  const applies = (given: Criteria, address: ResourceAddress, names: string[], params: ValueMap) =>
    (given.id ?? address.id) === address.id &&
    (given.environment ?? 'shop/dev') === 'shop/dev' &&
    (given.project ?? 'shop') === 'shop' &&
    (given.environmentType ?? 'development') === 'development' &&
    (given.workload === undefined || names.includes(given.workload)) &&
    Object.entries(given.labels ?? {}).every(([key, value]) => context.labels[key] === value) &&
    Object.entries(given.params ?? {}).every(([key, value]) => params[key] === value);

  test('is the one that a search among all pairs finds', () => {
    fc.assert(
      fc.property(
        rules,
        fc.constantFrom('main', 'a.db', 'cart.db'),
        fc.subarray(['a', 'cart', 'web']),
        fc.constantFrom<ValueMap>({}, { size: 1 }, { size: 1, region: 'eu' }),
        (given, id, names, params) => {
          const made = given.map(ruleOf);
          const address = addressOf(`store.default#${id}`);
          const matching = made.filter(
            (one) =>
              one.definition.class === 'default' && applies(one.criteria, address, names, params),
          );
          // Unbeaten: no other matching rule has a greater rank.
          const unbeaten = matching.filter((one) =>
            matching.every((other) => !greater(rank(other.criteria), rank(one.criteria))),
          );

          const offers: Offers = { context, rules: made, packs: [], failures: [] };
          const choice = choose(offers, { address, workloads: names, params });

          const found =
            choice.kind === 'chosen'
              ? [choice.by]
              : choice.kind === 'tie'
                ? choice.tied.map(({ by }) => by)
                : [];
          expect(new Set(found)).toEqual(new Set(unbeaten));
        },
      ),
      { numRuns: 1000 },
    );
  });

  test('comparing is antisymmetric and transitive', () => {
    fc.assert(
      fc.property(criteria, criteria, criteria, (a, b, c) => {
        const sign = (x: Criteria, y: Criteria) => Math.sign(compareCriteria(x, y).order);
        expect(sign(a, b) + sign(b, a)).toBe(0);
        if (sign(a, b) >= 0 && sign(b, c) >= 0) expect(sign(a, c)).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

function greater(a: readonly number[], b: readonly number[]): boolean {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at >= 0 && (a[at] ?? 0) > (b[at] ?? 0);
}

function shuffle(seed: number) {
  return <Item>(items: readonly Item[]): Item[] =>
    items
      .map((item, index) => ({ item, at: Math.imul(index + 1, seed | 1) >>> 0 }))
      .sort((a, b) => a.at - b.at)
      .map(({ item }) => item);
}
