import { DbSubnetGroup } from '@cdktf/provider-aws/lib/db-subnet-group';
import type { ITerraformDependable } from 'cdktf';
import type { CreateInput, SecretValue } from '../../../src/pack';
import { revisionOf, type AwsOptions } from '../options';
import { generatedPassword, type GeneratedPassword } from '../secrets/generated-password';
import { privateServer, serverName, type PrivateServer } from './private-server';
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
  readonly identifier: string;
  readonly database: string;
  /** The user that the server is made with. It owns the database, and may make extensions and other users. */
  readonly username: string;
  readonly password: GeneratedPassword;
  readonly subnetGroup: string;
  /** The ARN of the role by which the machine reports how it is doing. */
  readonly monitoringRole: string;
  readonly backupDays: number;
  /** What has to exist before the server does. */
  readonly before: ITerraformDependable[];
}

/** Makes all that a database on RDS has besides its server. */
export function rdsDatabase(
  { scope, name, address, needs, context }: CreateInput<unknown>,
  options: AwsOptions,
  { kind, engine }: { readonly kind: 'instance' | 'cluster'; readonly engine: RdsEngine },
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
    backupDays: context.protected ? BACKUP_DAYS.protected : BACKUP_DAYS.other,
    before: [...logs, monitoring.attached],
  };
}

/** What users are told of a database whose server is there. */
export function rdsOutputs(
  { database, username, password, securityGroup }: RdsDatabase,
  { host, port, server }: { host: string; port: number; server: ITerraformDependable },
): RdsOutputs {
  return {
    host,
    port,
    name: database,
    database,
    username,
    password: password.releasedAfter(server),
    securityGroup,
  };
}
