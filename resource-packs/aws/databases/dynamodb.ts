import { DynamodbTable } from '@cdktf/provider-aws/lib/dynamodb-table';
import type { Access } from '../../../src/model';
import { outputsAs } from '../../../src/pack';
import { awsAccountType, awsKeyType, dynamodbType } from '../../../src/resource-types';
import { awsResource } from '../aws-resource';
import { withKeyUse } from '../policies/key-use';

const READ = [
  'dynamodb:BatchGetItem',
  'dynamodb:ConditionCheckItem',
  'dynamodb:DescribeTable',
  'dynamodb:GetItem',
  'dynamodb:PartiQLSelect',
  'dynamodb:Query',
  'dynamodb:Scan',
];
const WRITE = [
  ...READ,
  'dynamodb:BatchWriteItem',
  'dynamodb:DeleteItem',
  'dynamodb:PartiQLDelete',
  'dynamodb:PartiQLInsert',
  'dynamodb:PartiQLUpdate',
  'dynamodb:PutItem',
  'dynamodb:UpdateItem',
];
const ACTIONS: Readonly<Record<Access, readonly string[]>> = {
  read: READ,
  write: WRITE,
  admin: [...WRITE, 'dynamodb:DescribeTimeToLive', 'dynamodb:UpdateTimeToLive'],
};

/** A table for each request, paid by use. */
export const dynamodb = () =>
  awsResource(dynamodbType, {
    summary:
      'A table on Amazon DynamoDB, encrypted, and restorable to any second of the last weeks.',
    stateful: ['aws_dynamodb_table'],
    needs: { key: { type: 'aws-key', per: 'environment' } },
    create({ scope, name, params: { partitionKey, sortKey }, needs, context }) {
      const keys = sortKey === undefined ? [partitionKey] : [partitionKey, sortKey];
      const table = new DynamodbTable(scope, 'Default', {
        name: name.within(255),
        billingMode: 'PAY_PER_REQUEST',
        hashKey: partitionKey,
        ...(sortKey !== undefined && { rangeKey: sortKey }),
        attribute: keys.map((key) => ({ name: key, type: 'S' })),
        pointInTimeRecovery: { enabled: true },
        serverSideEncryption: { enabled: true, kmsKeyArn: outputsAs(awsKeyType, needs['key']).arn },
        deletionProtectionEnabled: context.protected,
      });
      return {
        name: table.name,
        arn: table.arn,
        region: outputsAs(awsAccountType, needs['account']).region,
      };
    },
    connect(input) {
      const { arn, name } = input.outputs;
      const use = { service: 'dynamodb', context: { 'aws:dynamodb:tableName': name } };
      return {
        'aws-iam': withKeyUse(input, use, [{ actions: ACTIONS[input.access], resources: [arn] }]),
      };
    },
  });
