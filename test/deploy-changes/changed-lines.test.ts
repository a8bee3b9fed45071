import fc from 'fast-check';
import { hashLines, lineChanges } from '../../src/deploy/changes';

const changedLines = (before: readonly string[], now: string) => lineChanges(before, now).lines;

describe('changed lines', () => {
  test.each<[string, string | null, string, number[], boolean]>([
    ['nothing changed', 'a\nb\n', 'a\nb\n', [], false],
    ['only the ends of lines', 'a\nb\n', 'a\r\nb', [], false],
    ['one changed', 'a\nb\nc', 'a\nx\nc', [2], false],
    ['one added', 'a\nc', 'a\nb\nc', [2], false],
    ['one added at the end', 'a', 'a\nb', [2], false],
    ['one taken out', 'a\nb\nc', 'a\nc', [], true],
    ['the last taken out', 'a\nb', 'a', [], true],
    ['one taken out, another changed', 'a\nb\nc\nd', 'a\nc\nx', [3], true],
    ['two changed apart', 'a\nb\nc\nd\ne', 'x\nb\nc\nd\ny', [1, 5], false],
    ['a block moved', 'a\nb\nc\nd', 'c\nd\na\nb', [3, 4], true],
    ['equal lines', 'a\na\na', 'a\na\na\na', [4], false],
    ['nothing is left', 'a\nb', '', [], true],
    ['nothing is known of before', null, 'a\nb', [1, 2], false],
  ])('%s', (_, before, now, lines, removed) => {
    const hashes = before === null ? null : hashLines(before);
    expect(lineChanges(hashes, now)).toEqual({ lines, removed });
  });

  test('hashes have twelve digits and none for what follows the last line break', () => {
    expect(hashLines('a\n\nb\n')).toEqual(['ca978112ca1b', 'e3b0c44298fc', '3e23e8160039']);
  });

  test('files that have nothing in common are not compared for ever', () => {
    const text = (word: string) =>
      Array.from({ length: 20_000 }, (_, n) => word + String(n)).join('\n');
    expect(changedLines(hashLines(text('a')), text('b'))).toHaveLength(20_000);
  });

  test('without the changed lines, all that is left was there before, in that order', () => {
    const texts = fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 12 });
    fc.assert(
      fc.property(texts, texts, (before, now) => {
        const changed = new Set(changedLines(hashLines(before.join('\n')), now.join('\n')));
        const kept = hashLines(now.join('\n')).filter((_, index) => !changed.has(index + 1));
        let at = 0;
        for (const line of hashLines(before.join('\n'))) if (line === kept[at]) at += 1;
        expect(at).toBe(kept.length);
      }),
    );
  });
});
