import { explainResource, findAddress, impactOf, match } from '../../src/match';
import type { Criteria, Rule } from '../../src/platform';
import { addressOf, platformOf, projectOf } from './estate';
import { definitionOf, everything, freeType, internalType, packOf, storeType } from './packs';

const project = projectOf({
  workloads: {
    cart: {
      resources: {
        db: { type: 'store', params: { size: 1 } },
        shared: { type: 'store', id: 'main' },
      },
    },
    orders: { resources: { main: { type: 'store', id: 'main' } } },
  },
  environments: { dev: { labels: { tier: 'gold' } }, test: {} },
});
const [dev, test_] = project.environments;
if (!dev || !test_) throw new Error('The project has two environments.');

const ruleAt = (line: number, criteria: Criteria, resourceClass?: string): Rule => ({
  criteria,
  definition: definitionOf(storeType, {
    name: `rule-${String(line)}`,
    ...(resourceClass === undefined ? {} : { class: resourceClass }),
  }),
  calledAt: `platform.ts:${String(line)}:3`,
});

/** What `.only` leaves of a pack besides what was named. */
const support = packOf('support', definitionOf(internalType), definitionOf(freeType)).only('free');

const extra = packOf('extra', definitionOf(storeType), definitionOf(storeType, { class: 'big' }));

interface Case {
  because: string;
  address?: string;
  rules: Rule[];
  packs?: Parameters<typeof platformOf>[0];
  chosen: string | null;
  candidates: string[];
}

describe('explain', () => {
  test.each<Case>([
    {
      because: 'what a pack has for its own needs is used where no other pack has one',
      address: 'internal.default#environment',
      rules: [],
      packs: [support],
      chosen: 'internal',
      candidates: ['+ support: no rule matches, and the pack has it for what it needs'],
    },
    {
      because: 'and stands back where another pack has one',
      address: 'internal.default#environment',
      rules: [],
      packs: [support, everything],
      chosen: 'internal',
      candidates: [
        '+ everything: no rule matches, and only this pack defines it',
        '- support: another pack has one of its own',
      ],
    },
    {
      because: 'the only pack that has it is chosen',
      rules: [],
      chosen: 'store',
      candidates: ['+ everything: no rule matches, and only this pack defines it'],
    },
    {
      because: 'every criterion that differs is named, with what it is instead',
      rules: [
        ruleAt(1, { id: 'main' }),
        ruleAt(2, { environment: 'shop/test' }),
        ruleAt(3, { project: 'blog' }),
        ruleAt(4, { environmentType: 'production' }),
        ruleAt(5, { workload: 'orders' }),
        ruleAt(6, { labels: { tier: 'silver' } }),
        ruleAt(7, { labels: { region: 'eu' } }),
        ruleAt(8, { params: { size: 2 } }),
        ruleAt(9, { params: { region: 'eu' } }),
        ruleAt(10, {}, 'big'),
      ],
      chosen: 'store',
      candidates: [
        '+ everything: no rule matches, and only this pack defines it',
        '- platform.ts:1:3: id is not main but cart.db',
        '- platform.ts:2:3: environment is not shop/test but shop/dev',
        '- platform.ts:3:3: project is not blog but shop',
        '- platform.ts:4:3: environmentType is not production but development',
        '- platform.ts:5:3: workload orders does not ask for it, only cart',
        '- platform.ts:6:3: label tier is not silver but gold',
        '- platform.ts:7:3: label region is not eu but absent',
        '- platform.ts:8:3: param size is not 2 but 1',
        '- platform.ts:9:3: param region is not eu but absent',
        '- platform.ts:10:3: another class: big',
      ],
    },
    {
      because: 'a rule that is less specific says than which, and by what',
      rules: [
        ruleAt(1, { id: 'cart.db' }),
        ruleAt(2, { environment: 'shop/dev' }),
        ruleAt(3, { labels: { tier: 'gold' } }),
      ],
      chosen: 'rule-1',
      candidates: [
        '+ platform.ts:1:3: the most specific rule: it names an id',
        '- platform.ts:2:3: less specific than the rule at platform.ts:1:3: it names no id',
        '- platform.ts:3:3: less specific than the rule at platform.ts:1:3: it names no id',
        '- everything: a rule matched, so packs were not asked',
      ],
    },
    {
      because: 'what is equal in the first fields is counted in the others',
      rules: [
        ruleAt(1, { labels: { tier: 'gold' }, workload: 'cart' }),
        ruleAt(2, { params: { size: 1 } }),
      ],
      chosen: 'rule-1',
      candidates: [
        '+ platform.ts:1:3: the most specific rule: it names more labels, params or workloads',
        '- platform.ts:2:3: less specific than the rule at platform.ts:1:3: it names 1 further fact, the other 2',
        '- everything: a rule matched, so packs were not asked',
      ],
    },
    {
      because: 'tied rules name one another',
      rules: [ruleAt(1, { workload: 'cart' }), ruleAt(2, { params: { size: 1 } }), ruleAt(3, {})],
      chosen: null,
      candidates: [
        '- platform.ts:1:3: tied with the rule at platform.ts:2:3: equally specific',
        '- platform.ts:2:3: tied with the rule at platform.ts:1:3: equally specific',
        '- platform.ts:3:3: less specific than the rule at platform.ts:1:3: it names no further fact, the other 1',
        '- everything: rules matched, so packs were not asked',
      ],
    },
    {
      because: 'tied packs name one another, and other classes are listed',
      rules: [],
      packs: [extra, everything],
      chosen: null,
      candidates: [
        '- everything: tied with the pack extra: both define the type and class',
        '- extra: another class: big',
        '- extra: tied with the pack everything: both define the type and class',
      ],
    },
    {
      because: 'a shared resource is asked for by several',
      address: 'store.default#main',
      rules: [ruleAt(1, { workload: 'admin' })],
      chosen: 'store',
      candidates: [
        '+ everything: no rule matches, and only this pack defines it',
        '- platform.ts:1:3: workload admin does not ask for it, only cart, orders',
      ],
    },
    {
      because: 'what nothing asks for can be explained too',
      address: 'free.default#nobody.x',
      rules: [],
      chosen: 'free',
      candidates: ['+ everything: no rule matches, and only this pack defines it'],
    },
    {
      because: 'a type that nobody knows has no candidates',
      address: 'nothing.default#x',
      rules: [],
      chosen: null,
      candidates: [],
    },
  ])('$because', ({ address = 'store.default#cart.db', rules, packs = [everything], ...want }) => {
    const explanation = explainResource(project, dev, platformOf(packs, rules), addressOf(address));
    const candidates = explanation.candidates.map(
      ({ outcome, calledAt, pack, because }) =>
        `${outcome === 'chosen' ? '+' : '-'} ${calledAt ?? pack ?? '?'}: ${because}`,
    );
    expect({ chosen: explanation.chosen, candidates }).toEqual({
      chosen: want.chosen,
      candidates: want.candidates,
    });
  });
});

