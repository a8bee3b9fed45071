import { ElasticacheReplicationGroup } from '@cdktf/provider-aws/lib/elasticache-replication-group';
import { ElasticacheSubnetGroup } from '@cdktf/provider-aws/lib/elasticache-subnet-group';
import { redisType } from '../../src/resource-types';
import { awsResource } from './aws-resource';
import { PRIVATE_SERVER_NEEDS, guarded, privateServer, serverName } from './private-server';
import { reachable } from './reachable';

const PORT = 6379;

const NO_PASSWORD =
  'ElastiCache takes a password in no way that keeps it out of the state of Terraform, so the server has none: only the workloads that use it reach it, and connections are encrypted. For a server with a password choose redis of the pack kubernetes, or give one by existing.';

/** What a platform may choose for a cache. */
export interface RedisOptions {
  /** Such as `cache.m7g.large`. @default 'cache.t4g.small' */
  readonly nodeType?: string;
  /** How many nodes there are; a second one, in another zone, takes over. @default 2 where protected, else 1 */
  readonly nodes?: number;
}

/** A server for each request. */
export const redis = ({ nodeType = 'cache.t4g.small', nodes }: RedisOptions = {}) => {
  refuseMistakes(nodeType, nodes);
  return awsResource(redisType, {
    summary: 'Valkey on Amazon ElastiCache, which speaks the Redis protocol over TLS.',
    handles: guarded,
    stateful: ['aws_elasticache_replication_group'],
    needs: PRIVATE_SERVER_NEEDS,
    unavailable: { password: NO_PASSWORD },
    create({ scope, name, needs, context }) {
      const { key, subnets, securityGroup } = privateServer(scope, name, needs);
      const identifier = serverName(name, 40);
      const subnetGroup = new ElasticacheSubnetGroup(scope, 'subnets', {
        name: identifier,
        description: 'The private subnets of the environment.',
        subnetIds: subnets,
      });
      const count = nodes ?? (context.protected ? 2 : 1);
      const server = new ElasticacheReplicationGroup(scope, 'Default', {
        replicationGroupId: identifier,
        description: 'Made by Scoreform.',
        engine: 'valkey',
        engineVersion: '8.0',
        nodeType,
        port: PORT,
        numCacheClusters: count,
        automaticFailoverEnabled: count > 1,
        multiAzEnabled: count > 1,
        subnetGroupName: subnetGroup.name,
        securityGroupIds: [securityGroup],
        transitEncryptionEnabled: true,
        atRestEncryptionEnabled: 'true',
        kmsKeyId: key,
        autoMinorVersionUpgrade: 'true',
        applyImmediately: !context.protected,
        snapshotRetentionLimit: context.protected ? 14 : 1,
        ...(context.protected && { finalSnapshotIdentifier: `${identifier}-final` }),
      });
      return {
        host: server.primaryEndpointAddress,
        port: PORT,
        username: 'default',
        securityGroup,
      };
    },
    connect(input) {
      reachable({ port: PORT, securityGroup: input.outputs.securityGroup })(input);
      return undefined;
    },
  });
};

function refuseMistakes(nodeType: string, nodes = 1): void {
  if (!nodeType.startsWith('cache.')) {
    throw new TypeError(`"${nodeType}" is no node type of ElastiCache; they begin with "cache.".`);
  }
  if (!Number.isInteger(nodes) || nodes < 1 || nodes > 6) {
    throw new TypeError('A server of ElastiCache has from 1 to 6 nodes.');
  }
}
