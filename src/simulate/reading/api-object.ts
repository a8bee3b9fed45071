import { isRecord } from '../planning/conform';
import type { BlockSchema } from '../provider-schema';
import { BigNumber, Dynamic } from '../values';

/** What the Kubernetes API calls what its provider has under another name: it says one where the API has several. */
const PLURALS: Readonly<Record<string, string>> = {
  access_mode: 'accessModes',
  config_map_ref: 'configMapRef',
  container: 'containers',
  egress: 'egress',
  env: 'env',
  env_from: 'envFrom',
  image_pull_secrets: 'imagePullSecrets',
  ingress: 'ingress',
  init_container: 'initContainers',
  item: 'items',
  items: 'items',
  metric: 'metrics',
  path: 'paths',
  port: 'ports',
  rule: 'rules',
  subject: 'subjects',
  toleration: 'tolerations',
  topology_spread_constraint: 'topologySpreadConstraints',
  volume: 'volumes',
  volume_claim_template: 'volumeClaimTemplates',
  volume_mount: 'volumeMounts',
};

/** Numbers that the provider keeps as texts. */
const NUMBERS = /^(?:replicas|completions|parallelism|min_replicas|max_replicas)$/;

/** The state of a Kubernetes resource as the API would show the object: without what is not set, in its own spelling. */
export function apiObject(state: unknown, { attributes, blocks }: BlockSchema): object {
  if (!isRecord(state)) return {};
  const known = Object.keys(attributes).filter((name) => name !== 'id' && !name.endsWith('_wo'));
  const plain = known
    .filter((name) => isSet(state[name]))
    .map((name): [string, unknown] => [camel(name), plainValue(name, state[name])]);
  const nested = Object.entries(blocks)
    .filter(([name]) => name !== 'timeouts' && isSet(state[name]))
    .map(([name, { block, maxItems, nesting }]): [string, unknown] => {
      const given = state[name];
      const items = Array.isArray(given) ? (given as unknown[]) : [given];
      const isOne = nesting === 'single' || nesting === 'group' || maxItems === 1;
      const objects = items.map((item) => apiObject(item, block));
      return isOne ? [camel(name), objects[0]] : [PLURALS[name] ?? camel(name), objects];
    });
  return Object.fromEntries([...plain, ...nested]);
}

function plainValue(name: string, value: unknown): unknown {
  if (value instanceof Dynamic) return plainValue(name, value.value);
  if (value instanceof BigNumber) return Number(value.digits);
  return typeof value === 'string' && NUMBERS.test(name) ? Number(value) : value;
}

function isSet(value: unknown): boolean {
  if (value === null || value === undefined) return false;
  return !Array.isArray(value) || value.length > 0;
}

function camel(name: string): string {
  return name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
