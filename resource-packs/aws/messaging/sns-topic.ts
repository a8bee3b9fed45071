import { SnsTopic } from '@cdktf/provider-aws/lib/sns-topic';
import { SnsTopicPolicy } from '@cdktf/provider-aws/lib/sns-topic-policy';
import type { Access } from '../../../src/model';
import { outputsAs } from '../../../src/pack';
import { awsAccountType, awsKeyType, snsTopicType } from '../../../src/resource-types';
import { awsResource } from '../aws-resource';
import { withKeyUse } from '../policies/key-use';
import { onlyEncrypted } from '../policies/only-encrypted';
import { addUser, usersHandle, usersPolicy } from '../policies/only-users';

/** A topic hands messages on by itself: to read it is to look who gets them. */
const READ = ['sns:GetTopicAttributes', 'sns:ListSubscriptionsByTopic'];
const WRITE = [...READ, 'sns:Publish'];
const ACTIONS: Readonly<Record<Access, readonly string[]>> = {
  read: READ,
  write: WRITE,
  admin: [...WRITE, 'sns:Subscribe'],
};

/** A topic for each request. */
export const snsTopic = () =>
  awsResource(snsTopicType, {
    summary: 'A topic on Amazon SNS, encrypted, that takes messages from its users only.',
    handles: usersHandle,
    needs: { key: { type: 'aws-key', per: 'environment' } },
    create({ scope, name, needs }) {
      const topic = new SnsTopic(scope, 'Default', {
        name: name.within(256),
        kmsMasterKeyId: outputsAs(awsKeyType, needs['key']).arn,
      });
      const users: string[] = [];
      new SnsTopicPolicy(scope, 'policy', {
        arn: topic.arn,
        policy: usersPolicy({
          arn: topic.arn,
          actions: ['sns:Publish'],
          users,
          // A topic takes a policy about its own actions only, and "sns:*" has more than those.
          besides: [onlyEncrypted('sns:Publish', [topic.arn])],
        }),
      });
      const { region } = outputsAs(awsAccountType, needs['account']);
      return { arn: topic.arn, region, users };
    },
    connect(input) {
      const { arn, users } = input.outputs;
      addUser(users, input.consumer);
      const use = { service: 'sns', context: { 'aws:sns:topicArn': arn } };
      return {
        'aws-iam': withKeyUse(input, use, [{ actions: ACTIONS[input.access], resources: [arn] }]),
      };
    },
  });
