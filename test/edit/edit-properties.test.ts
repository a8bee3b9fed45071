import fc from 'fast-check';
import { parse } from 'yaml';
import { SourceFile, type Diagnostic } from '../../src/diagnostics';
import { editEnvironment, scalarText, type EnvironmentEdit } from '../../src/edit';

type Json = Readonly<Record<string, unknown>>;

const OPTIONS = {
  version: '1.2',
  schema: 'core',
  stringKeys: true,
  merge: false,
  logLevel: 'error',
} as const;

const read = (text: string) => (parse(text, OPTIONS) ?? {}) as Json;

/** Texts that YAML likes to take for something else, among others. */
const text = fc.oneof(
  fc.constantFrom(
    '1.10',
    'no',
    'null',
    '~',
    'a: b',
    'a #b',
    '- a',
    '*a',
    '{',
    '1e3',
    '0x1',
    ' ',
    '',
    'it’s',
    "'",
    '"',
  ),
  fc.constantFrom(
    '---',
    '...',
    '%YAML',
    'a\nb',
    'a\r\n b\n',
    '\t',
    '<<',
    '=',
    '!x',
    '2030-01-31',
    '.inf',
    '\u0085',
  ),
  fc.stringMatching(/^[a-z][a-z0-9:./@-]{0,20}$/),
  fc.string({ maxLength: 12 }),
);
const image = fc.stringMatching(/^[a-z]{1,6}(\/[a-z]{1,6})?:[0-9]{1,2}(\.[0-9]{1,2})?$/);
const KEYS = ['cart', 'web', 'orders.main', '12', 'no', 'null'];
const NAMES = ['LOG', 'NO', 'a.b', '1.10', 'KEY', 'y'];

const comment = fc.constantFrom('', '', ' # why', '   # "quoted": { not yaml');
const gap = fc.constantFrom('', '', '\n', '\n# about: [what follows\n', '# - x\n');

interface Scalar {
  readonly written: string;
}

/** One value on one line, in any of the ways that people write it. */
const scalar = (content: fc.Arbitrary<string>): fc.Arbitrary<Scalar> =>
  fc
    .tuple(content, fc.constantFrom('plain', 'single', 'double' as const))
    .map(([value, style]) => ({
      written: scalarText(value, style as 'plain'),
    }));

