import { definePack, type Pack } from '../../src/pack';
import { account } from './account';
import { checkAwsOptions } from './check-options';
import { dynamodb } from './databases/dynamodb';
import { mysql, serverlessMysql } from './databases/mysql';
import { postgres, serverlessPostgres } from './databases/postgres';
import { redis } from './databases/redis';
import { entrances } from './entrance/entrances';
import { key } from './key';
import { leftOut } from './left-out';
import { amqp } from './messaging/amqp';
import { snsTopic } from './messaging/sns-topic';
import { sqs } from './messaging/sqs';
import { network } from './network/network';
import type { AwsOptions } from './options';
import { s3 } from './storage/s3';
import { volumes } from './storage/volume';
import { workloads } from './workload/workloads';

export type { ServerlessOptions } from './databases/aurora-cluster';
export { dns, type DnsOptions } from './entrance/dns';
export { mysql, serverlessMysql } from './databases/mysql';
export { postgres, serverlessPostgres } from './databases/postgres';
export type { RdsInstanceOptions } from './databases/rds-instance';
export { redis, type RedisOptions } from './databases/redis';
export { reachable, type ReachableAt } from './network/reachable';
export { awsSecrets, type AwsSecretsOptions } from './secrets/secret-store';
export type {
  AwsOptions,
  ExistingNetwork,
  OwnNetwork,
  PodsEntrance,
  PodsOptions,
  PolicyStatement,
  WorkloadOptions,
} from './options';

/** A pack that runs workloads on Amazon Web Services, without static credentials and with nothing open to the world. */
export function aws(options: AwsOptions): Pack {
  checkAwsOptions(options);
  return definePack({
    name: 'aws',
    summary: 'Workloads and what they need on Amazon Web Services.',
    folder: __dirname,
    leavesOut: leftOut(options),
    resources: [
      account(options),
      network(options),
      key(options),
      ...entrances(options),
      ...volumes(options),
      ...(options.passwordsInState === true ? [amqp(options)] : []),
      dynamodb(),
      mysql(options),
      postgres(options),
      redis(options),
      s3(options),
      serverlessMysql(options),
      serverlessPostgres(options),
      snsTopic(),
      sqs(options),
      ...workloads(options),
    ],
  });
}