describe('find', () => {
  test.each([
    { because: 'an address', text: 'store.default#cart.db', found: 'store.default#cart.db' },
    { because: 'a workload and a resource', text: 'cart.db', found: 'store.default#cart.db' },
    {
      because: 'a shared one by the name it has there',
      text: 'cart.shared',
      found: 'store.default#main',
    },
    { because: 'a workload', text: 'orders', found: 'workload.default#orders' },
    { because: 'an id that only one has', text: 'main', found: 'store.default#main' },
    {
      because: 'a slip in an address',
      text: 'store.default#cart.bd',
      found: ['store.default#cart.db', 'store.default#main'],
    },
    { because: 'a slip in a name', text: 'crat.db', found: ['store.default#cart.db'] },
    { because: 'another type', text: 'stroe.default#main', found: ['store.default#main'] },
    { because: 'a name without its workload', text: 'db', found: ['store.default#cart.db'] },
    {
      because: 'a type alone',
      text: 'store',
      found: ['store.default#cart.db', 'store.default#main'],
    },
    { because: 'nothing like it', text: 'xyz', found: [] },
  ])('$because: $text', ({ text, found }) => {
    const result = findAddress(project, dev, platformOf([everything]), text);
    expect('address' in result ? String(result.address) : result.suggestions).toEqual(found);
  });
});

test('the impact of a pack is every resource that its definitions make', () => {
  const platform = platformOf(
    [everything],
    [{ criteria: { environment: 'shop/test' }, definition: definitionOf(storeType) }],
  );
  const impacts = impactOf(
    match([project], platform, () => undefined),
    'everything',
  );
  const shown = impacts.map(({ definition, resources }) => [
    definition,
    ...resources.map(({ environment, address }) => `${environment} ${String(address)}`),
  ]);
  expect(shown).toEqual([
    ['door'],
    [freeType.name],
    ['internal'],
    ['store', 'dev store.default#cart.db', 'dev store.default#main'],
    ['values'],
    [
      'workload',
      'dev workload.default#cart',
      'dev workload.default#orders',
      'test workload.default#cart',
      'test workload.default#orders',
    ],
  ]);
});
