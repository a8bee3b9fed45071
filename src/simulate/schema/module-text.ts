import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The text of a module of bindings. */
export interface ModuleText {
  readonly text: string;
  /** The absolute paths of what was read, the one a user would open first. */
  readonly files: readonly string[];
  /** Where the text is from; compiled code tells less. */
  readonly origin: Origin;
}

type Origin = 'generated source' | 'embedded source' | 'compiled code';

interface Part {
  readonly text: string;
  readonly files: readonly string[];
  readonly origin: Origin;
}

const SOURCE_MAP = 'sourceMappingURL=data:application/json;base64,';
const STRUCTS = /^structs\d+$/;

/** Reads the module in a folder from the best text there is of it; undefined where there is none. Nothing of it is run. */
export function moduleText(folder: string): ModuleText | undefined {
  const main = partOf(join(folder, 'index'));
  if (main === undefined) return undefined;
  // Large modules have their structs beside them.
  const structs = join(folder, 'index-structs');
  const names = new Set(namesIn(structs).map((name) => name.split('.')[0] ?? ''));
  const others = [...names]
    .filter((name) => STRUCTS.test(name))
    .sort()
    .flatMap((name) => partOf(join(structs, name)) ?? []);
  const parts = [main, ...others];
  return {
    text: parts.map(({ text }) => text).join('\n'),
    files: parts.flatMap(({ files }) => files),
    origin: parts.find(({ origin }) => origin === 'compiled code')?.origin ?? main.origin,
  };
}

/** @param path without its extension */
function partOf(path: string): Part | undefined {
  const compiled = readText(`${path}.js`);
  if (compiled === undefined) {
    const text = readText(`${path}.ts`);
    return text === undefined
      ? undefined
      : { text, files: [`${path}.ts`], origin: 'generated source' };
  }
  const text = embeddedSource(compiled);
  if (text !== undefined) return { text, files: [`${path}.js`], origin: 'embedded source' };
  // Interfaces are in the declarations only.
  const declared = readText(`${path}.d.ts`);
  return {
    text: `${compiled}\n${declared ?? ''}`,
    files: [`${path}.js`, ...(declared === undefined ? [] : [`${path}.d.ts`])],
    origin: 'compiled code',
  };
}

function embeddedSource(text: string): string | undefined {
  const begin = text.lastIndexOf(SOURCE_MAP);
  if (begin < 0) return undefined;
  const map = Buffer.from(text.slice(begin + SOURCE_MAP.length).trim(), 'base64').toString('utf8');
  try {
    const { sourcesContent } = JSON.parse(map) as { readonly sourcesContent?: unknown };
    const source: unknown = Array.isArray(sourcesContent) ? sourcesContent[0] : undefined;
    return typeof source === 'string' ? source : undefined;
  } catch {
    return undefined;
  }
}

function namesIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder) : [];
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
