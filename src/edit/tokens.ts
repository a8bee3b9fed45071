import type { CST } from 'yaml';

/** One key of a map as it was written. */
export type Item = CST.BlockMap['items'][number] | CST.FlowCollection['items'][number];

/** Where a value ends, without the blanks, comments and line breaks behind it; undefined for what is no value. */
export function endOf(token: CST.Token | null | undefined): number | undefined {
  switch (token?.type) {
    case 'alias':
    case 'scalar':
    case 'single-quoted-scalar':
    case 'double-quoted-scalar':
      return token.offset + token.source.length;
    case 'block-scalar':
      return contentOf(token).end;
    case 'flow-collection':
      return closingOf(token);
    case 'block-map':
    case 'block-seq':
      return token.items.map(endOfItem).findLast((end) => end !== undefined);
    default:
      return undefined;
  }
}

/** Where a key with its value ends. */
export function endOfItem({ key, sep, value }: Item): number | undefined {
  return endOf(value) ?? endOfMark(sep) ?? endOf(key);
}

/** Where the colon behind a key ends, or the anchor or tag behind that. */
export function endOfMark(sep: Item['sep']): number | undefined {
  const mark = sep?.findLast(({ type }) => !BLANK.has(type));
  return mark && mark.offset + mark.source.length;
}

/** Where the colon behind a key ends. */
export function endOfColon(sep: Item['sep']): number | undefined {
  const colon = sep?.find(({ type }) => type === 'map-value-ind');
  return colon && colon.offset + colon.source.length;
}

const BLANK: ReadonlySet<string> = new Set(['space', 'newline', 'comment']);

/** Behind the bracket that closes it; a collection that is never closed is an error of its document. */
function closingOf({ end }: CST.FlowCollection): number | undefined {
  const [close] = end;
  return close && close.offset + close.source.length;
}

/** Where the lines of a block scalar begin, and where the last of them ends. */
export function contentOf({ offset, props, source }: CST.BlockScalar) {
  const [header] = props;
  const last = props.at(-1);
  const start = last && 'source' in last ? last.offset + last.source.length : offset;
  const length = source.trimEnd().length;
  const ofHeader = header && 'source' in header ? header.source.length : 1;
  return { start, end: length === 0 ? offset + ofHeader : start + length };
}

/** Where the comments within a value begin, those behind its parts included. */
export function* commentsIn(token: CST.Token): Generator<number> {
  if (token.type === 'comment') yield token.offset;
  if ('props' in token) yield* commentsAmong(token.props);
  if ('end' in token) yield* commentsAmong(token.end ?? []);
  if (!('items' in token)) return;
  for (const { start, key, sep, value } of token.items) {
    yield* commentsAmong([...start, ...(sep ?? [])]);
    if (key) yield* commentsIn(key);
    if (value) yield* commentsIn(value);
  }
}

function* commentsAmong(tokens: readonly CST.Token[]): Generator<number> {
  for (const token of tokens) yield* commentsIn(token);
}
