/** The only file that reaches behind cdktf's public interface; every reach is optional and says what is lost without it. */

interface TokenStore {
  readonly stringTokenMap: Map<string, unknown>;
  readonly numberTokenMap: Map<number, unknown>;
}

/** Every copy of the library keeps its tokens in one process-wide place, under one of these names. */
const STORES = ['__cdktfTokenMap', '__cdktnTokenMap'];

/**
 * Runs something and then forgets the tokens made in it. Tokens hold their stack, so without this the memory of a run
 * grows with every environment. Texts with tokens must therefore not outlive the stack they were made for.
 */
export function withOwnTokens<Result>(run: () => Result): Result {
  const before = tokenStores().map(({ stringTokenMap, numberTokenMap }) => ({
    strings: new Set(stringTokenMap.keys()),
    numbers: new Set(numberTokenMap.keys()),
  }));
  try {
    return run();
  } finally {
    for (const [index, store] of tokenStores().entries()) {
      forget(store.stringTokenMap, before[index]?.strings);
      forget(store.numberTokenMap, before[index]?.numbers);
    }
  }
}

function forget<Key>(tokens: Map<Key, unknown>, keep: ReadonlySet<Key> = new Set()): void {
  for (const key of tokens.keys()) {
    if (!keep.has(key)) tokens.delete(key);
  }
}

function tokenStores(): TokenStore[] {
  const owner = globalThis as unknown as Record<string, Partial<TokenStore> | undefined>;
  return STORES.flatMap((name) => {
    const { stringTokenMap, numberTokenMap } = owner[name] ?? {};
    return stringTokenMap && numberTokenMap ? [{ stringTokenMap, numberTokenMap }] : [];
  });
}

/**
 * Stops cdktf from recording a stack trace for every token: a third of the time and most of the memory of a synth.
 * Set `SCOREFORM_TOKEN_TRACES` to keep them while looking for the origin of a broken token.
 */
export function skipTokenTraces(): void {
  if (process.env['SCOREFORM_TOKEN_TRACES'] !== undefined) return;
  process.env['CDKTN_DISABLE_CREATION_STACK'] ??= '1';
  try {
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- not part of the public types
    const traces = require('cdktf/lib/tokens/private/stack-trace') as {
      captureStackTrace: unknown;
    };
    traces.captureStackTrace = () => [];
  } catch {
    // Another layout of the library: synth is slower, nothing else.
  }
}

/** The version of the library, as its own emitted files state it. */
export function cdktfVersion(): string {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- a JSON file, only known at run time
  return (require('cdktf/package.json') as { version: string }).version;
}
