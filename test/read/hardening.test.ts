import { readScoreText } from './repository';

const HEAD = 'apiVersion: score.dev/v1b1\n';
const REST = 'containers: {main: {image: nginx}}\n';
const withMetadata = (lines: string) => `${HEAD}metadata:\n  name: cart\n${lines}${REST}`;
const keys = (count: number) =>
  Array.from({ length: count }, (_, index) => `k${String(index)}: 1`).join(', ');

interface Case {
  readonly because: string;
  readonly text: string | Uint8Array;
  readonly codes?: readonly string[];
  readonly metadata?: object;
}

test.each<Case>([
  { because: 'a file of the greatest size is read', text: withMetadata('').padEnd(256 * 1024) },
  {
    because: 'a larger one is not',
    text: withMetadata('').padEnd(256 * 1024 + 1),
    codes: ['read/limit-exceeded'],
  },
  {
    because: 'nor is one of ten megabytes',
    text: 'x'.repeat(10_000_000),
    codes: ['read/limit-exceeded'],
  },
  { because: 'a byte order mark is no text', text: `\ufeff${withMetadata('')}` },
  {
    because: 'bytes that are no UTF-8 have no meaning',
    text: Uint8Array.of(0x61, 0x3a, 0x20, 0xff),
    codes: ['read/not-text'],
  },
  {
    because: 'nor have UTF-16 and its NULs',
    text: Buffer.from(withMetadata(''), 'utf16le'),
    codes: ['read/not-text'],
  },
  {
    because: 'a replacement character that was written is a text',
    text: withMetadata('  a: "\ufffd"\n'),
    metadata: { a: '\ufffd' },
  },
  {
    because: '64 levels are enough',
    text: withMetadata(`  a: ${'['.repeat(62)}${']'.repeat(62)}\n`),
  },
  {
    because: 'more are not needed',
    text: withMetadata(`  a: ${'['.repeat(64)}${']'.repeat(64)}\n`),
    codes: ['read/limit-exceeded'],
  },
  {
    because: 'brackets without end are not followed',
    text: '['.repeat(250_000),
    codes: ['read/limit-exceeded'],
  },
  {
    because: 'maps within maps neither',
    text: '{a: '.repeat(60_000),
    codes: ['read/limit-exceeded'],
  },
  { because: 'nor lists within lists', text: '- '.repeat(120_000), codes: ['read/limit-exceeded'] },
  { because: '2,000 keys are enough', text: withMetadata(`  a: {${keys(2000)}}\n`) },
  {
    because: 'one more is not',
    text: withMetadata(`  a: {${keys(2001)}}\n`),
    codes: ['read/limit-exceeded'],
  },
  {
    because: '20,000 keys take no time',
    text: `{${keys(20_000)}}`,
    codes: ['read/limit-exceeded'],
  },
  {
    because: 'aliases repeat a value',
    text: withMetadata('  a: &a {x: [1]}\n  b: *a\n'),
    metadata: { a: { x: [1] }, b: { x: [1] } },
  },
  {
    because: '100 aliases are enough',
    text: withMetadata(`  a: &a 1\n  b: [${Array(100).fill('*a').join(', ')}]\n`),
  },
  {
    because: 'one more is not',
    text: withMetadata(`  a: &a 1\n  b: [${Array(101).fill('*a').join(', ')}]\n`),
    codes: ['read/limit-exceeded'],
  },
  {
    because: 'aliases of aliases do not multiply without end',
    text: withMetadata(
      ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']
        .map(
          (name, index, all) =>
            `  ${name}: &${name} [${Array(9)
              .fill(index === 0 ? 'x' : `*${all[index - 1] ?? ''}`)
              .join(', ')}]\n`,
        )
        .join(''),
    ),
    codes: ['read/limit-exceeded'],
  },
  {
    because: 'nor nest deeper than text may',
    text: withMetadata(
      ['a', 'b', 'c']
        .map(
          (name, index, all) =>
            `  ${name}: &${name} ${'['.repeat(30)}${index === 0 ? 'x' : `*${all[index - 1] ?? ''}`}${']'.repeat(30)}\n`,
        )
        .join(''),
    ),
    codes: ['read/limit-exceeded'],
  },
  {
    because: 'nor make one long text a hundred',
    text: withMetadata(
      `  a: &a "${'x'.repeat(20_000)}"\n  b: [${Array(60).fill('*a').join(', ')}]\n`,
    ),
    codes: ['read/limit-exceeded'],
  },
  {
    because: 'marks are not sorted by the thousand',
    text: withMetadata(`  a: "a${'\u0315'.repeat(60_000)}${'\u0300'.repeat(60_000)}"\n`),
    codes: ['read/limit-exceeded'],
  },
  {
    because: 'nor in keys',
    text: withMetadata(`  ? "a${'\u0315'.repeat(60_000)}${'\u0300'.repeat(60_000)}"\n  : 1\n`),
    codes: ['read/limit-exceeded'],
  },
  {
    because: 'thirty in a row are a text',
    text: withMetadata(`  a: "q${'\u0315'.repeat(30)}"\n`),
  },
  {
    because: 'a quoted "<<" is a key like any other',
    text: withMetadata("  a: {'<<': x}\n"),
    metadata: { a: { '<<': 'x' } },
  },
  {
    because: 'a value cannot hold itself',
    text: withMetadata('  a: &a {b: *a}\n'),
    codes: ['read/cyclic-alias'],
  },
  {
    because: 'an alias needs its anchor',
    text: withMetadata('  a: *nowhere\n'),
    codes: ['read/unknown-alias'],
  },
  {
    because: 'an anchor may be on a key',
    text: withMetadata('  &a key: *a\n'),
    metadata: { key: 'key' },
  },
  {
    because: 'keys stand once',
    text: withMetadata('  a: 1\n  a: 2\n'),
    codes: ['read/duplicate-key'],
  },
  {
    because: 'a quoted key is the same key',
    text: withMetadata('  a: 1\n  "a": 2\n'),
    codes: ['read/duplicate-key'],
  },
  {
    because: 'so is one composed of other characters',
    text: withMetadata('  "e\u0301": 1\n  "\u00e9": 2\n'),
    codes: ['read/duplicate-key'],
  },
  {
    because: 'texts are composed as Terraform composes them',
    text: withMetadata('  a: "e\u0301"\n'),
    metadata: { a: '\u00e9' },
  },
  ...['__proto__', 'constructor', 'prototype'].map((key) => ({
    because: `${key} does harm`,
    text: withMetadata(`  a: {${key}: {polluted: "yes"}}\n`),
    codes: ['read/forbidden-key'],
  })),
  {
    because: 'keys like those of every object are fine',
    text: withMetadata('  toString: a\n  hasOwnProperty: b\n'),
    metadata: { toString: 'a', hasOwnProperty: 'b' },
  },
  {
    because: 'merging is not YAML 1.2',
    text: withMetadata('  a: &a {x: 1}\n  b: {<<: *a}\n'),
    codes: ['read/merge-key'],
  },
  {
    because: 'a directive does not bring YAML 1.1 back',
    text: `%YAML 1.1\n---\n${withMetadata('  a: yes\n  b: 0644\n')}`,
    metadata: { a: 'yes', b: 644 },
  },
  ...['!x', '!!binary', '!!js/function', '!!set', '!<tag:example.com,2000:x>'].map((tag) => ({
    because: `${tag} means nothing`,
    text: withMetadata(`  a: ${tag} x\n`),
    codes: ['read/unknown-tag'],
  })),
  {
    because: 'the tags of the core schema do',
    text: withMetadata('  a: !!str 5\n  b: !!int "5"\n  c: ! 5\n'),
    metadata: { a: '5', b: 5, c: '5' },
  },
  ...[
    '${TfToken[TOKEN.0]}',
    '#{TfToken[TOKEN.1]}',
    '&{TfToken[TOKEN.2]}',
    'guess-${TfToken[',
    '-8.109562212591379e+298',
  ].map((marker) => ({
    because: `${marker} is taken for a reference`,
    text: withMetadata(`  a: '${marker}'\n`),
    codes: ['read/token-marker'],
  })),
  {
    because: 'in a key as well',
    text: withMetadata("  '#{TfToken[TOKEN.1]}': a\n"),
    codes: ['read/token-marker'],
  },
  ...[
    '9007199254740992',
    '-9007199254740992',
    '1e400',
    '.inf',
    '-.Inf',
    '.nan',
    '-8.109562212591379e+298',
    '1e20',
  ].map((number) => ({
    because: `${number} cannot be kept`,
    text: withMetadata(`  a: ${number}\n`),
    codes: ['read/unsafe-number'],
  })),
  {
    because: 'the greatest whole number can',
    text: withMetadata('  a: 9007199254740991\n  b: -9007199254740991\n'),
    metadata: { a: 9007199254740991, b: -9007199254740991 },
  },
  {
    because: 'numbers are those of YAML 1.2',
    text: withMetadata('  a: 012\n  b: 1e3\n  c: ~\n  d: 0o17\n'),
    metadata: { a: 12, b: 1000, c: null, d: 15 },
  },
  {
    because: 'NUL is no character of a text',
    text: withMetadata('  a: "\\0"\n'),
    codes: ['read/not-text'],
  },
  {
    because: 'nor is half a surrogate pair',
    text: withMetadata('  a: "\\ud800"\n'),
    codes: ['read/not-text'],
  },
  {
    because: 'a whole pair is',
    text: withMetadata('  a: "\\ud83d\\ude00"\n'),
    metadata: { a: '\u{1f600}' },
  },
  {
    because: 'what nobody sees is pointed out',
    text: withMetadata('  a: "x\u200by"\n'),
    codes: ['read/invisible-character'],
    metadata: { a: 'x\u200by' },
  },
  {
    because: 'a list is no key',
    text: withMetadata('  ? [a]\n  : b\n'),
    codes: ['read/broken-yaml'],
  },
  {
    because: 'a number is one, as a text',
    text: withMetadata('  80: a\n  true: b\n'),
    metadata: { 80: 'a', true: 'b' },
  },
])('$because', ({ text, codes = [], metadata }) => {
  const reading = readScoreText(text);

  expect(reading.codes).toEqual(codes);
  expect(reading.reported.every(({ subject }) => subject !== undefined)).toBe(true);
  if (metadata) expect(reading.workload?.spec['metadata']).toMatchObject(metadata);
  expect(({} as { polluted?: string }).polluted).toBeUndefined();
});

