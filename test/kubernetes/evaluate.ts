import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mustRun } from '../terraform/engine';

export type Json = string | number | boolean | null | readonly Json[] | JsonMap;
export interface JsonMap {
  readonly [key: string]: Json;
}

/** A resource of a stack with every expression in it evaluated. */
export interface Evaluated {
  /** Its type and its name in the stack. */
  readonly address: string;
  readonly type: string;
  readonly arguments: JsonMap;
}

/** What stands where a value is read that no state may hold. */
export const NEVER_SHOWN = 'a value that only the real providers know';

/** Arguments of every resource that Terraform keeps for itself. */
const META = ['//', 'depends_on', 'lifecycle', 'provider', 'provisioner'];

/**
 * Lets the real Terraform evaluate stacks without the provider of Kubernetes: each of its resources becomes a local value
 * that holds the same arguments, and references lead there. Locals, functions and dependencies stay as they are; what
 * only a cluster can tell of an object, such as its uid, is made up.
 *
 * @param stacks the emitted Terraform by any name
 */
export function evaluate(
  stacks: ReadonlyMap<string, string>,
): ReadonlyMap<string, readonly Evaluated[]> {
  if (stacks.size === 0) return new Map();
  const folder = mkdtempSync(join(tmpdir(), 'scoreform-evaluate-'));
  const write = (name: string, content: JsonMap) => {
    mkdirSync(join(folder, name));
    writeFileSync(join(folder, name, 'main.tf.json'), JSON.stringify(content));
  };
  try {
    const modules = [...stacks].map(([name, stack], n) => ({ name, stack, module: `stack_${n}` }));
    for (const { module, stack } of modules)
      write(module, withoutProviders(JSON.parse(stack) as JsonMap));
    write('all', {
      module: Object.fromEntries(modules.map(({ module }) => [module, { source: `../${module}` }])),
      output: Object.fromEntries(
        modules.map(({ module }) => [module, { value: `\${module.${module}.resources}` }]),
      ),
    });
    const root = join(folder, 'all');
    mustRun('terraform', root, 'init');
    mustRun('terraform', root, 'apply', '-auto-approve');
    const { outputs } = JSON.parse(readFileSync(join(root, 'terraform.tfstate'), 'utf8')) as {
      outputs: Readonly<Record<string, { readonly value: Readonly<Record<string, JsonMap>> }>>;
    };
    return new Map(
      modules.map(({ name, module }) => [name, evaluatedIn(outputs[module]?.value ?? {})]),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function evaluatedIn(resources: Readonly<Record<string, JsonMap>>): readonly Evaluated[] {
  return Object.entries(resources).map(([address, given]) => ({
    address,
    type: address.split('.')[0] ?? '',
    arguments: given,
  }));
}

/** What is left of a stack: nothing in it needs a provider that has to be downloaded. */
function withoutProviders(stack: JsonMap): JsonMap {
  const locals: Record<string, Json> = { ...mapOf(referring(stack['locals'] ?? {})) };
  const shown: Record<string, Json> = {};
  const builtin: Record<string, Json> = {};
  for (const [type, byName] of Object.entries(mapOf(stack['resource']))) {
    for (const [name, given] of Object.entries(mapOf(byName))) {
      if (type === 'terraform_data') {
        builtin[name] = referring(given);
        continue;
      }
      const written = writtenIn(type, name, mapOf(given));
      locals[`${type}__${name}`] = knownLater(type, name, written);
      shown[`${type}.${name}`] = written;
    }
  }
  return {
    locals,
    ...(Object.keys(builtin).length > 0 && { resource: { terraform_data: builtin } }),
    output: { resources: { value: shown } },
  };
}

/** The arguments of a resource that its provider is given. */
function writtenIn(type: string, name: string, given: JsonMap): JsonMap {
  if (!type.startsWith('kubernetes_'))
    throw new Error(`${type}.${name} cannot be evaluated without its provider.`);
  if ('count' in given || 'for_each' in given)
    throw new Error(`${type}.${name} is several objects, which this test does not know.`);
  const written = Object.entries(given).filter(([key]) => !META.includes(key));
  const input = mapOf(referring(Object.fromEntries(written)));
  const { generate_name: start, ...metadata } = mapOf(input['metadata']);
  if (start === undefined) return input;
  // The server adds five characters of its own; here they are always the same, so that applying again finds the object.
  return { ...input, metadata: { ...metadata, name: `${String(start)}${hashOf(type, name, 5)}` } };
}

const hashOf = (type: string, name: string, length: number) =>
  createHash('sha256').update(`${type}.${name}`).digest('hex').slice(0, length);

/** The attributes by which others refer to the object: what was written, and what only a cluster would add. */
function knownLater(type: string, name: string, input: JsonMap): JsonMap {
  const hash = hashOf(type, name, 32);
  const uid = hash.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  const { manifest, ...others } = input;
  if (manifest !== undefined) {
    const metadata = { ...mapOf(mapOf(manifest)['metadata']), uid };
    return { ...others, manifest, object: { ...mapOf(manifest), metadata } };
  }
  const metadata = { ...mapOf(input['metadata']), uid, generation: 1, resource_version: '1' };
  const id = [mapOf(input['metadata'])['namespace'], mapOf(input['metadata'])['name']];
  const absent = Object.fromEntries((NULL_UNLESS_WRITTEN[type] ?? []).map((key) => [key, null]));
  return { ...absent, ...asLists({ ...input, metadata }), id: id.filter(Boolean).join('/') };
}

/** Arguments that others refer to although they may not be written. */
const NULL_UNLESS_WRITTEN: Readonly<Record<string, readonly string[]>> = {
  kubernetes_config_map_v1: ['binary_data', 'data'],
  kubernetes_secret_v1: ['binary_data', 'data'],
};

/** Arguments that are maps with keys of people's own, and no blocks. */
const MAPS = new Set([
  'annotations',
  'binary_data',
  'data',
  'data_wo',
  'hard',
  'labels',
  'limits',
  'match_labels',
  'node_selector',
  'requests',
]);

/** References lead into a block as into a list of one. */
function asLists(given: JsonMap): JsonMap {
  const entries = Object.entries(given).map(([key, value]): [string, Json] => {
    if (MAPS.has(key) || typeof value !== 'object' || value === null) return [key, value];
    const blocks = (Array.isArray(value) ? value : [value]) as readonly Json[];
    const asBlock = (block: Json): Json =>
      typeof block === 'object' && block !== null && !Array.isArray(block)
        ? asLists(block as JsonMap)
        : block;
    return [key, blocks.map(asBlock)];
  });
  return Object.fromEntries(entries);
}

/** The same with every reference to a resource leading to what stands in for it. */
function referring(value: Json): Json {
  if (typeof value === 'string') return referringText(value);
  if (Array.isArray(value)) return value.map((item: Json) => referring(item));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [referringText(key), referring(inner)]),
  );
}

const ADDRESS = /(?<![\w.-])(kubernetes_[a-z0-9_]+)\.([A-Za-z_][\w-]*)/g;

function referringText(text: string): string {
  if (!/(?<!\$)\$\{/.test(text)) return text;
  if (/(?<![\w.-])ephemeral\.\w/.test(text)) return NEVER_SHOWN;
  return text.replace(ADDRESS, 'local.$1__$2');
}

export function mapOf(value: Json | undefined): JsonMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as JsonMap)
    : {};
}
