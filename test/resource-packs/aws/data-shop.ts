import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { SecurityGroup } from '@cdktf/provider-aws/lib/security-group';
import { dynamodb } from '../../../resource-packs/aws/databases/dynamodb';
import { mysql, serverlessMysql } from '../../../resource-packs/aws/databases/mysql';
import { postgres, serverlessPostgres } from '../../../resource-packs/aws/databases/postgres';
import { redis } from '../../../resource-packs/aws/databases/redis';
import { snsTopic } from '../../../resource-packs/aws/messaging/sns-topic';
import { sqs } from '../../../resource-packs/aws/messaging/sqs';
import { s3 } from '../../../resource-packs/aws/storage/s3';
import { defineResource, outputsAs, type ResourceDefinition } from '../../../src/pack';
import { awsNetworkType, workloadIdentityType } from '../../../src/resource-types';
import { Recorded } from '../../create/graphs';
import { OPTIONS, attemptShop, type Block, type Shop } from './small-shop';

/** A workload that has a security group and a role, and a record of what it may do. */
const identity = defineResource(workloadIdentityType, {
  summary: 'A security group and a role.',
  needs: { network: { type: 'aws-network', per: 'environment' } },
  create({ scope, name, needs }) {
    const { vpc } = outputsAs(awsNetworkType, needs['network']);
    const group = new SecurityGroup(scope, 'group', { name: name.within(255), vpcId: vpc });
    const role = new IamRole(scope, 'role', { name: name.within(64), assumeRolePolicy: '{}' });
    return { name: name.within(63), securityGroup: group.id, role: role.arn };
  },
  receive({ scope, grants }) {
    new Recorded(scope, 'grants', {
      statements: grants.flatMap((granted) => granted['aws-iam'] ?? []),
    });
  },
});

/** What a small project comes to, with everything that holds data or carries messages: resources, and `ephemeral`. */
export function dataShop(
  shop: Omit<Shop, 'instead'>,
  first: readonly ResourceDefinition[] = [],
): Readonly<Record<string, Block>> {
  const options = { ...OPTIONS, ...shop.options };
  const own = [
    dynamodb(),
    mysql(options),
    postgres(options),
    redis(options),
    s3(options),
    serverlessMysql(options),
    serverlessPostgres(options),
    snsTopic(),
    sqs(options),
  ];
  const key = ({ type, class: resourceClass }: ResourceDefinition) =>
    `${type.name} ${resourceClass}`;
  const replaced = new Set(first.map(key));
  const instead = [identity, ...first, ...own.filter((made) => !replaced.has(key(made)))];
  const { stack, errors } = attemptShop({ ...shop, instead });
  if (!stack) throw new Error(errors.map(({ code, detail }) => `${code}: ${detail}`).join('\n'));
  const { resource, ephemeral } = JSON.parse(stack.terraform) as Readonly<
    Record<'resource' | 'ephemeral', Readonly<Record<string, Block>> | undefined>
  >;
  return { ...resource, ephemeral };
}

/** One workload, `cart`, with one resource, `thing`. */
export function withThing(request: object): Shop['workloads'] {
  return { cart: { resources: { thing: request } } };
}
