/** A piece of a text: as it is, or what stood between `${` and `}`. */
export type Piece =
  { readonly literal: string; readonly escaped?: string } | { readonly reference: string };

/**
 * Takes a text apart as the reference implementation does, from left to right and once only: `$$` is a `$`, `$${x}` is
 * the text `${x}`, `${x}` is a reference that ends at the first `}`, and any other `$` stays.
 *
 * An escaped placeholder carries what was written as `escaped`, so that places can be counted.
 */
export function takeApart(text: string): Piece[] {
  const pieces: Piece[] = [];
  // Without this, a text of nothing but openings would be searched to its end for each of them.
  const lastEnd = text.lastIndexOf('}');
  let rest = 0;
  let at = text.indexOf('$');
  const literal = (end: number) => {
    if (end > rest) pieces.push({ literal: text.slice(rest, end) });
  };
  while (at >= 0) {
    const reference = bracesAt(text, at + 1, lastEnd);
    const escaped = text[at + 1] === '$' ? bracesAt(text, at + 2, lastEnd) : undefined;
    if (reference !== undefined) {
      literal(at);
      pieces.push({ reference });
      rest = at + reference.length + 3;
    } else if (escaped !== undefined) {
      literal(at);
      pieces.push({ literal: `\${${escaped}}`, escaped: `$\${${escaped}}` });
      rest = at + escaped.length + 4;
    } else if (text[at + 1] === '$') {
      literal(at + 1);
      rest = at + 2;
    } else {
      at = text.indexOf('$', at + 1);
      continue;
    }
    at = text.indexOf('$', rest);
  }
  literal(text.length);
  return pieces;
}

/** What stands in the braces that open at a place; undefined where none do, or they never close. */
function bracesAt(text: string, at: number, lastEnd: number): string | undefined {
  if (text[at] !== '{' || at > lastEnd) return undefined;
  return text.slice(at + 1, text.indexOf('}', at));
}

/** The keys of a reference: split at dots, where `\.` is a dot within a key. */
export function splitReference(reference: string): string[] {
  return reference.split(/(?<!\\)\./).map((key) => key.replaceAll('\\.', '.'));
}
