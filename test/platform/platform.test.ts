import { definePack, defineResource } from '../../src/pack';
import { callSiteIn, definePlatform, isPlatform, rule } from '../../src/platform';
import { redisType } from '../../src/resource-types';

const redis = defineResource(redisType, { summary: 'A cache.', create: () => ({}) as never });
const pack = definePack({ name: 'caches', summary: 'Caches.', resources: [redis] });

test('a rule knows where it was called', () => {
  expect(rule({ project: 'shop' }, redis).calledAt).toMatch(/platform\.test\.ts:\d+:\d+$/);
});

test.each([
  { because: 'of a module', line: '    at Object.<anonymous> (/a/b.ts:1:2)', place: '/a/b.ts:1:2' },
  { because: 'without a name', line: '    at /a/b.ts:1:2', place: '/a/b.ts:1:2' },
  { because: 'awaited', line: '    at async file:///a/b.mjs:1:2', place: 'file:///a/b.mjs:1:2' },
  { because: 'with a space', line: '    at f (/my code/b.ts:1:2)', place: '/my code/b.ts:1:2' },
  { because: 'with brackets', line: '    at /a (old)/b.ts:1:2', place: '/a (old)/b.ts:1:2' },
  {
    because: 'of Windows',
    line: '    at g [as f] (C:\\a b\\c.ts:1:2)',
    place: 'C:\\a b\\c.ts:1:2',
  },
  { because: 'that is none', line: '    at async Promise.all (index 0)', place: undefined },
])('a line of a stack trace $because', ({ line, place }) => {
  expect(callSiteIn(line)).toBe(place);
});

// Platforms are loaded without the compiler, so the types alone keep nobody from these.
test.each([
  {
    because: 'a misspelt fact would apply everywhere',
    make: () => rule({ enviroment: 'shop/production' } as never, redis),
    says: 'cannot look at "enviroment". Did you mean "environment"?',
  },
  {
    because: 'a rule without a definition chooses nothing',
    make: () => rule({ project: 'shop' }, undefined as never),
    says: 'none was given',
  },
  {
    because: 'an environment type without packs makes nothing',
    make: () => definePlatform({ environmentTypes: { test: {} as never } }),
    says: 'The environment type "test" has no list of packs.',
  },
  {
    because: 'a definition is no pack',
    make: () => definePlatform({ environmentTypes: { test: { packs: [pack, redis as never] } } }),
    says: 'Pack 2 of the environment type "test" is no pack.',
  },
])('$because', ({ make, says }) => {
  expect(make).toThrow(says);
});

test('a platform is one whichever copy of the library made it', () => {
  const platform = definePlatform({ environmentTypes: { test: { packs: [pack, () => pack] } } });
  expect(isPlatform(platform)).toBe(true);
  expect(isPlatform({ ...platform })).toBe(true);
  expect(isPlatform({ environmentTypes: {}, rules: [] })).toBe(false);
  expect(isPlatform(null)).toBe(false);
});
