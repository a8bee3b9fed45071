import { conform, conformBlock } from '../../../src/simulate/planning/conform';
import { BigNumber, Dynamic, type CtyType, type Value } from '../../../src/simulate/values';
import { attribute, block } from './blocks';

test.each<readonly [given: unknown, type: CtyType, value: Value, because: string]>([
  ['5', 'number', 5, 'an earlier version kept numbers as texts'],
  [5, 'string', '5', 'or texts as numbers'],
  ['true', 'bool', true, 'or booleans as texts'],
  ['1', 'bool', true, 'or as bits'],
  ['five', 'number', null, 'no number is better than a wrong one'],
  ['0x10', 'number', null, 'JavaScript would take that for sixteen'],
  ['90071992547409931', 'number', new BigNumber('90071992547409931'), 'digits must not be lost'],
  ['a', ['list', 'string'], ['a'], 'one became several'],
  [[{ a: 1 }], ['object', { a: 'string' }], { a: '1' }, 'several became one'],
  [
    { a: 1, gone: 2 },
    ['object', { a: 'number', new: 'bool' }],
    { a: 1, new: null },
    'members differ',
  ],
  ['a', ['map', 'string'], null, 'a text is no map'],
  [
    { value: '5', type: 'number' },
    'dynamic',
    new Dynamic('number', 5),
    'a state keeps the type beside the value',
  ],
  [
    { a: ['x', 1] },
    'dynamic',
    new Dynamic(['object', { a: ['tuple', ['string', 'number']] }], { a: ['x', 1] }),
    'or the type can be seen',
  ],
])('%j as %j is %j: %s', (given, type, value) => {
  expect(conform(given, type)).toEqual(value);
});

const inner = block({ size: attribute('optional', 'number') });

test.each<readonly ['single' | 'list' | 'set' | 'map' | 'group', unknown, Value, string]>([
  ['single', [{ size: '1' }], { size: 1 }, 'it was a list of one'],
  ['single', undefined, null, 'it was not there'],
  ['group', null, { size: null }, 'such a block is always there'],
  ['list', { size: 1 }, [{ size: 1 }], 'it was a single one'],
  ['set', null, [], 'a set of blocks is never null'],
  ['map', { a: { size: 1, gone: 1 } }, { a: { size: 1 } }, 'keys stay'],
])('a block that is a %s, given as %j, is %j: %s', (nesting, given, value) => {
  const schema = block({ id: attribute('computed') }, { disk: [nesting, inner] });

  expect(conformBlock({ disk: given }, schema)).toEqual({ id: null, disk: value });
});

test('what is no state at all is an empty one', () => {
  const schema = block({ id: attribute('computed'), key: attribute('write-only') });

  expect(conformBlock('nonsense', schema)).toEqual({ id: null, key: null });
  expect(conformBlock({ key: 'secret' }, schema)).toEqual({ id: null, key: null });
});
