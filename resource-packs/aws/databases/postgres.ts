import { postgresType } from '../../../src/resource-types';
import { awsResource } from '../aws-resource';
import type { AwsOptions } from '../options';
import { auroraCluster, checkedServerlessOptions, type ServerlessOptions } from './aurora-cluster';
import { PRIVATE_SERVER_NEEDS, guarded, letUsersIn } from './private-server';
import { RDS_NOTES } from './rds-database';
import { AURORA_POSTGRES, POSTGRES } from './rds-engines';
import { checkedInstanceOptions, rdsInstance, type RdsInstanceOptions } from './rds-instance';

const EXTENSIONS =
  'Extensions are installed by the application, which may do that: Terraform never logs in to a server.';

/** Only who logs in can install extensions, and Terraform never does. */
const params = postgresType.params.extend({
  extensions: postgresType.params.shape.extensions.describe(
    'Extensions, by name, that the application installs by `CREATE EXTENSION`; its user may do that.',
  ),
});

/** PostgreSQL on an instance of Amazon RDS for each request. */
export const postgres = (options: AwsOptions, own: RdsInstanceOptions = {}) => {
  const chosen = checkedInstanceOptions(own);
  return awsResource(postgresType, {
    summary: 'PostgreSQL on Amazon RDS, private, encrypted and backed up.',
    notes: [...RDS_NOTES, EXTENSIONS],
    params,
    handles: guarded,
    stateful: ['aws_db_instance'],
    needs: PRIVATE_SERVER_NEEDS,
    create: (input) =>
      rdsInstance(input, options, {
        engine: POSTGRES,
        own: { ...chosen, ...version(input.params) },
      }),
    connect: letUsersIn(POSTGRES.port),
  });
};

/** PostgreSQL on Amazon Aurora Serverless for each request. */
export const serverlessPostgres = (options: AwsOptions, own: ServerlessOptions = {}) => {
  const chosen = checkedServerlessOptions(own);
  return awsResource(postgresType, {
    class: 'serverless',
    summary: 'PostgreSQL on Amazon Aurora Serverless, which grows and shrinks with its use.',
    notes: [...RDS_NOTES, EXTENSIONS],
    params,
    handles: guarded,
    stateful: ['aws_rds_cluster'],
    needs: PRIVATE_SERVER_NEEDS,
    create: (input) =>
      auroraCluster(input, options, {
        engine: AURORA_POSTGRES,
        own: { ...chosen, ...version(input.params) },
      }),
    connect: letUsersIn(AURORA_POSTGRES.port),
  });
};

function version(params: { readonly version?: string | undefined }) {
  return params.version === undefined ? {} : { version: params.version };
}
