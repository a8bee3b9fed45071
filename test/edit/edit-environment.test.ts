import { SourceFile, type Diagnostic } from '../../src/diagnostics';
import { editEnvironment, type EnvironmentEdit } from '../../src/edit';

const image = (key: string, to?: string): EnvironmentEdit => ({ field: 'images', key, to });
const value = (key: string, to?: string | { secret: string }): EnvironmentEdit => ({
  field: 'values',
  key,
  to,
});
const paused: EnvironmentEdit = { field: 'paused', to: true };
const resumed: EnvironmentEdit = { field: 'paused', to: undefined };

function edited(text: string, ...edits: readonly EnvironmentEdit[]) {
  const reported: Diagnostic[] = [];
  const file = new SourceFile('projects/shop/environments/staging.yaml', text);
  const result = editEnvironment(file, edits, (problem) => reported.push(problem));
  return { result, reported };
}

interface Case {
  readonly because: string;
  readonly from: string;
  readonly edit: EnvironmentEdit | readonly EnvironmentEdit[];
  readonly to: string;
}

const WRITTEN: readonly Case[] = [
  {
    because: 'a comment behind the value stays',
    from: 'images:\n  cart: shop/cart:1   # as in production\n  web: shop/web:1\n',
    edit: image('cart', 'shop/cart:2'),
    to: 'images:\n  cart: shop/cart:2   # as in production\n  web: shop/web:1\n',
  },
  {
    because: 'quotes stay the same',
    from: `images: { cart: 'a:1', "web": "b:1" }\n`,
    edit: [image('cart', "a:'2'"), image('web', 'b:2')],
    to: `images: { cart: 'a:''2''', "web": "b:2" }\n`,
  },
  {
    because: 'a new key goes behind the last one, in front of what is commented out',
    from: 'images:\n  cart: a:1\n  # web: b:1\n\nvalues: {}\n',
    edit: image('orders.main', 'c:1'),
    to: 'images:\n  cart: a:1\n  orders.main: c:1\n  # web: b:1\n\nvalues: {}\n',
  },
  {
    because: 'keys keep their own indentation',
    from: 'images:\n      cart: a:1\n',
    edit: image('web', 'b:1'),
    to: 'images:\n      cart: a:1\n      web: b:1\n',
  },
  {
    because: 'a new map is indented as others are',
    from: 'type: x\nlabels:\n    region: y\n',
    edit: image('web', 'b:1'),
    to: 'type: x\nlabels:\n    region: y\nimages:\n    web: b:1\n',
  },
  {
    because: 'an empty map opens up, and its comment stays',
    from: '# Overrides.\nimages: {} # none\n\nvalues: {}\n',
    edit: [image('cart', 'a:1'), value('KEY', 'b')],
    to: '# Overrides.\nimages: # none\n  cart: a:1\n\nvalues:\n  KEY: b\n',
  },
  {
    because: 'a map that is nothing yet',
    from: 'type: x\nimages: # later\nvalues: ~\n',
    edit: [image('cart', 'a:1'), value('KEY', 'b')],
    to: 'type: x\nimages: # later\n  cart: a:1\nvalues:\n  KEY: b\n',
  },
  {
    because: 'missing maps go where people write them',
    from: 'type: x\n# why\nlabels: { a: b }\nexpires: 2030-01-31T00:00:00Z\n',
    edit: [value('KEY', 'b'), image('cart', 'a:1'), paused],
    to: 'type: x\n# why\nlabels: { a: b }\nimages:\n  cart: a:1\nvalues:\n  KEY: b\nexpires: 2030-01-31T00:00:00Z\npaused: true\n',
  },
  {
    because: 'a flow map stays one',
    from: 'images: {a: x:1, b: y:1,} # c\n',
    edit: [image('b', 'y:2'), image('cc', 'z:1')],
    to: 'images: {a: x:1, b: y:2, cc: z:1,} # c\n',
  },
  {
    because: 'a flow map over several lines too',
    from: 'images: {\n  a: x:1, # first\n  b: y:1 # last\n}\n',
    edit: image('cc', 'z:1'),
    to: 'images: {\n  a: x:1, # first\n  b: y:1,\n  cc: z:1 # last\n}\n',
  },
  {
    because: 'JSON stays JSON',
    from: '{\n  "type": "preview",\n  "images": {}\n}\n',
    edit: [image('cart', 'a:1'), value('KEY', { secret: 'a/b' }), paused],
    to: '{\n  "type": "preview",\n  "images": { "cart": "a:1" },\n  "values": { "KEY": { "secret": "a/b" } },\n  "paused": true\n}\n',
  },
  {
    because: 'the line breaks of Windows stay',
    from: 'type: x\r\nimages:\r\n  cart: a:1\r\n',
    edit: [image('web', 'b:1'), paused, value('KEY', 'c')],
    to: 'type: x\r\nimages:\r\n  cart: a:1\r\n  web: b:1\r\nvalues:\r\n  KEY: c\r\npaused: true\r\n',
  },
  {
    because: 'a text that ends without a line break still does',
    from: 'type: x\nvalues:\n  KEY: a',
    edit: [value('OTHER', 'b'), paused],
    to: 'type: x\nvalues:\n  KEY: a\n  OTHER: b\npaused: true',
  },
  {
    because: 'what was added last goes without a trace',
    from: 'type: x\npaused: true',
    edit: resumed,
    to: 'type: x',
  },
  {
    because: 'comments above a removed key stay, because they may be about others',
    from: 'type: x\n# Since Friday.\npaused: true # quiet\nvalues: {}\n',
    edit: resumed,
    to: 'type: x\n# Since Friday.\nvalues: {}\n',
  },
  {
    because: 'of the last key an empty map stays: nothing would be no map',
    from: 'images:\n  # why\n  cart: a:1 # here\ntype: x\n',
    edit: image('cart'),
    to: 'images: {}\n  # why\ntype: x\n',
  },
  {
    because: 'the first, the middle and the last of a flow map',
    from: 'images: { a: x, b: y, cc: z, d: w }\n',
    edit: [image('a'), image('cc'), image('d')],
    to: 'images: { b: y }\n',
  },
  { because: 'the only one', from: 'images: { a: x }\n', edit: image('a'), to: 'images: {}\n' },
  {
    because: 'a text that YAML would read as something else is quoted',
    from: 'values:\n  A: a\n',
    edit: [
      value('A', '1.10'),
      value('B', 'no'),
      value('C', 'null'),
      value('D', 'a: b'),
      value('E', ''),
      value('F', ' a'),
      value('G', 'a #b'),
      value('H', '2030-01-31'),
      value('I', "it's"),
      value('J', 'a\nb'),
      value('K', '# a'),
      value('L', '${x}'),
      value('M', '{ a'),
      value('N', '- a'),
      value('O', '*a'),
      value('ON', 'a b, c'),
      value('Q', '0x1f'),
      value('R', '1:30'),
      value('S', 'ends:'),
    ],
    to:
      "values:\n  A: '1.10'\n  B: 'no'\n  C: 'null'\n  D: 'a: b'\n  E: ''\n  F: ' a'\n  G: 'a #b'\n  H: '2030-01-31'\n" +
      "  I: 'it''s'\n  J: \"a\\nb\"\n  K: '# a'\n  L: '${x}'\n  M: '{ a'\n  'N': '- a'\n  O: '*a'\n  'ON': 'a b, c'\n" +
      "  Q: '0x1f'\n  R: '1:30'\n  S: 'ends:'\n",
  },
  {
    because: 'a secret is a reference, whatever stood there',
    from: 'values:\n  A: a # c\n  B: { secret: x/y } # d\n  C:\n    secret: x # e\n  D:\n    secret: x\n',
    edit: [
      value('A', { secret: 'p/a' }),
      value('B', { secret: 'p/b' }),
      value('C', { secret: 'p/c' }),
      value('D', 'plain'),
    ],
    to: 'values:\n  A: { secret: p/a } # c\n  B: { secret: p/b } # d\n  C:\n    secret: p/c # e\n  D: plain\n',
  },
  {
    because: 'texts over several lines become one',
    from: 'values:\n  A: |  # why\n    one\n    two\n\n  # about B\n  B: one\n    two\n  C: >-\n  D: "one\n    two" # d\n',
    edit: [value('A', 'a'), value('B', 'b'), value('C', 'c'), value('D', 'd')],
    to: 'values:\n  A: a  # why\n\n  # about B\n  B: b\n  C: c\n  D: "d" # d\n',
  },
  {
    because: 'a value on the line below stays there',
    from: 'images:\n  cart: # here\n    a:1\n',
    edit: image('cart', 'a:2'),
    to: 'images:\n  cart: # here\n    a:2\n',
  },
  {
    because: 'behind a text of several lines',
    from: 'type: x\nvalues:\n  A: |\n    one\n    two\n\n# the end\n',
    edit: [value('B', 'b'), paused],
    to: 'type: x\nvalues:\n  A: |\n    one\n    two\n  B: b\npaused: true\n\n# the end\n',
  },
  {
    because: 'an alias gives way to a text, and only there',
    from: 'images:\n  a: &it x:1\n  b: *it\n',
    edit: image('b', 'x:2'),
    to: 'images:\n  a: &it x:1\n  b: x:2\n',
  },
  {
    because: 'an anchor that nobody uses is in nobody’s way',
    from: 'images: &all\n  a: &it x:1\n',
    edit: image('a', 'x:2'),
    to: 'images: &all\n  a: &it x:2\n',
  },
  {
    because: 'what is said already is said enough',
    from: 'type: x\nimages: { "a" : "x:1"  }\npaused:   true\n',
    edit: [image('a', 'x:1'), paused, image('none')],
    to: 'type: x\nimages: { "a" : "x:1"  }\npaused:   true\n',
  },
  {
    because: 'a file that says nothing gets its first line',
    from: '# a new environment\n',
    edit: [{ field: 'type', to: 'preview' }, image('a', 'x:1')],
    to: '# a new environment\ntype: preview\nimages:\n  a: x:1\n',
  },
  {
    because: 'type and expires are written as people write them',
    from: 'type: production\n\n# Two of everything.\nlabels: {}\n',
    edit: [
      { field: 'type', to: 'preview' },
      { field: 'expires', to: '2030-01-31T00:00:00Z' },
    ],
    to: 'type: preview\n\n# Two of everything.\nlabels: {}\nexpires: 2030-01-31T00:00:00Z\n',
  },
  {
    because: 'a document may be marked as one',
    from: '\ufeff---\n# first\ntype: x\n...\n',
    edit: paused,
    to: '\ufeff---\n# first\ntype: x\npaused: true\n...\n',
  },
];

