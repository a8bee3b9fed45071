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

let stores: readonly TokenStore[] = [];

/** They are there once the library is loaded, and stay what they are. */
function tokenStores(): readonly TokenStore[] {
  if (stores.length === 0) stores = findTokenStores();
  return stores;
}

function findTokenStores(): TokenStore[] {
  const owner = globalThis as unknown as Record<string, Partial<TokenStore> | undefined>;
  return STORES.flatMap((name) => {
    const { stringTokenMap, numberTokenMap } = owner[name] ?? {};
    return stringTokenMap && numberTokenMap ? [{ stringTokenMap, numberTokenMap }] : [];
  });
}

const MARKER = /^\$\{TfToken\[([a-zA-Z0-9:._-]+)\]\}$/;

/**
 * What a plain reference comes to, such as `${aws_vpc.main.id}`; undefined for any other token. Nearly all tokens are
 * plain references, and cdktf's own way to the same text is twenty times as long.
 */
export function plainReference(token: string | number): string | undefined {
  const key = typeof token === 'string' ? MARKER.exec(token)?.[1] : undefined;
  for (const { stringTokenMap, numberTokenMap } of tokenStores()) {
    const found =
      typeof token === 'number' ? numberTokenMap.get(token) : stringTokenMap.get(key ?? '');
    const { identifier, crossStackIdentifier } = (found ?? {}) as Partial<PlainReference>;
    if (typeof identifier !== 'string' || !crossStackIdentifier) continue;
    const elsewhere = Object.keys(crossStackIdentifier).length > 0;
    return elsewhere || identifier.includes('TfToken[') ? undefined : `\${${identifier}}`;
  }
  return undefined;
}

/** The part of cdktf's own class that says so. */
interface PlainReference {
  readonly identifier: unknown;
  /** Filled by a search for references between stacks, which is never made here. */
  readonly crossStackIdentifier: Readonly<Record<string, string>>;
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
