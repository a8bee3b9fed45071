import fc from 'fast-check';
import { RecordStore } from '../../src/store';
import { PRODUCTION, endFacts, filesOf, startFacts } from './example';
import { MemoryBlobs } from './memory-blobs';

/** How each deployment went on: it came to an end with or without a log, or was interrupted. */
type Course = 'ended' | 'ended with a log' | 'interrupted';

async function recorded(courses: readonly Course[]): Promise<Map<string, string>> {
  const blobs = new MemoryBlobs();
  const store = new RecordStore(blobs);
  for (const [position, course] of courses.entries()) {
    const start = await store.begin(startFacts(), filesOf(position));
    const log = course === 'ended with a log' ? `{"log":${String(position)}}\n` : undefined;
    if (course !== 'interrupted') await store.finish(start, endFacts(), log);
  }
  return blobs.texts;
}

const verified = (texts: ReadonlyMap<string, string>) =>
  new RecordStore(new MemoryBlobs(new Map(texts))).verify(PRODUCTION);

const courses = fc.array(fc.constantFrom<Course>('ended', 'ended with a log', 'interrupted'), {
  minLength: 1,
  maxLength: 6,
});

/** Positions are taken modulo what is there. */
const at = <Item>(items: readonly Item[], position: number) =>
  items[position % items.length] as Item;

const keysOf = (texts: ReadonlyMap<string, string>) => [...texts.keys()].sort();

/** The texts of a stack, which are written right after the start of its record. */
const isBesideStart = (key: string) => /\/\d+\/(cdk\.tf|scoreform)\.json$|lock\.hcl$/.test(key);

test('records that nobody touched are well', async () => {
  await fc.assert(
    fc.asyncProperty(courses, async (all) => {
      expect(await verified(await recorded(all))).toEqual([]);
    }),
  );
});

test('any text that is changed by one character is found', async () => {
  await fc.assert(
    fc.asyncProperty(courses, fc.nat(), fc.nat(), async (all, which, where) => {
      const texts = await recorded(all);
      const key = at(keysOf(texts), which);
      const text = texts.get(key) ?? '';
      const position = where % text.length;
      const other = text[position] === '7' ? '8' : '7';
      texts.set(key, `${text.slice(0, position)}${other}${text.slice(position + 1)}`);
      expect(await verified(texts)).not.toEqual([]);
    }),
    { numRuns: 200 },
  );
});

test('any text that is removed is found', async () => {
  await fc.assert(
    fc.asyncProperty(courses, fc.nat(), async (all, which) => {
      const texts = await recorded(all);
      // A deployment that was killed at its beginning looks like this, and nothing is lost by it.
      const isBeginning = all.length === 1 && all[0] === 'interrupted';
      const isUnwritten = (key: string) =>
        (isBeginning && key.endsWith('head.json')) ||
        (isBesideStart(key) && all[Number(key.split('/').at(-2)) - 1] === 'interrupted');
      const keys = keysOf(texts).filter((key) => !isUnwritten(key));
      texts.delete(at(keys, which));
      expect(await verified(texts)).not.toEqual([]);
    }),
    { numRuns: 200 },
  );
});

test('any deployment that is removed whole is found by its id', async () => {
  await fc.assert(
    fc.asyncProperty(courses, fc.nat(), async (all, which) => {
      const texts = await recorded(all);
      const id = String((which % all.length) + 1);
      for (const key of keysOf(texts))
        if (key.startsWith(`shop/production/${id}/`)) texts.delete(key);
      expect((await verified(texts)).map((broken) => broken.id)).toContain(id);
    }),
  );
});

test('any two texts that are exchanged are found', async () => {
  await fc.assert(
    fc.asyncProperty(courses, fc.nat(), fc.nat(), async (all, one, other) => {
      const texts = await recorded(all);
      const [first, second] = [at(keysOf(texts), one), at(keysOf(texts), other)];
      const [text = '', otherText = ''] = [texts.get(first), texts.get(second)];
      fc.pre(text !== otherText);
      texts.set(first, otherText);
      texts.set(second, text);
      expect(await verified(texts)).not.toEqual([]);
    }),
    { numRuns: 200 },
  );
});