/** A map of images or values, behind its key: in a block, on a line, empty or absent. */
function mapText(field: string, keys: readonly string[], content: fc.Arbitrary<string>) {
  const lines = fc
    .uniqueArray(fc.tuple(fc.constantFrom(...keys), scalar(content), comment, gap), {
      selector: ([key]) => key,
      minLength: 1,
      maxLength: 4,
    })
    .chain((entries) =>
      fc.record({
        entries: fc.constant(entries),
        indent: fc.constantFrom('  ', '    ', ' '),
        form: fc.constantFrom('block', 'block', 'flow', 'lines'),
        tail: comment,
      }),
    )
    .map(({ entries, indent, form, tail }) => {
      const pairs = entries.map(([key, { written }]) => `${scalarText(key)}: ${written}`);
      if (form === 'flow') return `${field}: { ${pairs.join(', ')} }${tail}\n`;
      if (form === 'lines')
        return `${field}: {\n${indent}${pairs.join(`,\n${indent}`)}\n}${tail}\n`;
      const block = entries.map(([, , behind, above], index) => {
        const over = above.replace(/^(?=#)/gm, index === 0 ? '' : indent);
        return `${over}${indent}${pairs[index] ?? ''}${behind}\n`;
      });
      return `${field}:${tail}\n${block.join('')}`;
    });
  return fc.oneof(
    { weight: 4, arbitrary: lines },
    fc.constantFrom(
      '',
      `${field}: {}\n`,
      `${field}: {} # none yet\n`,
      `${field}:\n`,
      `${field}: ~\n`,
    ),
  );
}

const secrets = fc.constantFrom(
  '',
  '',
  'overrides:\n  cart: { containers: { main: { image: x } } } # rare\n',
  'labels: { tier: x }\n',
);

const file = fc
  .tuple(
    gap,
    gap,
    mapText('images', KEYS, image),
    gap,
    mapText('values', NAMES, text),
    secrets,
    fc.constantFrom(
      '',
      'paused: true\n',
      'paused: false # was on\n',
      'expires: 2030-01-31T00:00:00Z\n',
    ),
    fc.boolean(),
    fc.boolean(),
  )
  .map(([head, a, images, b, values, others, last, windows, ends]) => {
    const whole = `${head}type: preview\n${a}${images}${b}${values}${others}${last}`;
    const cut = ends ? whole : whole.replace(/\n$/, '');
    return windows ? cut.replaceAll('\n', '\r\n') : cut;
  });

const moment = fc.constantFrom('2031-01-31T00:00:00Z', undefined);
const edit: fc.Arbitrary<EnvironmentEdit> = fc.oneof(
  fc.record({
    field: fc.constant('images' as const),
    key: fc.constantFrom(...KEYS),
    to: fc.option(image, { nil: undefined }),
  }),
  fc.record({
    field: fc.constant('values' as const),
    key: fc.constantFrom(...NAMES),
    to: fc.option(fc.oneof(text, fc.record({ secret: text })), { nil: undefined }),
  }),
  fc.record({ field: fc.constant('type' as const), to: fc.constantFrom('production', 'no', '1') }),
  fc.record({ field: fc.constant('expires' as const), to: moment }),
  fc.record({
    field: fc.constant('paused' as const),
    to: fc.constantFrom(true as const, undefined),
  }),
);

/** What the file should say afterwards, worked out without looking at its text. */
function wanted(before: Json, change: EnvironmentEdit): Json {
  const { field, to } = change;
  const set = (map: Json, key: string) => {
    const { [key]: _, ...others } = map;
    return to === undefined ? others : { ...others, [key]: to };
  };
  if (!('key' in change)) return set(before, field);
  const inner = (before[field] ?? {}) as Json;
  if (to === undefined && !(change.key in inner)) return before;
  return { ...before, [field]: set(inner, change.key) };
}

function edited(given: string, change: EnvironmentEdit): string {
  const reported: Diagnostic[] = [];
  const result = editEnvironment(new SourceFile('x.yaml', given), [change], (problem) =>
    reported.push(problem),
  );
  expect(reported).toEqual([]);
  return result ?? '';
}

const linesOf = (given: string) => given.split('\n').map((line) => line.replace(/\r$/, ''));

test('an edit says exactly what was wanted, and leaves every other line alone', () => {
  fc.assert(
    fc.property(file, edit, (given, change) => {
      const before = read(given);
      const result = edited(given, change);

      expect(read(result)).toEqual(wanted(before, change));
      const [old, now] = [linesOf(given), linesOf(result)];
      const gone = without(old, now);
      const come = without(now, old);
      // The line of the key, that of its map, and in a flow map the one above, which ends with a comma.
      expect(gone.length).toBeLessThanOrEqual(3);
      expect(come.length).toBeLessThanOrEqual(2);
      // Equal lines cannot be told apart, so what counts is that the rest stands in both in the same order.
      expect(inCommon(old, now)).toBe(old.length - gone.length);
      if (given.includes('\r\n')) expect(result).not.toMatch(/[^\r]\n/);
      else expect(result).not.toContain('\r\n');
    }),
    { numRuns: 800 },
  );
});

/** How many lines two texts share in the same order. */
function inCommon(old: readonly string[], now: readonly string[]): number {
  let longest = [...old, ''].map(() => 0);
  for (const line of now) {
    const next = [0];
    old.forEach((other, index) => {
      const extended = line === other ? (longest[index] ?? 0) + 1 : 0;
      next.push(Math.max(extended, next[index] ?? 0, longest[index + 1] ?? 0));
    });
    longest = next;
  }
  return longest.at(-1) ?? 0;
}

/** The lines of one text that the other has not, each as often as it is missing. */
function without(lines: readonly string[], others: readonly string[]): string[] {
  const left = [...others];
  return lines.filter((line) => {
    const index = left.indexOf(line);
    if (index >= 0) left.splice(index, 1);
    return index < 0;
  });
}

test('an edit that is made twice changes nothing the second time', () => {
  fc.assert(
    fc.property(file, edit, (given, change) => {
      const once = edited(given, change);
      expect(edited(once, change)).toBe(once);
    }),
    { numRuns: 250 },
  );
});

test('what is added to a block and taken away again leaves no trace', () => {
  fc.assert(
    fc.property(file, (given) => {
      fc.pre(!/^paused/m.test(given));
      const paused = edited(given, { field: 'paused', to: true });
      expect(edited(paused, { field: 'paused', to: undefined })).toBe(given);
    }),
    { numRuns: 250 },
  );
});

test('every text is a text again when it is read, by tools of YAML 1.1 too', () => {
  fc.assert(
    fc.property(text, fc.constantFrom('plain', 'single', 'double' as const), (given, style) => {
      const written = scalarText(given, style as 'plain');
      expect(written).not.toMatch(/[\n\r]/);
      for (const schema of ['core', 'yaml-1.1'] as const) {
        expect(parse(`{ k: ${written} }`, { schema })).toEqual({ k: given });
        expect(parse(`k: ${written} # c\n`, { schema })).toEqual({ k: given });
      }
    }),
    { numRuns: 1000 },
  );
});

/** Pieces of YAML in any order: most of it is broken, and some of it is stranger than that. */
const pieces = fc
  .array(
    fc.constantFrom(
      ...[
        'type: x',
        'images:',
        'values:',
        'images: {',
        '}',
        ',',
        '  cart: a',
        '    web: b',
        '- x',
        '? k',
        ': v',
        '|',
        '>-',
        '&a ',
        '*a',
      ],
      ...[
        '!!str ',
        '<<: *a',
        '# c',
        '"',
        "'",
        '\t',
        '\r\n',
        '\n',
        '\n',
        '\n  ',
        '---\n',
        '...\n',
        '%YAML 1.1\n',
        '\ufeff',
        'paused: ',
        'true',
        '[',
        ']',
      ],
    ),
    { maxLength: 14 },
  )
  .map((parts) => parts.join(''));

test('whatever the text, an edit is exact, or refused with a reason', () => {
  let made = 0;
  fc.assert(
    fc.property(fc.oneof(pieces, fc.string()), edit, (given, change) => {
      const reported: Diagnostic[] = [];
      const result = editEnvironment(new SourceFile('x.yaml', given), [change], (problem) =>
        reported.push(problem),
      );
      expect(reported).toHaveLength(result === undefined ? 1 : 0);
      if (result === undefined) return;
      made += 1;
      expect(read(result)).toEqual(wanted(read(given), change));
    }),
    { numRuns: 2000 },
  );
  expect(made).toBeGreaterThan(100);
});
