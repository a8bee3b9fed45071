import { DbInstance } from '@cdktf/provider-aws/lib/db-instance';
import { DbParameterGroup } from '@cdktf/provider-aws/lib/db-parameter-group';
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

/** What a platform may choose for a database on an instance of its own. */
export interface RdsInstanceOptions {
  /** Such as `db.m7g.large`. @default 'db.t4g.medium' */
  readonly instanceClass?: string;
  /** In gibibytes, at least 20; it grows to five times as much by itself. @default 20 */
  readonly storage?: number;
  /** Whether another zone takes over when one is lost. @default true where protected */
  readonly multiAz?: boolean;
  /** The major version of the server, where no Score file asks for one. @default the newest that is proven */
  readonly version?: string;
}

/** Refuses what RDS would refuse, before anything is made. */
export function checkedInstanceOptions(options: RdsInstanceOptions): RdsInstanceOptions {
  const { storage = 20, instanceClass = 'db.' } = options;
  if (!Number.isInteger(storage) || storage < 20 || storage > 13_000) {
    throw new TypeError(
      'The storage of a database is a whole number of gibibytes from 20 to 13000.',
    );
  }
  if (!instanceClass.startsWith('db.')) {
    throw new TypeError(`"${instanceClass}" is no instance class of RDS; they begin with "db.".`);
  }
  return options;
}

/** A database on an instance of RDS: private, encrypted, backed up and watched. */
export function rdsInstance(
  input: CreateInput<unknown>,
  options: AwsOptions,
  { engine, own }: { readonly engine: RdsEngine; readonly own: RdsInstanceOptions },
): RdsOutputs {
  const { scope, context } = input;
  const { instanceClass = 'db.t4g.medium', storage = 20, multiAz = context.protected } = own;
  const database = rdsDatabase(input, options, { kind: 'instance', engine, version: own.version });
  const parameters = new DbParameterGroup(scope, 'parameters', rdsParameters(database));
  const server = new DbInstance(scope, 'Default', {
    ...rdsSettings(database),
    ...rdsWatched(database, { insights: engine.withoutInsights?.test(instanceClass) !== true }),
    identifier: database.identifier,
    autoMinorVersionUpgrade: true,
    instanceClass,
    parameterGroupName: parameters.name,
    dbName: database.database,
    username: database.username,
    passwordWo: database.password.writeOnly,
    passwordWoVersion: database.password.version,
    publiclyAccessible: false,
    multiAz,
    storageType: 'gp3',
    allocatedStorage: storage,
    maxAllocatedStorage: storage * 5,
  });
  selectForBackup(scope, { name: input.name, arn: server.arn }, options);
  return rdsOutputs(database, { host: server.address, server });
}
