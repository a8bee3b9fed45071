import { definePack, type Pack } from '../../src/pack';
import { amqp } from './amqp';
import { account } from './account';
import { dns } from './dns';
import { ingress } from './ingress';
import { key } from './key';
import { leftOut } from './left-out';
import { network } from './network';
import { route } from './route';
import { tlsCertificate } from './tls-certificate';
import { volumes } from './volume';
import { dynamodb } from './dynamodb';
import { mysql, serverlessMysql } from './mysql';
import { postgres, serverlessPostgres } from './postgres';
import { redis } from './redis';
import { s3 } from './s3';
import { snsTopic } from './sns-topic';
import { sqs } from './sqs';
import { workloads } from './workloads';
import type { AwsOptions } from './options';

export type { ServerlessOptions } from './aurora-cluster';
export { dns, type DnsOptions } from './dns';
export { mysql, serverlessMysql } from './mysql';
export { postgres, serverlessPostgres } from './postgres';
export type { RdsInstanceOptions } from './rds-instance';
export { redis, type RedisOptions } from './redis';
export { reachable, type ReachableAt } from './reachable';
export { awsSecrets, type AwsSecretsOptions } from './secret-store';
export type {
  AwsOptions,
  ExistingNetwork,
  OwnNetwork,
  PodsOptions,
  PolicyStatement,
  WorkloadOptions,
} from './options';

/** A pack that runs workloads on Amazon Web Services, without static credentials and with nothing open to the world. */
export function aws(options: AwsOptions): Pack {
  return definePack({
    name: 'aws',
    summary: 'Workloads and what they need on Amazon Web Services.',
    folder: __dirname,
    leavesOut: leftOut(options),
    resources: [
      account(options),
      network(options),
      key(options),
      ingress(options),
      dns(options),
      tlsCertificate(options),
      route(),
      ...volumes(options),
      ...(options.passwordsInState === true ? [amqp(options)] : []),
      dynamodb(),
      mysql(options),
      postgres(options),
      redis(),
      s3(options),
      serverlessMysql(options),
      serverlessPostgres(options),
      snsTopic(),
      sqs(options),
      ...workloads(options),
    ],
  });
}
