import fc from 'fast-check';
import { addressesOf } from '../../../src/simulate/cloud/address';
import { segmentsOf } from '../../../src/simulate/cloud/template-text';
import type { BlockValue } from '../../../src/simulate/values';
import { attribute, block } from '../planning/blocks';

const port = block({ number: attribute('required', 'number'), name: attribute('optional') });
const thing = block(
  {
    name: attribute('optional'),
    count: attribute('optional', 'number'),
    on: attribute('optional', 'bool'),
    ids: attribute('optional', ['set', 'string']),
    tags: attribute('optional', ['map', 'string']),
  },
  { port: ['set', port] },
);

interface Case {
  readonly because: string;
  readonly text: Readonly<Record<string, object>>;
  readonly config: BlockValue;
  readonly found: readonly (string | null)[];
}

const EXISTING: Readonly<Record<string, BlockValue>> = {
  'acme_network.here': { id: 'n-1', zones: ['a', 'b'] },
  'acme_thing.old': { id: 't-1' },
};

test.each<Case>([
  {
    because: 'a name tells them apart',
    text: { a: { name: 'a' }, b: { name: 'b' } },
    config: { name: 'b' },
    found: ['acme_thing.b', null],
  },
  {
    because: 'what is alike is taken in the order of the text',
    text: { a: { on: true }, b: { on: true } },
    config: { on: true },
    found: ['acme_thing.a', 'acme_thing.b', null],
  },
  {
    because: 'numbers and booleans may be written as texts',
    text: { a: { count: undefined, on: 'true' }, b: { on: 'false' } },
    config: { on: false },
    found: ['acme_thing.b'],
  },
  {
    because: 'a reference is followed to what is there',
    text: { a: { name: '${acme_network.here.id}-x' }, b: { name: '${acme_network.there.id}-x' } },
    config: { name: 'n-2-x' },
    found: ['acme_thing.b'],
  },
  {
    because: 'even to an item of a list',
    text: {
      a: { name: '${acme_network.here.zones[0]}' },
      b: { name: '${acme_network.here.zones[1]}' },
    },
    config: { name: 'b' },
    found: ['acme_thing.b'],
  },
  {
    because: 'what nobody can work out may be anything, but only between what is literal',
    text: { a: { name: 'x-${local.a}-z' }, b: { name: 'x-${local.a}-y' } },
    config: { name: 'x-1-y' },
    found: ['acme_thing.b'],
  },
  {
    because: 'braces in quotes do not end an expression',
    text: { a: { name: '${join("}", [local.a])}!' }, b: { name: '${jsonencode({ "a" = "}" })}?' } },
    config: { name: 'a?' },
    found: ['acme_thing.b'],
  },
  {
    because: 'an escape is what it says',
    text: { a: { name: '${local.home}' }, b: { name: '$${HOME} %%{if}' } },
    config: { name: '${HOME} %{if}' },
    found: ['acme_thing.a', 'acme_thing.b'],
  },
  {
    because: 'a text with a directive may be anything',
    text: { a: { name: '%{ if true }a%{ endif }' } },
    config: { name: 'b' },
    found: ['acme_thing.a'],
  },
  {
    because: 'sets have no order',
    text: { a: { ids: ['1', '2', '3'] }, b: { ids: ['1', '2'] } },
    config: { ids: ['2', '1'] },
    found: ['acme_thing.b'],
  },
  {
    because: 'neither have the blocks in one',
    text: {
      a: { port: [{ number: 1 }, { number: 3 }] },
      b: { port: [{ number: 1 }, { number: 2 }] },
    },
    config: {
      port: [
        { number: 2, name: null },
        { number: 1, name: null },
      ],
    },
    found: ['acme_thing.b'],
  },
  {
    because: 'a map has its keys, and null is the same as nothing',
    text: { a: { tags: { a: '1' }, name: null }, b: { tags: { a: '2' } } },
    config: { tags: { a: '1' }, name: null },
    found: ['acme_thing.a'],
  },
  {
    because: 'what is for Terraform is not asked for',
    text: { a: { name: 'a', depends_on: ['x'], lifecycle: { prevent_destroy: true }, '//': {} } },
    config: { name: 'a' },
    found: ['acme_thing.a'],
  },
  {
    because: 'what is there already is made again only to be replaced',
    text: { old: { on: true }, young: { on: true } },
    config: { on: true },
    found: ['acme_thing.young', 'acme_thing.old', null],
  },
  {
    because: 'of a number there are so many',
    text: { a: { count: 2, name: 'x-${count.index}' } },
    config: { name: 'x-1' },
    found: ['acme_thing.a[1]', null],
  },
  {
    because: 'of a map there is one for each key',
    text: {
      a: { for_each: { x: { n: '1' }, y: { n: '2' } }, name: '${each.key}-${each.value.n}' },
    },
    config: { name: 'y-2' },
    found: ['acme_thing.a["y"]', null],
  },
  {
    because: 'of what is worked out there may be many',
    text: { a: { for_each: '${toset(local.names)}', name: '${each.key}' } },
    config: { name: 'y' },
    found: ['acme_thing.a[0]', 'acme_thing.a[1]'],
  },
])('$because', ({ text, config, found }) => {
  const stack = { configuration: { resource: { acme_thing: text } }, description: undefined };
  const addresses = addressesOf(stack, (address) => EXISTING[address]);

  const taken = found.map(
    () => addresses.take('resource', 'acme_thing', config, thing)?.address ?? null,
  );

  expect(taken).toEqual(found);
});

test('a text that was escaped is taken apart as itself', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('$', '%', '{', '}', '"', '\\', 'a') }),
      (text) => {
        const escaped = text.replace(/\$\{/g, () => '$${').replace(/%\{/g, () => '%%{');

        expect(segmentsOf(escaped)).toEqual([{ literal: text }]);
      },
    ),
  );
});
