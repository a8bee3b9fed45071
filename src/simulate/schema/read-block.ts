import { relative } from 'node:path';
import { didYouMean, type Diagnostic } from '../../diagnostics';
import type { BlockSchema } from '../provider-schema';
import type { Bindings, ModuleKind } from './bindings';
import { blockOfMain } from './block';
import type { CachedBlock } from './cache';
import { damagedModule, findModule, knownTypes } from './find-module';
import { unknownType, unreadableBindings } from './problems';

/** What a stack calls the things that a module of bindings may be for. */
const KINDS: Readonly<Record<ModuleKind, string>> = {
  resource: 'the resource',
  data: 'the data source',
  ephemeral: 'the ephemeral resource',
  provider: 'the provider',
};

/** Reads one schema from the text of its module, or says why it cannot be read. */
export function readBlock(
  bindings: Bindings,
  kind: ModuleKind,
  type: string,
): CachedBlock | Diagnostic {
  const module = findModule(bindings, kind, type);
  if (module === undefined) return missingModule(bindings, kind, type);
  const missing: string[] = [];
  const { declarations, main, text } = module;
  const block = blockOfMain(declarations, main, (what) => missing.push(what));
  const { files, origin } = text;
  if (missing.length === 0) return { block: withoutAlias(kind, block), files };
  const file = shown(bindings, files);
  return unreadableBindings.at(undefined, { type, file, missing, origin });
}

function missingModule(bindings: Bindings, kind: ModuleKind, type: string): Diagnostic {
  const damaged = damagedModule(bindings, kind, type);
  if (damaged === undefined) {
    const hint = didYouMean(type, knownTypes(bindings, kind));
    const { name } = bindings;
    return unknownType.at(undefined, { type, kind: KINDS[kind], bindings: name, hint });
  }
  const { files, origin } = damaged;
  const file = shown(bindings, files);
  const missing = [`class with the type "${type}"`];
  return unreadableBindings.at(undefined, { type, file, missing, origin });
}

/** An argument of Terraform's own, which the generator adds. */
function withoutAlias(kind: ModuleKind, { attributes, blocks }: BlockSchema): BlockSchema {
  if (kind !== 'provider') return { attributes, blocks };
  const own = Object.entries(attributes).filter(([name]) => name !== 'alias');
  return { attributes: Object.fromEntries(own), blocks };
}

function shown({ root }: Bindings, [file = '']: readonly string[]): string {
  return relative(root, file).replaceAll('\\', '/');
}
