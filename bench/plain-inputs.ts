import { readdirSync } from 'node:fs';
import { join } from 'node:path';

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
type JsonMap = Record<string, Json>;
type Blocks = Record<string, Record<string, JsonMap>>;

/** One construct of a plain app: a class of a provider's bindings, and the config that somebody would write for it. */
export interface PlainConstruct {
  /** The module of the class. */
  readonly module: string;
  /** The Terraform type, by which the class is found in its module. */
  readonly type: string;
  readonly id: string;
  readonly config: JsonMap;
}

/** What a plain app needs to make the same stack. */
export interface PlainInputs {
  readonly constructs: readonly PlainConstruct[];
  readonly outputs: Readonly<Record<string, JsonMap>>;
  /** What cdktf has no constructs for: it is written over the stack as it is. */
  readonly overrides: JsonMap;
}

interface Stack {
  readonly provider: Record<string, JsonMap[]>;
  readonly resource?: Blocks;
  readonly data?: Blocks;
  readonly output?: Record<string, JsonMap>;
  readonly [other: string]: unknown;
}

const HAS_CONSTRUCTS = new Set(['//', 'data', 'output', 'provider', 'resource']);

/** Reads from an emitted stack what a plain app would have to be given. */
export function plainInputs(text: string, clone: string): PlainInputs {
  const stack = JSON.parse(text) as Stack;
  const { provider, resource = {}, data = {}, output = {} } = stack;
  const library = (name: string) =>
    join(clone, 'node_modules', '@cdktf', `provider-${name}`, 'lib');
  const providers = Object.entries(provider).flatMap(([name, blocks]) =>
    blocks.map((block, n) => ({
      module: join(library(name), 'provider'),
      type: name,
      id: `provider-${String(n)}`,
      config: configOf(block),
    })),
  );
  const made = (blocks: Blocks, prefix: string) =>
    Object.entries(blocks).flatMap(([type, named]) =>
      Object.entries(named).map(([id, body]) => ({
        module: moduleOf(library(type.split('_', 1)[0] ?? ''), `${prefix}${type}`),
        type,
        id,
        config: configOf(body),
      })),
    );
  const others = Object.entries(stack).filter(([key]) => !HAS_CONSTRUCTS.has(key));
  return {
    constructs: [...providers, ...made(resource, ''), ...made(data, 'data_')],
    outputs: output,
    overrides: Object.fromEntries(others) as JsonMap,
  };
}

/** Its folder in the bindings, which leave the provider's name out of resources and not out of data sources. */
function moduleOf(library: string, type: string): string {
  const words = type.split('_');
  const folder = (words[0] === 'data' ? words : words.slice(1)).join('-');
  if (readdirSync(library).includes(folder)) return join(library, folder);
  throw new Error(`The bindings have no ${type}.`);
}

/** Arguments whose keys are names of the user's own. */
const MAPS = new Set([
  'annotations',
  'data',
  'data_wo',
  'labels',
  'limits',
  'manifest',
  'match_labels',
  'node_selector',
  'requests',
  'string_data',
  'tags',
  'triggers',
]);

function configOf({ depends_on: dependencies, ...body }: JsonMap): JsonMap {
  const config = camelCased(body) as JsonMap;
  delete config['//'];
  if (!Array.isArray(dependencies)) return config;
  return { ...config, dependsOn: dependencies.map((fqn) => ({ fqn })) };
}

function camelCased(value: Json): Json {
  if (Array.isArray(value)) return value.map(camelCased);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key.replaceAll(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase()),
      MAPS.has(key) ? inner : camelCased(inner),
    ]),
  );
}
