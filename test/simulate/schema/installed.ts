import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type {
  AttributeSchema,
  BlockSchema,
  NestedBlockSchema,
  ProviderSchema,
  TypesInUse,
} from '../../../src/simulate/provider-schema';
import { findBindings, readBindings, type Bindings } from '../../../src/simulate/schema';

export const CLONE = resolve(__dirname, '../../..');

/** The bindings that this repository has, with no place to keep what was read of them. */
export function installed(source: string): Bindings {
  const bindings = findBindings(source, CLONE);
  if (bindings === undefined) throw new Error(`The bindings of ${source} are not installed.`);
  return { ...bindings, root: join(bindings.root, 'no-such-folder') };
}

/** The schemas of types, where nothing stands in the way of reading them. */
export function schemaOf(bindings: Bindings, types: Partial<TypesInUse>): ProviderSchema {
  const all = { resources: [], dataSources: [], ephemerals: [], ...types };
  const answer = readBindings(bindings, all);
  if ('resources' in answer) return answer;
  throw new Error(answer.map(({ detail }) => detail).join('\n'));
}

/** The schema of one resource. */
export function resourceOf(bindings: Bindings, type: string): BlockSchema {
  const block = schemaOf(bindings, { resources: [type] }).resources[type]?.block;
  if (block) return block;
  throw new Error(`${type} was not read.`);
}

/** As `resourceOf`, which reads each of them once. */
export function resourcesOf(bindings: Bindings): (type: string) => BlockSchema {
  const known = new Map<string, BlockSchema>();
  return (type) => {
    const block = known.get(type) ?? resourceOf(bindings, type);
    known.set(type, block);
    return block;
  };
}

/** The attribute or block that a path such as `spec.template.metadata` leads to. */
export function at(block: BlockSchema, path: string): AttributeSchema | NestedBlockSchema {
  const [first = '', ...rest] = path.split('.');
  const nested = block.blocks[first];
  if (rest.length === 0) {
    const found = nested ?? block.attributes[first];
    if (found) return found;
  }
  if (nested) return at(nested.block, rest.join('.'));
  throw new Error(`There is no ${first} on the way to ${path}.`);
}

/** Writes files into a new folder, by their paths in it. */
export function folderWith(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), 'scoreform-bindings-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}
