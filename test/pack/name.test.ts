import fc from 'fast-check';
import { ResourceAddress } from '../../src/model';
import { Name, shortened } from '../../src/pack';

const word = fc.stringMatching(/^[a-z0-9]{1,12}(-[a-z0-9]{1,12}){0,3}$/);
const type = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9-]{0,20}[A-Za-z0-9]$/);
const id = fc.array(word, { minLength: 1, maxLength: 2 }).map((words) => words.join('.'));
const owner = fc.record({ project: word, environment: word, type, resourceClass: type, id });

type Owner = typeof owner extends fc.Arbitrary<infer Value> ? Value : never;

const nameOf = ({ project, environment, type: kind, resourceClass, id: own }: Owner) =>
  new Name(project, environment, new ResourceAddress(kind, resourceClass, own));
const limit = fc.integer({ min: 10, max: 90 });

test('every name keeps within its limit and to its letters', () => {
  fc.assert(
    fc.property(owner, limit, (given, most) => {
      const name = nameOf(given);
      expect(name.within(most)).toMatch(/^[a-z0-9][a-z0-9-]*[a-z0-9]$/);
      expect(name.within(most).length).toBeLessThanOrEqual(most);
      const identifier = name.within(most, { separator: '_', startsWithLetter: true });
      expect(identifier).toMatch(/^[a-z][a-z0-9_]*[a-z0-9]$/);
      expect(identifier.length).toBeLessThanOrEqual(most);
    }),
  );
});

test('different resources have different names, equal ones the same', () => {
  fc.assert(
    fc.property(owner, owner, limit, (a, b, most) => {
      const same = JSON.stringify(a) === JSON.stringify(b);
      expect(nameOf(a).within(most) === nameOf(b).within(most)).toBe(same);
      expect(nameOf({ ...a }).within(most)).toBe(nameOf(a).within(most));
    }),
  );
});

test.each([
  {
    because: 'a hyphen is no border between words',
    one: new Name('shop', 'a-b', new ResourceAddress('s3', 'default', 'cart.files')),
    other: new Name('shop-a', 'b', new ResourceAddress('s3', 'default', 'cart.files')),
  },
  {
    because: 'a dot is not a hyphen',
    one: new Name('shop', 'test', new ResourceAddress('s3', 'default', 'cart.files')),
    other: new Name('shop', 'test', new ResourceAddress('s3', 'default', 'cart-files')),
  },
  {
    because: 'a class is not a part of the id',
    one: new Name('shop', 'test', new ResourceAddress('s3', 'large', 'files')),
    other: new Name('shop', 'test', new ResourceAddress('s3', 'default', 'large-files')),
  },
])('$because', ({ one, other }) => {
  expect(one.within(63).slice(0, -8)).toBe(other.within(63).slice(0, -8));
  expect(one.within(63)).not.toBe(other.within(63));
});

// A changed name replaces the thing and what it holds, so this text may never change.
test('names stay as they are', () => {
  const name = new Name(
    'shop',
    'production',
    new ResourceAddress('postgres', 'default', 'cart.db'),
  );
  expect(name.within(63)).toBe('shop-production-postgres-cart-db-7510ba60');
  expect(name.within(24)).toBe('shop-production-7510ba60');
});

test('a limit that leaves no room for the hash is a mistake of the pack', () => {
  const name = new Name('shop', 'production', new ResourceAddress('s3', 'default', 'cart.files'));
  expect(() => name.within(9)).toThrow(RangeError);
});

test('a shortened text keeps within its limit and apart from others that begin alike', () => {
  const long = (end: string) => `${'a'.repeat(80)}${end}`;
  expect(shortened('short', 63)).toBe('short');
  expect(shortened(long('1'), 63)).toHaveLength(63);
  expect(shortened(long('1'), 63)).not.toBe(shortened(long('2'), 63));
});
