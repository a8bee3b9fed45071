import { EcsCluster } from '@cdktf/provider-aws/lib/ecs-cluster';
import { EcsClusterCapacityProviders } from '@cdktf/provider-aws/lib/ecs-cluster-capacity-providers';
import { ServiceDiscoveryPrivateDnsNamespace } from '@cdktf/provider-aws/lib/service-discovery-private-dns-namespace';
import { outputsAs } from '../../../src/pack';
import { awsKeyType, awsNetworkType, ecsClusterType } from '../../../src/resource-types';
import { awsResource } from '../aws-resource';
import { logGroup } from '../log-group';

/** Where the tasks of an environment run, and the names under which they find one another. */
export const ecsCluster = () =>
  awsResource(ecsClusterType, {
    summary: 'An ECS cluster on Fargate, and private names for its services.',
    needs: {
      key: { type: 'aws-key', per: 'environment' },
      network: { type: 'aws-network', per: 'environment' },
    },
    create({ scope, name, needs, context }) {
      const key = outputsAs(awsKeyType, needs['key']).arn;
      const commands = logGroup(scope, 'commands', {
        name: `/scoreform/${name.within(200)}/commands`,
        key,
      });
      const cluster = new EcsCluster(scope, 'Default', {
        name: name.within(100),
        setting: [{ name: 'containerInsights', value: 'enabled' }],
        configuration: {
          // No task of this pack takes commands. Whoever makes one take them leaves a record of what was typed.
          executeCommandConfiguration: {
            kmsKeyId: key,
            logging: 'OVERRIDE',
            logConfiguration: {
              cloudWatchEncryptionEnabled: true,
              cloudWatchLogGroupName: commands.name,
            },
          },
        },
      });
      new EcsClusterCapacityProviders(scope, 'capacity', {
        clusterName: cluster.name,
        capacityProviders: ['FARGATE'],
        defaultCapacityProviderStrategy: [{ capacityProvider: 'FARGATE', weight: 1 }],
      });
      // Other environments may share an existing VPC, and there two zones of one name would be one too many.
      const domain = `${context.environment}.${context.project}.internal`;
      const names = new ServiceDiscoveryPrivateDnsNamespace(scope, 'names', {
        name: domain,
        description: `The workloads of ${context.environment} of ${context.project}.`,
        vpc: outputsAs(awsNetworkType, needs['network']).vpc,
      });
      return {
        arn: cluster.arn,
        name: cluster.name,
        namespaceArn: names.arn,
        namespaceId: names.id,
        domain,
      };
    },
  });
