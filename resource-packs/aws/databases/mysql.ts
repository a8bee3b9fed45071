import { mysqlType } from '../../../src/resource-types';
import { awsResource } from '../aws-resource';
import type { AwsOptions } from '../options';
import { auroraCluster, checkedServerlessOptions, type ServerlessOptions } from './aurora-cluster';
import { PRIVATE_SERVER_NEEDS, guarded, letUsersIn } from './private-server';
import { RDS_NOTES } from './rds-database';
import { AURORA_MYSQL, MYSQL } from './rds-engines';
import { checkedInstanceOptions, rdsInstance, type RdsInstanceOptions } from './rds-instance';

/** MySQL on an instance of Amazon RDS for each request. */
export const mysql = (options: AwsOptions, own: RdsInstanceOptions = {}) => {
  const chosen = checkedInstanceOptions(own);
  return awsResource(mysqlType, {
    summary: 'MySQL on Amazon RDS, private, encrypted and backed up.',
    notes: RDS_NOTES,
    handles: guarded,
    stateful: ['aws_db_instance'],
    needs: PRIVATE_SERVER_NEEDS,
    create: (input) => rdsInstance(input, options, { engine: MYSQL, own: chosen }),
    connect: letUsersIn(MYSQL.port),
  });
};

/** MySQL on Amazon Aurora Serverless for each request. */
export const serverlessMysql = (options: AwsOptions, own: ServerlessOptions = {}) => {
  const chosen = checkedServerlessOptions(own);
  return awsResource(mysqlType, {
    class: 'serverless',
    summary: 'MySQL on Amazon Aurora Serverless, which grows and shrinks with its use.',
    notes: RDS_NOTES,
    handles: guarded,
    stateful: ['aws_rds_cluster'],
    needs: PRIVATE_SERVER_NEEDS,
    create: (input) => auroraCluster(input, options, { engine: AURORA_MYSQL, own: chosen }),
    connect: letUsersIn(AURORA_MYSQL.port),
  });
};
