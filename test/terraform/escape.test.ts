import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { escapeText } from '../../src/pack';
import { engines, mustAnswer, mustRun } from './engine';

/** Every symbol that takes part in Terraform's templates, with some that surround them. */
const SYMBOLS = ['$', '%', '{', '}', 'x', '"', '\\', '~', '\n'];
const LONGEST = 6;
const PER_LOCAL = 5000;

function* texts(length: number): Generator<string> {
  if (length === 0) yield '';
  else for (const start of texts(length - 1)) for (const symbol of SYMBOLS) yield start + symbol;
}

describe.each(engines())('%s', (engine) => {
  test('gives back every text of up to six symbols, as a value and as a key', () => {
    const folder = mkdtempSync(join(tmpdir(), 'scoreform-escape-'));
    try {
      const all = Array.from({ length: LONGEST + 1 }, (_, length) => [...texts(length)]).flat();
      const chunks = Array.from({ length: Math.ceil(all.length / PER_LOCAL) }, (_, n) =>
        all.slice(n * PER_LOCAL, (n + 1) * PER_LOCAL),
      );
      const locals = Object.fromEntries(
        chunks.map((chunk, n) => [
          `texts_${String(n)}`,
          Object.fromEntries(chunk.map((text) => [escapeText(`k${text}`), escapeText(text)])),
        ]),
      );
      writeFileSync(join(folder, 'main.tf.json'), JSON.stringify({ locals }));
      mustRun(engine, folder, 'init');
      const got = evaluated(engine, folder, Object.keys(locals)) as Record<string, string>[];

      expect(all).toHaveLength(597_871);
      const wrong = chunks.flatMap((chunk, n) =>
        chunk.filter((text) => got[n]?.[`k${text}`] !== text),
      );
      expect(wrong).toEqual([]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }, 600_000);
});

/** The values of locals: what a resource would be given, without what takes longest, a plan of it for people to read. */
function evaluated(engine: string, folder: string, names: readonly string[]): unknown[] {
  const all = names.map((name) => `local.${name}`).join(', ');
  const asked = `textencodebase64(jsonencode([${all}]), "UTF-8")\n`;
  const answer = mustAnswer(engine, folder, asked, 'console').replaceAll('"', '');
  return JSON.parse(Buffer.from(answer, 'base64').toString('utf8')) as unknown[];
}
