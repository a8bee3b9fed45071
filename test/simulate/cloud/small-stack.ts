import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StackDescription } from '../../../src/model';
import { openCloud, type StackText } from '../../../src/simulate/cloud';
import type { Fault } from '../../../src/simulate/fault';
import type { Cloud } from '../../../src/simulate/provider';
import type { BlockSchema, ProviderSchema } from '../../../src/simulate/provider-schema';
import { UNKNOWN, type BlockValue } from '../../../src/simulate/values';
import { attribute, block } from '../planning/blocks';

export const AWS = 'registry.terraform.io/hashicorp/aws';

const tagged = {
  id: attribute('computed'),
  arn: attribute('computed'),
  tags: attribute('optional', ['map', 'string']),
};

/** Enough of AWS for a network and what lies in it. */
export const SCHEMA: ProviderSchema = {
  provider: block({}),
  resources: types({
    aws_vpc: block({ ...tagged, cidr_block: attribute('required') }),
    aws_subnet: block({
      ...tagged,
      vpc_id: attribute('required'),
      cidr_block: attribute('required'),
      map_public_ip_on_launch: attribute('optional', 'bool'),
    }),
    aws_sqs_queue: block({
      ...tagged,
      name: attribute('optional'),
      url: attribute('computed'),
      delay_seconds: attribute('optional', 'number'),
    }),
    aws_db_instance: block({
      ...tagged,
      identifier: attribute('optional'),
      engine: attribute('required'),
      password_wo: attribute('write-only'),
      endpoint: attribute('computed'),
    }),
  }),
  dataSources: types({
    aws_availability_zones: block({
      id: attribute('computed'),
      names: attribute('computed', ['list', 'string']),
    }),
    aws_caller_identity: block({ id: attribute('computed'), account_id: attribute('computed') }),
    aws_vpc: block({ id: attribute('either'), cidr_block: attribute('either') }),
  }),
  ephemerals: types({
    aws_secretsmanager_secret_version: block({
      secret_id: attribute('required'),
      version_id: attribute('either'),
      version_stage: attribute('optional'),
      secret_string: attribute('computed'),
    }),
  }),
};

function types(blocks: Readonly<Record<string, BlockSchema>>): ProviderSchema['resources'] {
  return Object.fromEntries(
    Object.entries(blocks).map(([type, of]) => [type, { version: 0, block: of }]),
  );
}

const CONFIGURATION = {
  terraform: { required_providers: { aws: { source: 'aws' } } },
  provider: {
    aws: [
      { region: 'eu-central-1', allowed_account_ids: ['111122223333'] },
      { alias: 'west', region: 'eu-west-1' },
    ],
  },
  resource: {
    aws_vpc: { main: { cidr_block: '10.0.0.0/16', tags: { Name: 'main' } } },
    aws_subnet: {
      a: { vpc_id: '${aws_vpc.main.id}', cidr_block: '10.0.1.0/24' },
      b: { vpc_id: '${aws_vpc.main.id}', cidr_block: '10.0.2.0/24' },
    },
    aws_sqs_queue: {
      jobs: { name: 'jobs', delay_seconds: 5 },
      far: { name: 'far', provider: 'aws.west' },
    },
    aws_db_instance: { db: { identifier: 'db', engine: 'postgres' } },
  },
};

const DESCRIPTION = {
  stack: 'shop-production',
  resources: [
    { address: 'amqp.default#shop.jobs', terraform: ['aws_sqs_queue.far', 'aws_sqs_queue.jobs'] },
  ],
} as unknown as StackDescription; // Nothing else of it matters here.

export const STACK: StackText = { configuration: CONFIGURATION, description: DESCRIPTION };

/** The path of a file that is not there yet. */
export function newFile(): string {
  return join(mkdtempSync(join(tmpdir(), 'cloud-')), 'cloud.jsonl');
}

/** A provider of a cloud of its own, or of one that is in a file already. */
export function open(
  file: string,
  {
    faults = [],
    stack = STACK,
    schema = SCHEMA,
  }: Partial<{ faults: readonly Fault[]; stack: StackText; schema: ProviderSchema }> = {},
) {
  const cloud = openCloud({ file, stack, faults });
  if (!('forProvider' in cloud)) throw new Error(cloud.map(({ detail }) => detail).join('\n'));
  return {
    ...clientOf(cloud.forProvider(AWS, schema), schema),
    close: () => {
      cloud.close();
    },
  };
}

/** Asks a cloud as Terraform does, with less to say. */
function clientOf(cloud: Cloud, schema: ProviderSchema) {
  const wholeConfig = (type: string, config: BlockValue): BlockValue => {
    const { attributes = {} } = schema.resources[type]?.block ?? {};
    return Object.fromEntries(Object.keys(attributes).map((name) => [name, config[name] ?? null]));
  };
  const apply = (type: string, prior: BlockValue | null, config: BlockValue | null) => {
    const whole = config && wholeConfig(type, config);
    const planned = whole && plannedOf(schema.resources[type]?.block ?? block({}), prior, whole);
    const plannedPrivate = Uint8Array.of(1, 2);
    return cloud.apply({ type, prior, planned, config: whole, plannedPrivate });
  };
  return {
    cloud,
    create: (type: string, config: BlockValue) => apply(type, null, config),
    /** Creates what has to succeed. */
    make: async (type: string, config: BlockValue): Promise<BlockValue> => {
      const { state, diagnostics } = await apply(type, null, config);
      if (state && diagnostics.length === 0) return state;
      throw new Error(diagnostics.map(({ summary }) => summary).join());
    },
    update: (type: string, prior: BlockValue, config: BlockValue) => apply(type, prior, config),
    remove: (type: string, prior: BlockValue) => apply(type, prior, null),
    read: async (type: string, current: BlockValue) =>
      (await cloud.read({ type, current, private: new Uint8Array() })).state,
  };
}

function plannedOf(
  { attributes }: BlockSchema,
  prior: BlockValue | null,
  config: BlockValue,
): BlockValue {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, { computed, writeOnly }]) => {
      if (writeOnly) return [name, null];
      const given = config[name] ?? null;
      return [name, given === null && computed ? (prior ? (prior[name] ?? null) : UNKNOWN) : given];
    }),
  );
}
