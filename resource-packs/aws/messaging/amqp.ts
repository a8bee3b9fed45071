import { MqBroker } from '@cdktf/provider-aws/lib/mq-broker';
import { Fn } from 'cdktf';
import { revisionOf } from '../../../src/pack';
import { amqpType } from '../../../src/resource-types';
import { awsResource } from '../aws-resource';
import {
  PRIVATE_SERVER_NEEDS,
  guarded,
  letUsersIn,
  privateServer,
  serverName,
} from '../databases/private-server';
import type { AwsOptions } from '../options';
import { randomText } from '../secrets/generated-password';
import { storedSecret } from '../secrets/stored-secret';
import { writtenSecret } from '../secrets/written-secret';

const PORT = 5671;
const USERNAME = 'app';

/** A broker for each request. Its password is in the state of Terraform, which the options have to accept. */
export const amqp = (options: AwsOptions) =>
  awsResource(amqpType, {
    summary: 'RabbitMQ on Amazon MQ over TLS, whose password is in the state of Terraform.',
    handles: guarded,
    stateful: ['aws_mq_broker'],
    needs: PRIVATE_SERVER_NEEDS,
    create({ scope, name, address, needs, context }) {
      if (revisionOf(options, address) !== 1) {
        throw new TypeError(
          'Amazon MQ lets nobody change the password of a RabbitMQ broker from outside, so its revision stays 1; to change it, make another broker.',
        );
      }
      const { key, subnets, securityGroup } = privateServer(scope, name, needs);
      const identifier = serverName(name, 50);
      const broker = new MqBroker(scope, 'Default', {
        brokerName: identifier,
        engineType: 'RabbitMQ',
        engineVersion: '3.13',
        ...(context.protected
          ? {
              deploymentMode: 'CLUSTER_MULTI_AZ',
              hostInstanceType: 'mq.m5.large',
              subnetIds: subnets,
            }
          : {
              deploymentMode: 'SINGLE_INSTANCE',
              hostInstanceType: 'mq.t3.micro',
              subnetIds: [Fn.element(subnets, 0) as string],
            }),
        securityGroups: [securityGroup],
        publiclyAccessible: false,
        encryptionOptions: { kmsKeyId: key, useAwsOwnedKey: false },
        logs: { general: true },
        autoMinorVersionUpgrade: true,
        applyImmediately: !context.protected,
        user: [{ username: USERNAME, password: randomText() }],
        // The password is another one at every plan; the first stays.
        lifecycle: { ignoreChanges: ['user'] },
      });
      const password = writtenSecret(scope, 'password', {
        name: `${identifier}/password`,
        description: 'The password to log in with.',
        key,
        recoveryDays: context.protected ? 30 : 0,
        content: broker.user.get(0).password,
        revision: 1,
      });
      return {
        host: hostIn(Fn.element(broker.instances.get(0).endpoints, 0) as string),
        port: PORT,
        vhost: '/',
        username: USERNAME,
        password: storedSecret({
          ...password,
          revision: password.version,
          identity: `${identifier}/password`,
        }),
        securityGroup,
      };
    },
    connect: letUsersIn(PORT),
  });

/** The host name in the URL of a broker. */
function hostIn(url: string): string {
  return Fn.trimsuffix(Fn.trimprefix(url, 'amqps://'), `:${String(PORT)}`);
}
