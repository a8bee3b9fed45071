import { AWS_NETWORK_REPLACEMENTS } from '../../../src/simulate/planning/replacing-aws-network';
import { AWS_RUNTIME_REPLACEMENTS } from '../../../src/simulate/planning/replacing-aws-runtime';
import { AWS_STORES_REPLACEMENTS } from '../../../src/simulate/planning/replacing-aws-stores';
import { KUBERNETES_REPLACEMENTS } from '../../../src/simulate/planning/replacing-kubernetes';
import type { BlockSchema, ProviderSchema } from '../../../src/simulate/provider-schema';
import { findBindings, readBindings } from '../../../src/simulate/schema';

/** What provider 5.100.0 has and the bindings, which are of a later one, do not. */
const EARLIER = [
  'aws_ecs_task_definition inference_accelerator',
  'aws_eip vpc',
  'aws_flow_log log_group_name',
  'aws_instance cpu_core_count',
  'aws_instance cpu_threads_per_core',
];

const AWS = {
  ...AWS_NETWORK_REPLACEMENTS,
  ...AWS_RUNTIME_REPLACEMENTS,
  ...AWS_STORES_REPLACEMENTS,
};

/** Some kinds are older than `_v1`, and some have no namespace. */
const KUBERNETES = Object.fromEntries(
  Object.entries(KUBERNETES_REPLACEMENTS)
    .filter(([type]) => type !== 'kubernetes_daemon_set')
    .map(([type, paths]) => [type, paths.filter((path) => !path.startsWith('metadata.'))]),
);

test.each([
  ['aws', AWS, EARLIER],
  ['kubernetes', KUBERNETES, []],
])('every path of the table for %s leads to something', (name, table, earlier) => {
  const schema = schemaOf(`registry.terraform.io/hashicorp/${name}`, Object.keys(table));

  const lost = Object.entries(table).flatMap(([type, paths]) =>
    paths
      .filter((path) => !leadsSomewhere(schema.resources[type]?.block, path.split('.')))
      .map((path) => `${type} ${path}`),
  );

  expect(lost.sort()).toEqual(earlier);
});

function schemaOf(source: string, resources: readonly string[]): ProviderSchema {
  const bindings = findBindings(source, process.cwd());
  if (!bindings) throw new Error(`There are no bindings of ${source}.`);
  const schema = readBindings(bindings, { resources, dataSources: [], ephemerals: [] });
  if ('provider' in schema) return schema;
  throw new Error(schema.map(({ detail }) => detail).join('\n'));
}

function leadsSomewhere(block: BlockSchema | undefined, steps: readonly string[]): boolean {
  const [name = '', ...rest] = steps;
  if (!block || name in block.attributes) return block !== undefined;
  const nested = block.blocks[name];
  return nested !== undefined && (rest.length === 0 || leadsSomewhere(nested.block, rest));
}
