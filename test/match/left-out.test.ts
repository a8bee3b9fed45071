import { definePack } from '../../src/pack';
import { matched, platformOf, projectOf } from './estate';
import { definitionOf, everything, packOf, storeType } from './packs';

const HINT = 'Write a rule with terraformModule(…).';

const shop = projectOf({
  workloads: { cart: { resources: { db: { type: 'store' } } } },
  environments: { dev: {} },
});

/** A pack that has no store, and says so. */
const without = definePack({
  name: 'sparing',
  summary: 'A pack that leaves something out.',
  resources: everything.without('store').resources,
  leavesOut: { store: HINT },
});

test.each([
  { because: 'the pack leaves it out on purpose', packs: [without], hinted: true },
  { because: 'no pack says anything', packs: [everything.without('store')], hinted: false },
  {
    because: 'a part of a pack says what the whole says',
    packs: [without.without('free')],
    hinted: true,
  },
])('what no pack has is explained where $because', ({ packs, hinted }) => {
  const { diagnostics } = matched(shop, platformOf(packs, []));
  const [found] = diagnostics.filter(({ code }) => code === 'match/no-definition');

  expect(found?.detail.includes(HINT)).toBe(hinted);
  expect(found?.detail.includes('"sparing"')).toBe(hinted);
});

test('what another pack has is taken from it', () => {
  const { diagnostics } = matched(
    shop,
    platformOf([without, packOf('other', definitionOf(storeType))], []),
  );

  expect(diagnostics).toEqual([]);
});
