import type { ResourceDefinition } from '../../../src/pack';
import { amqp } from './amqp';
import type { InClusterOptions } from './in-cluster-server';
import { mongodb } from './mongodb';
import { mysql } from './mysql';
import { postgres } from './postgres';
import { redis } from './redis';
import { s3 } from './s3';

/** Servers that run in the cluster themselves, each for one request, for environments whose data may be lost. */
export function inCluster(options: InClusterOptions): ResourceDefinition[] {
  return [amqp, mongodb, mysql, postgres, redis, s3].map((definition) => definition(options));
}