test('metadata is not written out once more after the limit of inserted text', () => {
  const metadata = `  x: ${'a'.repeat(100_000)}\n`;
  const variables = `{A: "${'${metadata.x}'.repeat(10_000)}"}`;
  const started = performance.now();
  const { codes } = readScoreText(
    withMetadata(metadata).replace('image: nginx', () => `image: nginx, variables: ${variables}`),
  );

  expect(codes).toEqual(['read/limit-exceeded']);
  expect(performance.now() - started).toBeLessThan(1000);
});

test('source files are not read once more after it', () => {
  const names = Array.from({ length: 400 }, (_, index) => `${'./'.repeat(index)}big`);
  const files = names.map((name, index) => `/f${String(index)}: {source: ${name}}`).join(', ');
  const before = process.memoryUsage().external;
  const { codes } = readScoreText(
    withMetadata('').replace('image: nginx', () => `image: nginx, files: {${files}}`),
    { big: 'x'.repeat(1024 * 1024) },
  );

  expect(codes).toEqual(['read/limit-exceeded']);
  expect(process.memoryUsage().external - before).toBeLessThan(100 * 1024 * 1024);
});

test('a source file with marks without end is refused', () => {
  const text = `a${'\u0315'.repeat(60_000)}${'\u0300'.repeat(60_000)}`;
  const { codes } = readScoreText(
    withMetadata('').replace('image: nginx', 'image: nginx, files: {/a: {source: marks}}'),
    { marks: text },
  );

  expect(codes).toEqual(['read/unreadable-file']);
});
