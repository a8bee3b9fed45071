import { sharedStart } from './shared-lines';

/** Longer texts are kept by what differs in them. */
const MOST_CHARACTERS = 400;
/** How much of what two texts share is kept on either side of what differs. */
const AROUND = 40;

interface Sides {
  readonly before?: unknown;
  readonly after?: unknown;
}

/** Two values with long texts cut to the part that differs, so that a plan of many things stays small. */
export function shortened({ before, after }: Sides): Sides {
  const cut = cutters(before, after);
  return {
    ...(before === undefined || before === null ? {} : { before: cut(before) }),
    ...(after === undefined || after === null ? {} : { after: cut(after) }),
  };
}

function cutters(before: unknown, after: unknown): (value: unknown) => unknown {
  const isLong = [before, after].some(
    (value) => typeof value === 'string' && value.length > MOST_CHARACTERS,
  );
  if (!isLong) return (value) => value;
  const shared =
    typeof before === 'string' && typeof after === 'string' ? sharedStart(before, after) : 0;
  const from = Math.max(0, shared - AROUND);
  return (value) => {
    if (typeof value !== 'string') return value;
    const rest = value.length - from;
    const to = rest > MOST_CHARACTERS ? from + MOST_CHARACTERS : value.length;
    return `${from > 0 ? '…' : ''}${value.slice(from, to)}${to < value.length ? '…' : ''}`;
  };
}
