import type { Diagnostic } from '../../diagnostics';
import type { BlockSchema, ProviderSchema, TypeSchema, TypesInUse } from '../provider-schema';
import { annotated } from './annotate';
import type { Bindings, ModuleKind } from './bindings';
import { SchemaCache } from './cache';
import { knownEphemeral } from './ephemerals';
import { findModule } from './find-module';
import { readBlock } from './read-block';

const NOTHING: BlockSchema = { attributes: {}, blocks: {} };

/**
 * The schemas of the types asked for, and of the block of their provider, from the text of the bindings; nothing of them
 * is run. Where some cannot be had, all the reasons.
 */
export function readBindings(
  bindings: Bindings,
  types: TypesInUse,
): ProviderSchema | readonly Diagnostic[] {
  const problems: Diagnostic[] = [];
  const cache = new SchemaCache(bindings);

  const read = (kind: ModuleKind, type: string): BlockSchema => {
    const cached = cache.read(kind, type);
    if (cached) return cached;
    const found = readBlock(bindings, kind, type);
    if ('code' in found) {
      problems.push(found);
      return NOTHING;
    }
    cache.write(kind, type, found);
    return found.block;
  };
  const readType = (kind: ModuleKind, type: string) => annotated(type, read(kind, type));
  const ephemeral = (type: string): BlockSchema => {
    if (findModule(bindings, 'ephemeral', type) !== undefined) return readType('ephemeral', type);
    const known = knownEphemeral(type);
    if (known) return annotated(type, known);
    // Most of the others give what a data source of the same name gives.
    const isData = findModule(bindings, 'data', type) !== undefined;
    return readType(isData ? 'data' : 'ephemeral', type);
  };

  const schema = {
    provider: read('provider', bindings.source),
    resources: each(types.resources, (type) => readType('resource', type)),
    dataSources: each(types.dataSources, (type) => readType('data', type)),
    ephemerals: each(types.ephemerals, ephemeral),
  };
  return problems.length === 0 ? schema : problems;
}

function each(
  types: readonly string[],
  read: (type: string) => BlockSchema,
): Record<string, TypeSchema> {
  return Object.fromEntries(types.map((type) => [type, { version: 0, block: read(type) }]));
}
