import { appendFileSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { openCloud, readCloud } from '../../../src/simulate/cloud';
import { decode, encode } from '../../../src/simulate/cloud/encode';
import { openJournal, type Journal } from '../../../src/simulate/cloud/journal';
import type { CloudObject } from '../../../src/simulate/cloud/journal-lines';
import { BigNumber, Dynamic, type Value } from '../../../src/simulate/values';
import { newFile, STACK } from './small-stack';

function object(id: string, size = 0): CloudObject {
  const state = { id, name: id, size };
  return {
    source: 'acme',
    type: 'acme_thing',
    id,
    address: `acme_thing.${id}`,
    state,
    private: '',
  };
}

function opened(file: string): Journal {
  const journal = openJournal(file);
  if (typeof journal === 'number') throw new Error(`Line ${journal} is broken.`);
  return journal;
}

const idsIn = (file: string) => [...opened(file).objects.values()].map(({ id }) => id).sort();

test('nothing is written before something happens', () => {
  const file = newFile();
  opened(file);

  expect(existsSync(file)).toBe(false);
});

test('a last line that was not written to its end is ignored, and the next one stands on its own', () => {
  const file = newFile();
  opened(file).append({ event: 'created', ...object('a') });
  appendFileSync(file, '{"event":"created","type":"acme_th');

  expect(idsIn(file)).toEqual(['a']);
  opened(file).append({ event: 'created', ...object('b') });
  expect(idsIn(file)).toEqual(['a', 'b']);
  expect(readCloud(file).events).toHaveLength(2);
});

test.each([
  ['not JSON', 'what?'],
  ['JSON that is no event', '{"event":"created"}'],
  ['an event that nobody knows', '{"event":"stolen","type":"a","id":"b"}'],
  ['nothing', ''],
])('a line that is %s is pointed at, and left alone', (_, line) => {
  const file = newFile();
  opened(file).append({ event: 'created', ...object('a') });
  appendFileSync(file, `${line}\n`);
  opened(newFile());
  const before = readFileSync(file, 'utf8');

  expect(openCloud({ file, stack: STACK })).toMatchObject([
    { code: 'simulate/cloud-unreadable', detail: expect.stringMatching(/^Line 2 of /) as string },
  ]);
  expect(readFileSync(file, 'utf8')).toBe(before);
});

test('a file that grew long is made short, and says the same', () => {
  const file = newFile();
  const journal = opened(file);
  journal.append({ event: 'created', ...object('a') });
  journal.append({ event: 'created', ...object('b') });
  journal.append({ event: 'deleted', source: 'acme', type: 'acme_thing', id: 'b', address: null });
  for (let size = 0; size < 2100; size++)
    journal.append({ event: 'updated', ...object('a', size) });
  const long = statSync(file).size;

  opened(file).append({ event: 'created', ...object('c') });

  expect(statSync(file).size).toBeLessThan(long / 100);
  const again = opened(file);
  expect([...again.objects.values()]).toEqual([object('a', 2099), object('c')]);
  expect(again.wasDeleted('acme acme_thing b')).toBe(true);
  expect(['a', 'b', 'c'].map((id) => again.createdAt(`acme_thing.${id}`))).toEqual([1, 1, 1]);
});

test('the object at an address is the one that was made last, of those that are there', () => {
  const journal = opened(newFile());
  const at = 'acme_thing.a';
  journal.append({ event: 'created', ...object('a') });
  journal.append({ event: 'created', ...object('b'), address: at });
  expect(journal.at(at)?.id).toBe('b');

  journal.append({ event: 'deleted', source: 'acme', type: 'acme_thing', id: 'a', address: at });
  expect(journal.at(at)?.id).toBe('b');
});

test('every value can be read back', () => {
  const { value } = fc.letrec<{ value: Value }>((tie) => ({
    value: fc.oneof(
      { depthSize: 'small' },
      fc.constant(null),
      fc.boolean(),
      fc.integer(),
      fc.string(),
      fc.constant(new BigNumber('123456789012345678901234567890')),
      tie('value').map((inner) => new Dynamic('string', inner)),
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(
        fc.oneof(fc.string(), fc.constantFrom('$number', '$dynamic', '$object')),
        tie('value'),
        {
          maxKeys: 3,
          noNullPrototype: true,
        },
      ),
    ),
  }));

  fc.assert(
    fc.property(value, (given) => {
      expect(decode(JSON.parse(JSON.stringify(encode(given))))).toEqual(given);
    }),
  );
});

test('a file that is empty is a cloud with nothing in it', () => {
  const file = newFile();
  writeFileSync(file, '');

  expect(readCloud(file)).toEqual({ objects: [], events: [] });
});
