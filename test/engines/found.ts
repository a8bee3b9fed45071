/** An engine, or the sentence that says why there is none here. */
export type Found<Engine> = { readonly engine: Engine } | { readonly missing: string };

/** Two engines, where both are to be had. */
export function both<One, Other>(one: Found<One>, other: Found<Other>): Found<[One, Other]> {
  if ('missing' in one) return one;
  return 'missing' in other ? other : { engine: [one.engine, other.engine] };
}

/** A suite that needs an engine; where there is none, the report has one entry that says why. */
export function describeOn<Engine>(
  what: string,
  found: Found<Engine>,
  suite: (engine: Engine) => void,
): void {
  if ('engine' in found) {
    const { engine } = found;
    describe(what, () => suite(engine));
    return;
  }
  test.todo(`${what}: not tried, because ${found.missing}`);
}
