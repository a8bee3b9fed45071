import { definePack } from '../../src/pack';
import { definitionOf, freeType, internalType, storeType } from '../match/packs';

const pack = definePack({
  name: 'three',
  summary: 'Three types, one of which nobody can ask for.',
  resources: [definitionOf(storeType), definitionOf(freeType), definitionOf(internalType)],
  leavesOut: { topic: 'Take a queue.' },
});

const namesIn = (definitions: typeof pack.resources) => definitions.map(({ type }) => type.name);

test.each([
  {
    because: 'only these',
    chosen: pack.only('store'),
    resources: ['store'],
    support: ['internal'],
  },
  {
    because: 'not these',
    chosen: pack.without('store'),
    resources: ['free', 'internal'],
    support: [],
  },
  {
    because: 'what was named is no support',
    chosen: pack.only('store', 'internal'),
    resources: ['store', 'internal'],
    support: [],
  },
  {
    because: 'what was refused is no support either',
    chosen: pack.only('store').without('internal'),
    resources: ['store'],
    support: [],
  },
  {
    because: 'what it leaves out anyway may be refused as well',
    chosen: pack.without('store', 'topic'),
    resources: ['free', 'internal'],
    support: [],
  },
  {
    because: 'support is kept by a second choice',
    chosen: pack.only('store', 'free').only('store'),
    resources: ['store'],
    support: ['internal'],
  },
])('choosing from a pack: $because', ({ chosen, resources, support }) => {
  expect(namesIn(chosen.resources)).toEqual(resources);
  expect(namesIn(chosen.support)).toEqual(support);
});

test.each([
  { because: 'nothing is called so', choose: () => pack.without('shop'), type: 'shop' },
  { because: 'nothing is called so', choose: () => pack.only('shop'), type: 'shop' },
  { because: 'it leaves that out', choose: () => pack.only('topic'), type: 'topic' },
])('a slip of the platform engineer is refused: $because', ({ choose, type }) => {
  expect(choose).toThrow(`The pack "three" has no resource type "${type}"`);
});
