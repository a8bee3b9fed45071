import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { escapeText } from '../../src/pack';
import { engines, mustRun } from './engine';

/** Every symbol that takes part in Terraform's templates, with some that surround them. */
const SYMBOLS = ['$', '%', '{', '}', 'x', '"', '\\', '~', '\n'];
const LONGEST = 6;
const PER_OUTPUT = 5000;

function* texts(length: number): Generator<string> {
  if (length === 0) yield '';
  else for (const start of texts(length - 1)) for (const symbol of SYMBOLS) yield start + symbol;
}

describe.each(engines())('%s', (engine) => {
  test('gives back every text of up to six symbols, as a value and as a key', () => {
    const folder = mkdtempSync(join(tmpdir(), 'scoreform-escape-'));
    try {
      const all = Array.from({ length: LONGEST + 1 }, (_, length) => [...texts(length)]).flat();
      const chunks = Array.from({ length: Math.ceil(all.length / PER_OUTPUT) }, (_, n) =>
        all.slice(n * PER_OUTPUT, (n + 1) * PER_OUTPUT),
      );
      const output = Object.fromEntries(
        chunks.map((chunk, n) => [
          `texts_${String(n)}`,
          {
            value: Object.fromEntries(
              chunk.map((text) => [escapeText(`k${text}`), escapeText(text)]),
            ),
          },
        ]),
      );
      writeFileSync(join(folder, 'main.tf.json'), JSON.stringify({ output }));
      mustRun(engine, folder, 'init');
      mustRun(engine, folder, 'apply', '-auto-approve');
      const got = JSON.parse(mustRun(engine, folder, 'output', '-json')) as Record<
        string,
        { value: Record<string, string> }
      >;

      expect(all).toHaveLength(597_871);
      const wrong = chunks.flatMap((chunk, n) =>
        chunk.filter((text) => got[`texts_${String(n)}`]?.value[`k${text}`] !== text),
      );
      expect(wrong).toEqual([]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }, 600_000);
});
