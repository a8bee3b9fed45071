import { Template } from '../../src/model';
import { splitReference, takeApart } from '../../src/read/placeholders';
import { placeOf, readScoreText } from './repository';

/** What a text becomes when every reference is replaced by its name in angle brackets. */
function marked(text: string): string {
  return takeApart(text)
    .map((piece) => ('reference' in piece ? `<${piece.reference}>` : piece.literal))
    .join('');
}

describe('grammar (P-01)', () => {
  test.each([
    { text: '', becomes: '', because: 'nothing is nothing' },
    { text: 'abc', becomes: 'abc', because: 'a text without a dollar is itself' },
    { text: '$abc', becomes: '$abc', because: 'a name needs braces' },
    { text: 'a $ b', becomes: 'a $ b', because: 'a lone dollar stays' },
    { text: '$(X)', becomes: '$(X)', because: 'parentheses are for the shell' },
    { text: 'a$', becomes: 'a$', because: 'a dollar at the end stays' },
    { text: '$$', becomes: '$', because: 'two dollars are one' },
    { text: 'a $$ b $$', becomes: 'a $ b $', because: 'anywhere' },
    { text: '$$${x}', becomes: '$<x>', because: 'an escaped dollar before a reference' },
    { text: '$${x}', becomes: '${x}', because: 'an escaped reference is not looked into' },
    { text: '$$$${x}', becomes: '$${x}', because: 'an escaped dollar before an escaped reference' },
    { text: '${x', becomes: '${x', because: 'what never closes is text' },
    { text: '$${x', becomes: '${x', because: 'two dollars are one there, too' },
    { text: '${}', becomes: '<>', because: 'nothing in braces is a reference, to be refused' },
    { text: '${a${b}}', becomes: '<a${b>}', because: 'the first brace closes' },
    { text: '${a\nb}', becomes: '<a\nb>', because: 'a reference may go over lines' },
    { text: '${a}${b}', becomes: '<a><b>', because: 'references may touch' },
    { text: 'x ${a} y ${b} z', becomes: 'x <a> y <b> z', because: 'texts stand between them' },
    { text: '${a', becomes: '${a', because: 'unclosed at the end' },
    { text: '}${a}', becomes: '}<a>', because: 'a closing brace alone is text' },
    { text: '$a${b}', becomes: '$a<b>', because: 'a lone dollar before a reference' },
  ])('$text: $because', ({ text, becomes }) => {
    expect(marked(text)).toBe(becomes);
  });

  test.each([
    { reference: 'metadata.name', keys: ['metadata', 'name'] },
    { reference: String.raw`a.b\.c.d`, keys: ['a', 'b.c', 'd'] },
    { reference: String.raw`a\\.b`, keys: [String.raw`a\.b`] },
    { reference: 'a..b', keys: ['a', '', 'b'] },
    { reference: '', keys: [''] },
    { reference: ' a . b ', keys: [' a ', ' b '] },
  ])('$reference has its keys', ({ reference, keys }) => {
    expect(splitReference(reference)).toEqual(keys);
  });

  test('a text of nothing but openings takes no longer than any other', () => {
    const openings = '${'.repeat(500_000);

    expect(marked(`}${openings}`)).toHaveLength(1_000_001);
  });
});

const SCORE = String.raw`apiVersion: score.dev/v1b1
metadata:
  name: cart
  other: {key: value, a: "<&>"}
  list: [1, true, null, 1.5]
  count: 5432
  annotations: {key.com/foo-bar: noted}
containers:
  main:
    image: nginx
    variables:
      TEXT: TEXT_HERE
resources:
  db: {type: postgres}
`;

function expanded(reference: string) {
  const reading = readScoreText(SCORE.replace('TEXT_HERE', () => `'\${${reference}}'`));
  const containers = reading.workload?.spec['containers'] as
    { main: { variables: { TEXT: unknown } } } | undefined;
  return { ...reading, value: containers?.main.variables.TEXT };
}

