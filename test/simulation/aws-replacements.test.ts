import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { askReplacements } from '../../scripts/real-replacements';
import { replacementsOf } from '../../src/simulate/planning';
import type { Planner } from '../../src/simulate/provider';
import { findAwsPlugin, startRealAws } from '../engines/aws/real-planner';
import { describeOn } from '../engines/found';

jest.setTimeout(600_000);

const PACK = resolve(__dirname, '../../resource-packs/aws');

const OF_A_KIND = 'Another address of the same kind is taken in place, and only that was asked.';
const ADDED_TO = 'The provider adds to what is given, so that a state that was made up differs.';

/** What the table has and the provider does not say when it is asked like this, by type and path, with the reason. */
const EXPLAINED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  aws_dynamodb_table: {
    'local_secondary_index.non_key_attributes': 'Attributes have to be declared with it.',
    'local_secondary_index.projection_type': 'It is checked against other arguments.',
    'local_secondary_index.range_key': 'Attributes have to be declared with it.',
  },
  aws_ecs_task_definition: {
    'volume.docker_volume_configuration.autoprovision': ADDED_TO,
    'volume.docker_volume_configuration.driver': ADDED_TO,
    'volume.docker_volume_configuration.driver_opts': ADDED_TO,
    'volume.docker_volume_configuration.labels': ADDED_TO,
    'volume.docker_volume_configuration.scope': ADDED_TO,
  },
  aws_elasticache_replication_group: {
    engine_version: 'Only an earlier version makes another one, and a later one was asked for.',
  },
  aws_vpc_security_group_egress_rule: {
    cidr_ipv4: OF_A_KIND,
    cidr_ipv6: OF_A_KIND,
    prefix_list_id: OF_A_KIND,
    referenced_security_group_id: OF_A_KIND,
  },
  aws_vpc_security_group_ingress_rule: {
    cidr_ipv4: OF_A_KIND,
    cidr_ipv6: OF_A_KIND,
    prefix_list_id: OF_A_KIND,
    referenced_security_group_id: OF_A_KIND,
  },
};

/** Some of the types that `scripts/replacements.ts` has written down. */
const WRITTEN_DOWN = [
  'aws_glue_job',
  'aws_redshiftserverless_namespace',
  'aws_workspaces_workspace',
];

/** The types of AWS that the pack makes. */
function typesOfPack(): readonly string[] {
  const files = readdirSync(PACK, { recursive: true, encoding: 'utf8' });
  const texts = files
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(join(PACK, file), 'utf8'));
  const modules = texts.flatMap((text) => [
    ...text.matchAll(/@cdktf\/provider-aws\/lib\/([a-z0-9-]+)/g),
  ]);
  const names = new Set(modules.map(([, name = '']) => name));
  return [...names]
    .filter((name) => name !== 'provider' && !/^(?:data|ephemeral)-/.test(name))
    .map((name) => `aws_${name.replaceAll('-', '_')}`)
    .sort();
}

const TYPES = [...typesOfPack(), ...WRITTEN_DOWN].sort();

describeOn('what a change replaces, according to the real AWS provider', findAwsPlugin(), () => {
  let planner: Planner;
  beforeAll(async () => (planner = await startRealAws({ resources: TYPES })));
  afterAll(() => planner.close());

  test.each(TYPES)(
    '%s is replaced as the table has it',
    async (type) => {
      const table = replacementsOf(type);
      const attributes = planner.schema.resources[type]?.block.attributes ?? {};
      const isInTable = (path: string) =>
        table.some((known) => path === known || path.startsWith(`${known}.`));
      const isScalar = (path: string) => typeof attributes[path]?.type === 'string';
      const verdicts = await askReplacements(
        planner,
        type,
        (path) => isInTable(path) || isScalar(path),
      );

      const differing = [...verdicts].filter(([path, verdict]) =>
        isInTable(path) ? verdict !== 'replaces' : verdict === 'replaces',
      );
      // An explanation that explains nothing is one too many.
      expect(differing.map(([path]) => path).sort()).toEqual(
        Object.keys(EXPLAINED[type] ?? {}).sort(),
      );
    },
    120_000,
  );
});
