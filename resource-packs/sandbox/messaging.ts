import type { ResourceDefinition } from '../../src/pack';
import {
  amqpType,
  daprPubsubType,
  daprStateStoreType,
  daprSubscriptionType,
  gcpPubsubEmulatorType,
  kafkaTopicType,
  snsTopicType,
  sqsType,
} from '../../src/resource-types';
import { databaseName, type HostOf } from './names';
import { recordOf } from './record-of';

/** Everything that carries messages, and Dapr, whose components hide which one does. */
export function messaging(hostOf: HostOf): ResourceDefinition[] {
  return [
    recordOf(amqpType, {
      summary: 'The record of a virtual host on a message broker.',
      holdsData: true,
      record: ({ name }) => ({
        host: hostOf(name),
        port: 5672,
        vhost: name.within(63),
        username: databaseName(name),
      }),
    }),
    recordOf(kafkaTopicType, {
      summary: 'The record of a Kafka topic.',
      holdsData: true,
      record: ({ name, params }) => ({
        host: hostOf(name),
        port: 9092,
        name: name.within(249),
        num_partitions: params.partitions,
      }),
    }),
    recordOf(sqsType, {
      summary: 'The record of an SQS queue.',
      holdsData: true,
      record: ({ name }) => ({
        url: `https://${hostOf(name)}/000000000000/${name.within(80)}`,
        arn: `arn:aws:sqs:sandbox:000000000000:${name.within(80)}`,
        region: 'sandbox',
      }),
    }),
    recordOf(snsTopicType, {
      summary: 'The record of an SNS topic.',
      holdsData: false,
      record: ({ name }) => ({
        arn: `arn:aws:sns:sandbox:000000000000:${name.within(256)}`,
        region: 'sandbox',
      }),
    }),
    recordOf(gcpPubsubEmulatorType, {
      summary: 'The record of a Pub/Sub emulator.',
      holdsData: false,
      record: ({ name, params }) => ({
        host: hostOf(name),
        port: 8085,
        project_id: params.project_id,
        emulator_host: `${hostOf(name)}:8085`,
      }),
    }),
    recordOf(daprPubsubType, {
      summary: 'The record of a Dapr component for publishing and subscribing.',
      holdsData: false,
      record: ({ name }) => ({ name: name.within(63) }),
    }),
    recordOf(daprStateStoreType, {
      summary: 'The record of a Dapr component that keeps state.',
      holdsData: true,
      record: ({ name }) => ({ name: name.within(63) }),
    }),
    recordOf(daprSubscriptionType, {
      summary: 'The record of a Dapr subscription.',
      holdsData: false,
      record: ({ name, params }) => ({ name: name.within(63), ...params }),
    }),
  ];
}
