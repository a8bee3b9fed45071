import fc from 'fast-check';
import { connectionId, logicalId, scopeId } from '../../src/create/logical-ids';
import { ResourceAddress } from '../../src/model';

// Few letters, so that ids which nearly collide are common.
const word = fc
  .array(fc.constantFrom('a', 'b', '1'), { minLength: 1, maxLength: 2 })
  .map((letters) => letters.join(''));
const joined = (...separators: string[]) =>
  fc
    .array(fc.tuple(fc.constantFrom(...separators), word), { maxLength: 3 })
    .chain((rest) => word.map((first) => first + rest.flat().join('')));
const label = joined('-', '--');
const id = joined('-', '--', '.');
const address = fc
  .tuple(label, label, id)
  .map(([type, resourceClass, text]) => new ResourceAddress(type, resourceClass, text));

describe('logical ids', () => {
  test('tell any two addresses apart, and are names in Terraform', () => {
    fc.assert(
      fc.property(address, address, (a, b) => {
        expect(scopeId(a)).toMatch(/^[A-Za-z_][A-Za-z0-9_-]*$/);
        if (!a.equals(b)) expect(scopeId(a)).not.toBe(scopeId(b));
      }),
      { numRuns: 2000 },
    );
  });

  test.each([
    ['a.b', 'a-b'],
    ['a--b', 'a-b'],
    ['a.b.c', 'a.b-c'],
  ])('keep %s and %s apart, which dropping characters would merge', (a, b) => {
    const of = (text: string) => scopeId(new ResourceAddress('dns', 'default', text));
    expect(of(a)).not.toBe(of(b));
  });

  test.each([
    [['x', 'Default'], 'x'],
    [['x', 'rule', 'Default'], 'x__rule'],
    [['x', 'a_b'], 'x__a_b'],
    [['x', 'a__b'], undefined],
    [['x', '_a'], undefined],
    [['x', 'a.b'], undefined],
    [['x', ''], undefined],
  ])('%j is %s', (ids, want) => {
    expect(logicalId(ids)).toBe(want);
  });

  test('an address reads back from its text', () => {
    fc.assert(
      fc.property(address, (given) => {
        expect(ResourceAddress.parse(String(given))?.equals(given)).toBe(true);
      }),
    );
  });

  test('a connection is named after its consumer', () => {
    expect(connectionId(ResourceAddress.ofWorkload('cart'))).toBe('for-workload_default_cart');
  });
});