describe('meaning (P-02, P-03, P-05)', () => {
  test.each([
    { reference: 'metadata.name', value: 'cart' },
    { reference: 'metadata.other', value: String.raw`{"a":"\u003c\u0026\u003e","key":"value"}` },
    { reference: 'metadata.other.key', value: 'value' },
    { reference: String.raw`metadata.annotations.key\.com/foo-bar`, value: 'noted' },
    { reference: 'metadata.list', value: '[1,true,null,1.5]' },
    { reference: 'metadata.count', value: '5432' },
  ])('$reference is $value', ({ reference, value }) => {
    const reading = expanded(reference);

    expect(reading.codes).toEqual([]);
    expect(reading.value).toBe(value);
  });

  test.each([
    { reference: 'resources.db.host', path: ['host'] },
    { reference: 'resources.db.a.b', path: ['a', 'b'] },
    { reference: String.raw`resources.db.a\.b`, path: ['a.b'] },
    { reference: 'resources.db.access-key', path: ['access-key'] },
  ])('$reference waits for the resource', ({ reference, path }) => {
    const { value, codes } = expanded(reference);

    expect(codes).toEqual([]);
    expect(Template.is(value) && value.whole).toMatchObject({ resource: 'db', path });
  });

  test.each([
    { reference: '', code: 'read/invalid-placeholder' },
    { reference: 'x', code: 'read/invalid-placeholder' },
    { reference: 'other.db.host', code: 'read/invalid-placeholder' },
    { reference: 'metadata', code: 'read/invalid-placeholder' },
    { reference: 'metadata.missing', code: 'read/unknown-metadata' },
    { reference: 'metadata.name.foo', code: 'read/unknown-metadata' },
    { reference: 'metadata.list.0', code: 'read/unknown-metadata' },
    { reference: 'metadata.toString', code: 'read/unknown-metadata' },
    { reference: 'resources', code: 'read/invalid-placeholder' },
    { reference: 'resources.missing', code: 'read/unknown-resource' },
    { reference: 'resources.missing.x', code: 'read/unknown-resource' },
    { reference: 'resources.db', code: 'read/invalid-placeholder' },
    { reference: 'resources..x', code: 'read/invalid-placeholder' },
    { reference: 'resources.db.this has spaces!', code: 'read/invalid-placeholder' },
  ])('$reference is refused where it stands', ({ reference, code }) => {
    const { codes, reported, workload } = expanded(reference);

    expect(codes).toEqual([code]);
    expect(reported.map(placeOf)).toEqual([`\${${reference}}`]);
    expect(workload).toBeUndefined();
  });

  test('what a placeholder is replaced by is not expanded again', () => {
    const score = SCORE.replace('name: cart', "name: cart\n  nested: '${metadata.name}'");
    const reading = readScoreText(score.replace('TEXT_HERE', () => "'${metadata.nested}'"));

    expect(reading.codes).toEqual([]);
    expect(reading.workload?.spec).toMatchObject({
      containers: { main: { variables: { TEXT: '${metadata.name}' } } },
    });
  });

  test('metadata cannot be multiplied without end', () => {
    const big = SCORE.replace('name: cart', `name: cart\n  big: ${'x'.repeat(100_000)}`);
    const reading = readScoreText(
      big.replace('TEXT_HERE', () => `'${'${metadata.big}'.repeat(500)}'`),
    );

    expect(reading.codes).toEqual(['read/limit-exceeded']);
  });
});

describe('places of placeholders', () => {
  const forms = [
    { form: 'plain', text: 'a ${resources.no.x} b' },
    { form: 'double-quoted', text: '"a\\t${resources.no.x} b"' },
    { form: 'single-quoted', text: "'it''s ${resources.no.x} b'" },
    { form: 'literal block', text: '|\n        a\n        ${resources.no.x}\n' },
    { form: 'folded block', text: '>\n        a\n        ${resources.no.x}\n' },
    { form: 'after an escaped one', text: '$${resources.no.x} ${resources.no.x}' },
  ];
  test.each(forms)('$form', ({ text }) => {
    const { reported } = readScoreText(SCORE.replace('TEXT_HERE', () => text));
    const [first] = reported;

    expect(reported.map(placeOf)).toEqual(['${resources.no.x}']);
    expect(first?.subject?.file.text[first.subject.start - 1]).not.toBe('$');
  });

  test('a text whose source looks unlike its value is shown whole', () => {
    const { reported } = readScoreText(
      SCORE.replace('TEXT_HERE', () => String.raw`"\u0024{resources.no.x}"`),
    );

    expect(reported.map(placeOf)).toEqual([String.raw`"\u0024{resources.no.x}"`]);
  });
});
