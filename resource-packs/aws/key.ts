import { KmsAlias } from '@cdktf/provider-aws/lib/kms-alias';
import { KmsKey } from '@cdktf/provider-aws/lib/kms-key';
import { awsKeyType } from '../../src/resource-types';
import { awsResource } from './aws-resource';
import type { AwsOptions } from './options';
import { partitionOf } from './policies/partition';
import { policyDocument, type Statement } from './policies/policy-document';

/** The days in which a deletion can be taken back; AWS allows no other range. */
const DELETION_WINDOW = { longest: 30, shortest: 7 };

/** The key of an environment: whoever loses it loses everything that was encrypted with it. */
export const key = (options: AwsOptions) =>
  awsResource(awsKeyType, {
    summary: 'A KMS key of its own, which AWS renews every year.',
    stateful: ['aws_kms_key'],
    create({ scope, name, context }) {
      const { project, environment } = context;
      const made = new KmsKey(scope, 'Default', {
        description: `Encrypts ${environment} of ${project}.`,
        enableKeyRotation: true,
        deletionWindowInDays: context.protected
          ? DELETION_WINDOW.longest
          : DELETION_WINDOW.shortest,
        policy: policyDocument(statementsOf(options)),
      });
      new KmsAlias(scope, 'alias', {
        name: `alias/${name.within(200)}`,
        targetKeyId: made.keyId,
      });
      return { arn: made.arn };
    },
  });

function statementsOf({ account, region }: AwsOptions): Statement[] {
  const arn = `arn:${partitionOf(region)}`;
  return [
    {
      // Without it nobody could change the key any more. It leaves the decision to the IAM policies of the account.
      Sid: 'TheAccountDecides',
      Effect: 'Allow',
      Principal: { AWS: `${arn}:iam::${account}:root` },
      Action: 'kms:*',
      Resource: '*',
    },
    {
      Sid: 'LogsAreEncrypted',
      Effect: 'Allow',
      Principal: { Service: `logs.${region}.amazonaws.com` },
      Action: [
        'kms:Decrypt',
        'kms:Describe*',
        'kms:Encrypt',
        'kms:GenerateDataKey*',
        'kms:ReEncrypt*',
      ],
      Resource: '*',
      Condition: {
        ArnLike: {
          'kms:EncryptionContext:aws:logs:arn': `${arn}:logs:${region}:${account}:log-group:*`,
        },
      },
    },
  ];
}
