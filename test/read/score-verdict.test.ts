import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import Ajv from 'ajv/dist/2020';
import fc from 'fast-check';
import { parse } from 'yaml';
import type { Diagnostic } from '../../src/diagnostics';
import { jsonSchema, readFiles, scoreVerdict } from '../../src/read';
import { documents, validDocuments, type Json } from './score-documents';

const corpus = resolve(__dirname, '../../../shared/score-corpus');
const official = resolve(corpus, 'score-v1b1.json');
const runs = Number(process.env['SCOREFORM_PROPERTY_RUNS'] ?? 2000);

const ajv = new Ajv({ strict: false });
const isMap = (value: Json | undefined): value is Record<string, Json> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The documented upgrade of the deprecated lists, written for this test; undefined where it refuses them. */
function upgrade(document: Json): Json | undefined {
  if (!isMap(document) || !isMap(document['containers'])) return document;
  const containers: Record<string, Json> = {};
  for (const [name, container] of Object.entries(document['containers'])) {
    containers[name] = container;
    if (!isMap(container)) continue;
    const upgraded = { ...container };
    for (const field of ['files', 'volumes']) {
      const list = container[field];
      if (!Array.isArray(list)) continue;
      const map: Record<string, Json> = {};
      for (const item of list) {
        if (!isMap(item) || typeof item['target'] !== 'string') return undefined;
        const { target, ...entry } = item;
        const lines = entry['content'];
        if (
          field === 'files' &&
          Array.isArray(lines) &&
          lines.every((line) => line !== null && typeof line !== 'object')
        ) {
          entry['content'] = lines.join('\n');
        }
        const readOnly = entry['read_only'];
        if (field === 'volumes' && typeof readOnly === 'boolean' && !('readOnly' in entry)) {
          delete entry['read_only'];
          entry['readOnly'] = readOnly;
        }
        // Which of two equal targets counts is not the schema's to say.
        fc.pre(!(target in map));
        map[target] = entry;
      }
      upgraded[field] = map;
    }
    containers[name] = upgraded;
  }
  return { ...document, containers };
}

function compareWithOfficialSchema() {
  const accepts = ajv.compile(JSON.parse(readFileSync(official, 'utf8')) as object);

  test('agrees on generated documents', () => {
    let valid = 0;
    fc.assert(
      fc.property(documents, (document) => {
        const upgraded = upgrade(document);
        const expected = upgraded !== undefined && accepts(upgraded);
        if (expected) valid++;
        expect(scoreVerdict(document)).toBe(expected);
      }),
      { numRuns: runs },
    );
    // Agreement would mean nothing if one verdict were rare.
    expect(valid / runs).toBeGreaterThan(0.25);
    expect(valid / runs).toBeLessThan(0.75);
  });

  test('accepts what the generator calls valid', () => {
    fc.assert(
      fc.property(validDocuments, (document) => {
        const upgraded = upgrade(document);
        expect(upgraded !== undefined && accepts(upgraded)).toBe(true);
      }),
      { numRuns: Math.min(runs, 500) },
    );
  });

  const rows = readFileSync(resolve(corpus, 'EXPECTED.tsv'), 'utf8').trim().split('\n').slice(1);
  test.each(rows.map((row) => row.split('\t')))('%s is %s', (path, verdict) => {
    const file = resolve(corpus, path ?? '');

    expect(scoreVerdict(parse(readFileSync(file, 'utf8')) as never)).toBe(verdict === 'valid');
  });

  test('every file of the corpus can be used', () => {
    const errors: Diagnostic[] = [];
    const paths = rows.map((row) => resolve(corpus, row.split('\t')[0] ?? ''));
    readFiles(dirname(corpus), paths, (found) => {
      // The corpus holds some files without the sources that they name.
      if (found.severity === 'error' && found.code !== 'read/missing-source') errors.push(found);
    });

    expect(rows.length).toBeGreaterThan(60);
    expect(errors.map(({ code, subject }) => `${code} ${subject?.file.path ?? ''}`)).toEqual([]);
  });
}

if (existsSync(official)) {
  describe('the official schema', compareWithOfficialSchema);
} else {
  test.todo('compare with the official schema: its corpus does not lie beside this repository');
}

test('the published schema says the same as the reader', () => {
  const accepts = ajv.compile(jsonSchema('score'));
  fc.assert(
    fc.property(documents, (document) => {
      upgrade(document);
      expect(scoreVerdict(document)).toBe(accepts(document));
    }),
    { numRuns: runs },
  );
});
