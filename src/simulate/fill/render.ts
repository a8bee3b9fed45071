import type { FillSite } from './known';
import type { Seed } from './seed';

const PLACEHOLDER = /\{(?<word>\w+)(?<last>:last)?\}/g;
const MADE_UP = /^(?<kind>hex|digits|capitals|letters)(?<length>\d+)$/;

/** A template with its placeholders filled; `attribute` is asked for what is not made up. */
export function render(
  template: string,
  { place, nth }: FillSite,
  seed: Seed,
  attribute: (name: string) => string,
): string {
  return template.replace(PLACEHOLDER, (_whole, word: string, last: string | undefined) => {
    if (word === 'account' || word === 'region' || word === 'partition') return place[word];
    if (word === 'nth') return String(nth);
    if (word === 'uuid') return seed.uuid();
    const { kind, length } = MADE_UP.exec(word)?.groups ?? {};
    if (kind !== undefined) return seed[kind as 'hex'](Number(length));
    const text = attribute(word);
    return last === undefined ? text : (text.split(/[/:]/).at(-1) ?? text);
  });
}
