/** A file such as `.terraform.lock.hcl`: which version of each provider was chosen, with its hashes. */
export interface ProviderLocks {
  /** What stands before the first block. */
  readonly preamble: string;
  /** The text of each block, by the address of the provider; what stands above a block belongs to it. */
  readonly blocks: ReadonlyMap<string, string>;
}

const BEGIN = /^provider\s+"([^"]+)"\s*\{/;
const END = /\}\s*$/;
const HASHES = /^(\s*)hashes\s*=\s*\[([^\]]*)\]/m;

/** Takes a lock file apart. */
export function parseLocks(text: string): ProviderLocks {
  const blocks = new Map<string, string>();
  let preamble: string | undefined;
  let lines: string[] = [];
  let address: string | undefined;
  for (const line of text.split(/\r?\n/)) {
    const [, begun] = BEGIN.exec(line) ?? [];
    if (begun !== undefined && preamble === undefined) {
      preamble = lines.join('\n').trim();
      lines = [];
    }
    address = begun ?? address;
    lines.push(line);
    if (address === undefined || !END.test(line)) continue;
    blocks.set(address, lines.join('\n').trim());
    lines = [];
    address = undefined;
  }
  return { preamble: preamble ?? lines.join('\n').trim(), blocks };
}

/** The text of a lock file, its blocks sorted by address. */
export function renderLocks({ preamble, blocks }: ProviderLocks): string {
  const texts = sorted(blocks).map(([, text]) => text);
  return `${[preamble, ...texts].filter(Boolean).join('\n\n')}\n`;
}

/**
 * Adds what a lock file lacks: providers, and hashes of a version that it has. A version is never changed and nothing is
 * removed. Undefined where it lacks nothing.
 */
export function completeLocks(text: string | undefined, from: string): string | undefined {
  const [have, other] = [parseLocks(text ?? ''), parseLocks(from)];
  const blocks = new Map(have.blocks);
  for (const [address, block] of other.blocks) {
    const ours = have.blocks.get(address);
    blocks.set(address, ours === undefined ? block : withHashes(ours, block));
  }
  if ([...blocks].every(([address, block]) => have.blocks.get(address) === block)) return undefined;
  return renderLocks({ preamble: have.preamble || other.preamble, blocks });
}

/** The blocks of some providers only; undefined where one of them has none. */
export function pickLocks(text: string, addresses: readonly string[]): string | undefined {
  const { preamble, blocks } = parseLocks(text);
  const picked = addresses.map((address) => [address, blocks.get(address)] as const);
  if (!picked.every((pair): pair is readonly [string, string] => pair[1] !== undefined)) return;
  return renderLocks({ preamble, blocks: new Map(picked) });
}

/** The version of each provider in a lock file, by address, sorted. */
export function lockedVersions(text: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    sorted(parseLocks(text).blocks).flatMap(([address, block]) => {
      const version = versionIn(block);
      return version === undefined ? [] : [[address, version] as const];
    }),
  );
}

function withHashes(ours: string, other: string): string {
  if (versionIn(ours) !== versionIn(other)) return ours;
  const [have, more] = [hashesIn(ours), hashesIn(other)];
  if (more.every((hash) => have.includes(hash))) return ours;
  const all = [...new Set([...have, ...more])].sort();
  return ours.replace(HASHES, (_, indent: string) => {
    const lines = all.map((hash) => `${indent}  "${hash}",\n`).join('');
    return `${indent}hashes = [\n${lines}${indent}]`;
  });
}

function hashesIn(block: string): readonly string[] {
  const [, , list = ''] = HASHES.exec(block) ?? [];
  return [...list.matchAll(/"([^"]+)"/g)].map(([, hash = '']) => hash);
}

function versionIn(block: string): string | undefined {
  return /^\s*version\s*=\s*"([^"]+)"/m.exec(block)?.[1];
}

function sorted(blocks: ReadonlyMap<string, string>): readonly (readonly [string, string])[] {
  return [...blocks].sort(([one], [other]) => (one < other ? -1 : 1));
}
