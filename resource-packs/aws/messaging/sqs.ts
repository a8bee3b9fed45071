import { SqsQueue } from '@cdktf/provider-aws/lib/sqs-queue';
import { SqsQueuePolicy } from '@cdktf/provider-aws/lib/sqs-queue-policy';
import { Fn } from 'cdktf';
import { z } from 'zod';
import type { Access } from '../../../src/model';
import { outputsAs } from '../../../src/pack';
import { awsAccountType, awsKeyType, sqsType } from '../../../src/resource-types';
import { awsResource } from '../aws-resource';
import type { AwsOptions } from '../options';
import { withKeyUse } from '../policies/key-use';
import { onlyEncrypted } from '../policies/only-encrypted';
import { addUser, usersHandle, usersPolicy } from '../policies/only-users';
import { partitionOf } from '../policies/partition';
import { policyDocument } from '../policies/policy-document';

const FOURTEEN_DAYS = 14 * 24 * 60 * 60;

/** How often a message is handed out before it is put aside. */
const ATTEMPTS = 5;

/** To read a queue is to take messages off it. */
const TAKE = ['sqs:ChangeMessageVisibility', 'sqs:DeleteMessage', 'sqs:ReceiveMessage'];
const LOOK = ['sqs:GetQueueAttributes', 'sqs:GetQueueUrl'];
const READ = [...LOOK, ...TAKE];
const WRITE = [...READ, 'sqs:SendMessage'];
const ACTIONS: Readonly<Record<Access, readonly string[]>> = {
  read: READ,
  write: WRITE,
  admin: [...WRITE, 'sqs:PurgeQueue'],
};

/** What moves messages that were put aside back into the queue. */
const RETRY = [
  ...READ,
  'sqs:CancelMessageMoveTask',
  'sqs:ListMessageMoveTasks',
  'sqs:StartMessageMoveTask',
];

/** A queue for each request, and one beside it for messages that nobody could work off. */
export const sqs = ({ account }: AwsOptions) =>
  awsResource(sqsType, {
    summary: 'A queue on Amazon SQS, which puts messages aside that fail five times.',
    notes: [
      'Only the roles of its users may send, receive and delete; SNS, EventBridge and operators may not, whatever else allows them.',
    ],
    handles: usersHandle.extend({ failed: z.string() }),
    stateful: ['aws_sqs_queue'],
    needs: { key: { type: 'aws-key', per: 'environment' } },
    create({ scope, name, needs }) {
      const { region } = outputsAs(awsAccountType, needs['account']);
      const settings = {
        kmsMasterKeyId: outputsAs(awsKeyType, needs['key']).arn,
        kmsDataKeyReusePeriodSeconds: 300,
        messageRetentionSeconds: FOURTEEN_DAYS,
      };
      const called = name.within(80);
      const failed = new SqsQueue(scope, 'failed', {
        ...settings,
        name: `${name.within(73)}-failed`,
        // By its name, because the queue refers to this one.
        redriveAllowPolicy: Fn.jsonencode({
          redrivePermission: 'byQueue',
          sourceQueueArns: [`arn:${partitionOf(region)}:sqs:${region}:${account}:${called}`],
        }),
      });
      new SqsQueuePolicy(scope, 'failed-policy', {
        queueUrl: failed.url,
        policy: policyDocument([onlyEncrypted('sqs:*', [failed.arn])]),
      });
      const queue = new SqsQueue(scope, 'Default', {
        ...settings,
        name: called,
        redrivePolicy: Fn.jsonencode({
          deadLetterTargetArn: failed.arn,
          maxReceiveCount: ATTEMPTS,
        }),
      });
      const users: string[] = [];
      new SqsQueuePolicy(scope, 'policy', {
        queueUrl: queue.url,
        policy: usersPolicy({
          arn: queue.arn,
          actions: [...TAKE, 'sqs:PurgeQueue', 'sqs:SendMessage'],
          users,
          besides: [onlyEncrypted('sqs:*', [queue.arn])],
        }),
      });
      return { url: queue.url, arn: queue.arn, region, users, failed: failed.arn };
    },
    connect(input) {
      const { outputs, access, consumer } = input;
      const { arn, failed, users } = outputs;
      addUser(users, consumer);
      const onQueue = (queue: string, actions: readonly string[]) =>
        withKeyUse(input, { service: 'sqs', context: { 'aws:sqs:arn': queue } }, [
          { actions, resources: [queue] },
        ]);
      return {
        'aws-iam': [
          ...onQueue(arn, ACTIONS[access]),
          ...(access === 'admin' ? onQueue(failed, RETRY) : []),
        ],
      };
    },
  });