test.each(WRITTEN)('$because', ({ from, edit, to }) => {
  const { result, reported } = edited(from, ...[edit].flat());

  expect(reported).toEqual([]);
  expect(result).toBe(to);
});

test.each([
  {
    because: 'an alias would change with it',
    from: 'images:\n  a: &it x:1\n  b: *it\n',
    edit: image('a', 'x:2'),
    place: 'a',
  },
  {
    because: 'the aliased map would change with it',
    from: 'values: &all\n  A: a\nlabels: *all\n',
    edit: value('A', 'b'),
    place: 'A',
  },
  {
    because: 'the map stands elsewhere',
    from: 'labels: &all\n  a: x\nimages: *all\n',
    edit: image('a', 'b'),
    place: 'images',
  },
  {
    because: 'the anchor would be gone',
    from: 'values:\n  A: &it a\n  B: *it\n',
    edit: value('A'),
    place: 'A',
  },
  {
    because: 'the comment is about the secret',
    from: 'values:\n  A:\n    # of the bank\n    secret: x\n',
    edit: value('A', 'b'),
    place: 'A',
  },
  {
    because: 'a list is no map',
    from: 'type: x\nimages: [a]\n',
    edit: image('a', 'b'),
    place: 'images',
  },
  { because: 'it is no YAML', from: 'images: {', edit: image('a', 'b'), place: '' },
  {
    because: 'an alias below its own anchor is a value without an end',
    from: 'images: &a { a: *a }',
    edit: image('a', 'b'),
    place: '',
  },
  { because: 'there are two documents', from: 'type: x\n---\ntype: y\n', edit: paused, place: '' },
  { because: 'it is a list', from: '- type: x\n', edit: paused, place: '' },
  { because: 'it is a text', from: 'type\n', edit: paused, place: '' },
])('is left to people where $because', ({ from, edit, place }) => {
  const { result, reported } = edited(from, edit);

  expect(result).toBeUndefined();
  expect(reported.map(({ code }) => code)).toEqual(['edit/cannot-edit']);
  const [problem] = reported;
  expect(problem?.subject && from.slice(problem.subject.start, problem.subject.end)).toBe(place);
});