test('any two deployments that are exchanged whole are found', async () => {
  await fc.assert(
    fc.asyncProperty(courses, fc.nat(), fc.nat(), async (all, one, other) => {
      fc.pre(all.length > 1);
      const texts = await recorded(all);
      const first = (one % all.length) + 1;
      const second = ((first + (other % (all.length - 1))) % all.length) + 1;
      const exchanged = [...texts].map(([key, text]) => {
        const [project, environment, id, name] = key.split('/');
        const to = id === String(first) ? second : id === String(second) ? first : id;
        return [name ? [project, environment, to, name].join('/') : key, text] as const;
      });
      expect(await verified(new Map(exchanged))).not.toEqual([]);
    }),
  );
});

test('an end that is invented for a deployment that was interrupted is found', async () => {
  const texts = await recorded(['interrupted', 'ended']);
  const invented = new RecordStore(new MemoryBlobs(texts));
  const [first] = await invented.list(PRODUCTION);
  if (first) await invented.finish(first.start, endFacts(), undefined);
  expect(await verified(texts)).toEqual([
    { id: '1', why: 'end.json was written after deployment 2 had begun.' },
  ]);
});

const START = 'shop/production/2/start.json';
const END = 'shop/production/2/end.json';

test.each([
  { because: 'a text beside it was edited', edit: 'shop/production/2/cdk.tf.json', ids: ['2'] },
  { because: 'its start was edited', edit: START, ids: ['2'] },
  { because: 'its end was edited', edit: END, ids: ['2', '2'] },
  { because: 'its log was edited', edit: 'shop/production/2/log.jsonl', ids: ['2'] },
])('the deployment is named where $because', async ({ edit, ids }) => {
  const texts = await recorded(['ended', 'ended with a log', 'ended']);
  texts.set(edit, (texts.get(edit) ?? '').replace(/[0-9]/, 'x'));
  const broken = await verified(texts);
  expect(broken.map(({ id }) => id)).toEqual(expect.arrayContaining(ids.slice(0, 1)));
  expect(new Set(broken.map(({ id }) => id))).toEqual(new Set(ids));
});

/** A machine can stop between any two writes; what it leaves is no forgery. */
test.each([
  { because: 'it stopped before the first head', all: ['interrupted'], without: ['head.json'] },
  { because: 'it stopped before the head of an end', all: ['ended'], headOf: ['interrupted'] },
  { because: 'it stopped before the next head', all: ['ended', 'interrupted'], headOf: ['ended'] },
] as const)('records are well where $because', async ({ all, ...rest }) => {
  const texts = await recorded(all);
  const head = 'shop/production/head.json';
  if ('headOf' in rest) texts.set(head, (await recorded(rest.headOf)).get(head) ?? '');
  else texts.delete(head);
  expect(await verified(texts)).toEqual([]);
});

test.each([
  { because: 'it is no JSON', text: '{"version":1' },
  { because: 'it is a list', text: '[]' },
  { because: 'it is null', text: 'null' },
  { because: 'a newer version wrote it', text: '{"version":2}' },
  { because: 'who did it is missing', text: '{"version":1,"id":"2","by":{}}' },
])('a start that cannot be read hides no other deployment, because $because', async ({ text }) => {
  const texts = await recorded(['ended', 'ended', 'ended']);
  texts.set(START, text);
  const store = new RecordStore(new MemoryBlobs(texts));
  expect((await store.list(PRODUCTION)).map(({ start }) => start.id)).toEqual(['1', '3']);
  expect(await store.find(PRODUCTION, '2')).toBeUndefined();
  expect(await store.verify(PRODUCTION)).toContainEqual({
    id: '2',
    why: 'start.json cannot be read.',
  });
});

test('the newest of a thousand deployments is found without reading the others', async () => {
  const texts = await recorded(['ended']);
  const start = texts.get('shop/production/1/start.json') ?? '';
  for (let id = 2; id <= 1000; id++)
    texts.set(`shop/production/${String(id)}/start.json`, start.replace('"1"', `"${String(id)}"`));
  const blobs = new MemoryBlobs(texts);
  const read = jest.spyOn(blobs, 'read');
  expect((await new RecordStore(blobs).last(PRODUCTION))?.start.id).toBe('1000');
  expect(read.mock.calls.length).toBeLessThan(5);
});
