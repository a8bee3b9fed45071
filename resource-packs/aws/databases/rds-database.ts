import type { DbInstanceConfig } from '@cdktf/provider-aws/lib/db-instance';
import type { DbParameterGroupConfig } from '@cdktf/provider-aws/lib/db-parameter-group';
import { DbSubnetGroup } from '@cdktf/provider-aws/lib/db-subnet-group';
import type { RdsClusterConfig } from '@cdktf/provider-aws/lib/rds-cluster';
import type { RdsClusterInstanceConfig } from '@cdktf/provider-aws/lib/rds-cluster-instance';
import type { ITerraformDependable } from 'cdktf';
import { revisionOf, type CreateInput, type SecretValue } from '../../../src/pack';
import type { AwsOptions } from '../options';
import { generatedPassword, type GeneratedPassword } from '../secrets/generated-password';
import { finalSnapshotOf, privateServer, serverName, type PrivateServer } from './private-server';
import type { RdsEngine } from './rds-engines';
import { rdsLogGroups } from './rds-logs';
import { rdsMonitoring } from './rds-monitoring';

/** Backups of a day that is long past are wanted where the data counts. */
const BACKUP_DAYS = { protected: 14, other: 7 };

/** Three fewer than RDS takes, because the instances of a cluster are numbered. */
const IDENTIFIER_LIMIT = 60;

/** What people have to know who log in to a database on RDS, or rotate its password. */
export const RDS_NOTES = [
  'Workloads log in as the user that the server was made with, who owns the database and may do all but what AWS keeps for itself.',
  'Where a rotation stops at the server, users keep the password that it takes; raise the revision once more to try again.',
  'An environment that is protected leaves a last snapshot behind, which only people delete.',
] as const;

/** What a definition of a database on RDS answers. */
export interface RdsOutputs {
  readonly host: string;
  readonly port: number;
  readonly name: string;
  readonly database: string;
  readonly username: string;
  readonly password: SecretValue;
  readonly securityGroup: string;
}

/** What an instance and a cluster of RDS have in common, made before either. */
export interface RdsDatabase extends PrivateServer {
  readonly engine: RdsEngine;
  readonly version: string;
  readonly identifier: string;
  readonly database: string;
  /** The user that the server is made with. It owns the database, and may make extensions and other users. */
  readonly username: string;
  readonly password: GeneratedPassword;
  readonly subnetGroup: string;
  /** The ARN of the role by which the machine reports how it is doing. */
  readonly monitoringRole: string;
  /** Whether the environment is. */
  readonly protected: boolean;
  /** What has to exist before the server does. */
  readonly before: ITerraformDependable[];
}

/** What a database on RDS is served by. */
export interface RdsServer {
  readonly kind: 'instance' | 'cluster';
  readonly engine: RdsEngine;
  /** @default the newest that is proven */
  readonly version?: string | undefined;
}

/** Makes all that a database on RDS has besides its server. */
export function rdsDatabase(
  { scope, name, address, needs, context }: CreateInput<unknown>,
  options: AwsOptions,
  { kind, engine, version = engine.version }: RdsServer,
): RdsDatabase {
  const server = privateServer(scope, name, needs);
  const identifier = serverName(name, IDENTIFIER_LIMIT);
  const subnets = new DbSubnetGroup(scope, 'subnets', {
    name: identifier,
    description: 'The private subnets of the environment.',
    subnetIds: server.subnets,
  });
  const monitoring = rdsMonitoring(scope, name, options);
  const logs = rdsLogGroups(scope, `${kind}/${identifier}`, { ...engine, key: server.key });
  return {
    ...server,
    engine,
    version,
    identifier,
    database: name.within(63, { separator: '_', startsWithLetter: true }),
    username: 'app',
    password: generatedPassword(scope, {
      name: `${identifier}/password`,
      key: server.key,
      revision: revisionOf(options, address),
      protected: context.protected,
    }),
    subnetGroup: subnets.name,
    monitoringRole: monitoring.arn,
    protected: context.protected,
    before: [...logs, monitoring.attached],
  };
}

/** The parameters of a server, which an instance and a cluster have in groups of their own. */
export function rdsParameters({ identifier, engine, version }: RdsDatabase) {
  return {
    // A version of its own, because a group that a server uses cannot be replaced.
    name: `${identifier}-${version.replaceAll('.', '-')}`,
    description: 'Connections are encrypted, and slow statements are logged.',
    family: engine.family(version),
    parameter: [...engine.parameters],
    lifecycle: { createBeforeDestroy: true },
  } satisfies DbParameterGroupConfig;
}

/** What an instance and a cluster are told alike: they are private, encrypted, backed up and guarded. */
export function rdsSettings(database: RdsDatabase) {
  const { engine } = database;
  return {
    engine: engine.engine,
    engineVersion: database.version,
    allowMajorVersionUpgrade: true,
    iamDatabaseAuthenticationEnabled: true,
    port: engine.port,
    dbSubnetGroupName: database.subnetGroup,
    vpcSecurityGroupIds: [database.securityGroup],
    storageEncrypted: true,
    kmsKeyId: database.key,
    backupRetentionPeriod: BACKUP_DAYS[database.protected ? 'protected' : 'other'],
    copyTagsToSnapshot: true,
    deleteAutomatedBackups: !database.protected,
    deletionProtection: database.protected,
    skipFinalSnapshot: !database.protected,
    ...(database.protected && { finalSnapshotIdentifier: finalSnapshotOf(database) }),
    applyImmediately: !database.protected,
    enabledCloudwatchLogsExports: [...engine.logs],
    dependsOn: database.before,
  } satisfies Partial<DbInstanceConfig & RdsClusterConfig>;
}

/** What watches a machine, whether it is of an instance or of a cluster. */
export function rdsWatched({ key, monitoringRole }: RdsDatabase, { insights = true } = {}) {
  return {
    monitoringInterval: 60,
    monitoringRoleArn: monitoringRole,
    performanceInsightsEnabled: insights,
    ...(insights && { performanceInsightsKmsKeyId: key, performanceInsightsRetentionPeriod: 7 }),
  } satisfies Partial<DbInstanceConfig & RdsClusterInstanceConfig>;
}

/** What users are told of a database whose server is there. */
export function rdsOutputs(
  { engine, database, username, password, securityGroup }: RdsDatabase,
  { host, server }: { readonly host: string; readonly server: ITerraformDependable },
): RdsOutputs {
  return {
    host,
    port: engine.port,
    name: database,
    database,
    username,
    password: password.releasedAfter(server),
    securityGroup,
  };
}
