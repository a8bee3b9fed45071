import {
  ElasticacheReplicationGroup,
  type ElasticacheReplicationGroupConfig,
} from '@cdktf/provider-aws/lib/elasticache-replication-group';
import { ElasticacheSubnetGroup } from '@cdktf/provider-aws/lib/elasticache-subnet-group';
import { revisionOf, type CreateInput } from '../../../src/pack';
import { redisType } from '../../../src/resource-types';
import { awsResource } from '../aws-resource';
import type { AwsOptions } from '../options';
import { generatedPassword } from '../secrets/generated-password';
import {
  PRIVATE_SERVER_NEEDS,
  finalSnapshotOf,
  guarded,
  letUsersIn,
  privateServer,
  serverName,
} from './private-server';

const PORT = 6379;
const NODE_TYPE = 'cache.t4g.small';

const NO_PASSWORD =
  'ElastiCache takes a password in no way that keeps it out of the state of Terraform, so the server has none: only the workloads that use it reach it, and connections are encrypted. For a server with a password choose redis of the pack kubernetes, give one by existing, or set the option passwordsInState to accept it in the state.';

/** What a platform may choose for a cache. */
export interface RedisOptions {
  /** Such as `cache.m7g.large`. @default 'cache.t4g.small' */
  readonly nodeType?: string;
  /** How many nodes there are; a second one, in another zone, takes over. @default 2 where protected, else 1 */
  readonly nodes?: number;
}

/** A server for each request; without a password, unless the options accept one in the state of Terraform. */
export const redis = (options: AwsOptions, own: RedisOptions = {}) => {
  refuseMistakes(own);
  return options.passwordsInState === true ? withPassword(options, own) : withoutPassword(own);
};

const SUMMARY = 'Valkey on Amazon ElastiCache, which speaks the Redis protocol over TLS';

const SERVER = {
  handles: guarded,
  stateful: ['aws_elasticache_replication_group'],
  needs: PRIVATE_SERVER_NEEDS,
  connect: letUsersIn(PORT),
};

const withoutPassword = (own: RedisOptions) =>
  awsResource(redisType, {
    ...SERVER,
    summary: `${SUMMARY}.`,
    unavailable: { password: NO_PASSWORD },
    create: (input) => outputsOf(replicationGroup(input, own, roomFor(input))),
  });

const withPassword = (options: AwsOptions, own: RedisOptions) =>
  awsResource(redisType, {
    ...SERVER,
    summary: `${SUMMARY}, and whose password is in the state of Terraform.`,
    notes: [
      'The password is in the state of Terraform, which ElastiCache leaves no way around: whoever may read the state may log in.',
      'After a rotation the server takes the password before the last as well, until the next one.',
    ],
    create(input) {
      const { scope, address, context } = input;
      const room = roomFor(input);
      const password = generatedPassword(scope, {
        name: `${room.identifier}/password`,
        key: room.key,
        revision: revisionOf(options, address),
        protected: context.protected,
      });
      const made = replicationGroup(input, own, room, {
        authToken: password.inState(),
        authTokenUpdateStrategy: 'ROTATE',
      });
      return { ...outputsOf(made), password: password.releasedAfter(made.server) };
    },
  });

type Input = CreateInput<unknown>;

function roomFor({ scope, name, needs }: Input) {
  return { ...privateServer(scope, name, needs), identifier: serverName(name, 40) };
}

function replicationGroup(
  { scope, context }: Input,
  { nodeType = NODE_TYPE, nodes = context.protected ? 2 : 1 }: RedisOptions,
  { identifier, key, subnets, securityGroup }: ReturnType<typeof roomFor>,
  login: Pick<ElasticacheReplicationGroupConfig, 'authToken' | 'authTokenUpdateStrategy'> = {},
) {
  const subnetGroup = new ElasticacheSubnetGroup(scope, 'subnets', {
    name: identifier,
    description: 'The private subnets of the environment.',
    subnetIds: subnets,
  });
  const server = new ElasticacheReplicationGroup(scope, 'Default', {
    replicationGroupId: identifier,
    description: 'Made by Scoreform.',
    engine: 'valkey',
    engineVersion: '8.0',
    nodeType,
    port: PORT,
    numCacheClusters: nodes,
    automaticFailoverEnabled: nodes > 1,
    multiAzEnabled: nodes > 1,
    subnetGroupName: subnetGroup.name,
    securityGroupIds: [securityGroup],
    transitEncryptionEnabled: true,
    atRestEncryptionEnabled: 'true',
    kmsKeyId: key,
    ...login,
    autoMinorVersionUpgrade: 'true',
    applyImmediately: !context.protected,
    snapshotRetentionLimit: context.protected ? 14 : 1,
    ...(context.protected && {
      finalSnapshotIdentifier: finalSnapshotOf({ identifier, securityGroup }),
    }),
  });
  return { server, securityGroup };
}

function outputsOf({ server, securityGroup }: ReturnType<typeof replicationGroup>) {
  return {
    host: server.primaryEndpointAddress,
    port: PORT,
    username: 'default',
    securityGroup,
  };
}

function refuseMistakes({ nodeType = NODE_TYPE, nodes = 1 }: RedisOptions): void {
  if (!nodeType.startsWith('cache.')) {
    throw new TypeError(`"${nodeType}" is no node type of ElastiCache; they begin with "cache.".`);
  }
  if (!Number.isInteger(nodes) || nodes < 1 || nodes > 6) {
    throw new TypeError('A server of ElastiCache has from 1 to 6 nodes.');
  }
}
