import { RdsCluster } from '@cdktf/provider-aws/lib/rds-cluster';
import { RdsClusterInstance } from '@cdktf/provider-aws/lib/rds-cluster-instance';
import { RdsClusterParameterGroup } from '@cdktf/provider-aws/lib/rds-cluster-parameter-group';
import type { CreateInput } from '../../../src/pack';
import type { AwsOptions } from '../options';
import { selectForBackup } from '../storage/backup-selection';
import {
  rdsDatabase,
  rdsOutputs,
  rdsParameters,
  rdsSettings,
  rdsWatched,
  type RdsOutputs,
} from './rds-database';
import type { RdsEngine } from './rds-engines';

/** What a platform may choose for a database that grows and shrinks by itself. */
export interface ServerlessOptions {
  /** Between how many capacity units it moves; one is about two gibibytes of memory. @default 0.5 to 8 */
  readonly capacity?: { readonly least: number; readonly most: number };
  /** How many instances there are; a second one, in another zone, takes over. @default 2 where protected, else 1 */
  readonly instances?: number;
  /** The major version of the server, where no Score file asks for one. @default the newest that is proven */
  readonly version?: string;
}

/** Refuses what Aurora would refuse, before anything is made. */
export function checkedServerlessOptions(options: ServerlessOptions): ServerlessOptions {
  const { capacity = CAPACITY, instances = 1 } = options;
  const { least, most } = capacity;
  if (![least, most].every((units) => Number.isInteger(units * 2)) || least < 0 || most > 256) {
    throw new TypeError(
      'The capacity of Aurora Serverless is given in halves of units, from 0 to 256.',
    );
  }
  if (most < Math.max(least, 1)) {
    throw new TypeError('The greatest capacity is at least 1, and no less than the least.');
  }
  if (!Number.isInteger(instances) || instances < 1 || instances > 16) {
    throw new TypeError('A cluster of Aurora has from 1 to 16 instances.');
  }
  return options;
}

const CAPACITY = { least: 0.5, most: 8 };

/** A database on Aurora Serverless v2: private, encrypted, backed up and watched. */
export function auroraCluster(
  input: CreateInput<unknown>,
  options: AwsOptions,
  { engine, own }: { readonly engine: RdsEngine; readonly own: ServerlessOptions },
): RdsOutputs {
  const { scope, context } = input;
  const { capacity = CAPACITY, instances = context.protected ? 2 : 1 } = own;
  const database = rdsDatabase(input, options, { kind: 'cluster', engine, version: own.version });
  const { identifier } = database;
  const parameters = new RdsClusterParameterGroup(scope, 'parameters', rdsParameters(database));
  const cluster = new RdsCluster(scope, 'Default', {
    ...rdsSettings(database),
    clusterIdentifier: identifier,
    dbClusterParameterGroupName: parameters.name,
    databaseName: database.database,
    masterUsername: database.username,
    masterPasswordWo: database.password.writeOnly,
    masterPasswordWoVersion: database.password.version,
    serverlessv2ScalingConfiguration: { minCapacity: capacity.least, maxCapacity: capacity.most },
    ...(engine.backtrack !== undefined && { backtrackWindow: engine.backtrack }),
  });
  selectForBackup(scope, { name: input.name, arn: cluster.arn }, options);
  const servers = Array.from({ length: instances }, (_, index) => {
    const number = String(index + 1);
    return new RdsClusterInstance(scope, `instance-${number}`, {
      ...rdsWatched(database),
      identifier: `${identifier}-${number}`,
      clusterIdentifier: cluster.id,
      engine: cluster.engine,
      engineVersion: cluster.engineVersion,
      instanceClass: 'db.serverless',
      dbSubnetGroupName: database.subnetGroup,
      publiclyAccessible: false,
      autoMinorVersionUpgrade: true,
      copyTagsToSnapshot: true,
      applyImmediately: !context.protected,
    });
  });
  return rdsOutputs(database, {
    host: cluster.endpoint,
    server: servers[0] ?? cluster,
  });
}
