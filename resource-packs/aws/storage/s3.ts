import { S3Bucket } from '@cdktf/provider-aws/lib/s3-bucket';
import { S3BucketLifecycleConfiguration } from '@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration';
import { S3BucketLoggingA } from '@cdktf/provider-aws/lib/s3-bucket-logging';
import { S3BucketNotification } from '@cdktf/provider-aws/lib/s3-bucket-notification';
import { S3BucketOwnershipControls } from '@cdktf/provider-aws/lib/s3-bucket-ownership-controls';
import { S3BucketPolicy } from '@cdktf/provider-aws/lib/s3-bucket-policy';
import { S3BucketPublicAccessBlock } from '@cdktf/provider-aws/lib/s3-bucket-public-access-block';
import { S3BucketServerSideEncryptionConfigurationA } from '@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration';
import { S3BucketVersioningA } from '@cdktf/provider-aws/lib/s3-bucket-versioning';
import type { Construct } from 'constructs';
import { z } from 'zod';
import type { Access } from '../../../src/model';
import { outputsAs } from '../../../src/pack';
import { awsAccountType, awsKeyType, s3Type } from '../../../src/resource-types';
import { awsResource } from '../aws-resource';
import { unreserved } from '../network/unreserved';
import type { AwsOptions } from '../options';
import { withKeyUse } from '../policies/key-use';
import { onlyEncrypted } from '../policies/only-encrypted';
import { policyDocument } from '../policies/policy-document';

const NO_KEYS =
  'A workload on AWS has a role, and every AWS SDK finds it by itself: leave the keys out, and give the program the bucket and the region only.';

/** For how many days a version that was replaced or deleted can be brought back. */
const OLD_VERSIONS = { protected: 90, other: 30 };

const READ_OBJECTS = ['s3:GetObject'];
const WRITE_OBJECTS = [
  ...READ_OBJECTS,
  's3:AbortMultipartUpload',
  's3:DeleteObject',
  's3:ListMultipartUploadParts',
  's3:PutObject',
];
const OBJECTS: Readonly<Record<Access, readonly string[]>> = {
  read: READ_OBJECTS,
  write: WRITE_OBJECTS,
  admin: [
    ...WRITE_OBJECTS,
    's3:DeleteObjectTagging',
    's3:DeleteObjectVersion',
    's3:GetObjectTagging',
    's3:GetObjectVersion',
    's3:PutObjectTagging',
  ],
};

const READ_BUCKET = ['s3:GetBucketLocation', 's3:ListBucket'];
const WRITE_BUCKET = [...READ_BUCKET, 's3:ListBucketMultipartUploads'];
const BUCKET: Readonly<Record<Access, readonly string[]>> = {
  read: READ_BUCKET,
  write: WRITE_BUCKET,
  admin: [...WRITE_BUCKET, 's3:ListBucketVersions'],
};

/** A bucket for each request. */
export const s3 = ({ accessLogs }: AwsOptions) =>
  awsResource(s3Type, {
    summary: 'A bucket on Amazon S3, private, encrypted and versioned.',
    handles: z.object({ arn: z.string() }),
    stateful: ['aws_s3_bucket'],
    needs: { key: { type: 'aws-key', per: 'environment' } },
    unavailable: {
      access_key_id: NO_KEYS,
      secret_key: NO_KEYS,
      aws_access_key_id: NO_KEYS,
      aws_secret_key: NO_KEYS,
    },
    create({ scope, name, needs, context }) {
      const { region } = outputsAs(awsAccountType, needs['account']);
      const bucket = new S3Bucket(scope, 'Default', {
        bucket: unreserved(name, 63, 'bucket'),
        // What may be deleted at all is deleted with its objects; they are guarded before it comes to that.
        forceDestroy: !context.protected,
      });
      keepPrivate(scope, bucket);
      keepVersions(scope, bucket, OLD_VERSIONS[context.protected ? 'protected' : 'other']);
      encrypt(scope, bucket, outputsAs(awsKeyType, needs['key']).arn);
      // Whoever wants to hear of objects writes a rule of EventBridge, and changes nothing here.
      new S3BucketNotification(scope, 'events', { bucket: bucket.id, eventbridge: true });
      if (accessLogs) keepLogs(scope, bucket, accessLogs.bucket);
      return {
        bucket: bucket.bucket,
        endpoint: `https://s3.${region}.amazonaws.com`,
        region,
        arn: bucket.arn,
      };
    },
    connect(input) {
      const { outputs, access } = input;
      const { arn } = outputs;
      return {
        'aws-iam': withKeyUse(input, { service: 's3', context: { 'aws:s3:arn': arn } }, [
          { actions: OBJECTS[access], resources: [`${arn}/*`] },
          { actions: BUCKET[access], resources: [arn] },
        ]),
      };
    },
  });

function keepPrivate(scope: Construct, { id, arn }: S3Bucket): void {
  const block = new S3BucketPublicAccessBlock(scope, 'public-access', {
    bucket: id,
    blockPublicAcls: true,
    blockPublicPolicy: true,
    ignorePublicAcls: true,
    restrictPublicBuckets: true,
  });
  new S3BucketOwnershipControls(scope, 'ownership', {
    bucket: id,
    rule: { objectOwnership: 'BucketOwnerEnforced' },
  });
  new S3BucketPolicy(scope, 'policy', {
    bucket: id,
    policy: policyDocument([onlyEncrypted('s3:*', [arn, `${arn}/*`])]),
    // Both change what the bucket lets in, and S3 refuses two such changes at once.
    dependsOn: [block],
  });
}

function keepVersions(scope: Construct, { id }: S3Bucket, days: number): void {
  const versioning = new S3BucketVersioningA(scope, 'versioning', {
    bucket: id,
    versioningConfiguration: { status: 'Enabled' },
  });
  new S3BucketLifecycleConfiguration(scope, 'lifecycle', {
    bucket: id,
    rule: [
      {
        id: 'abandoned-uploads',
        status: 'Enabled',
        filter: [{ prefix: '' }],
        abortIncompleteMultipartUpload: [{ daysAfterInitiation: 7 }],
      },
      {
        id: 'old-versions',
        status: 'Enabled',
        filter: [{ prefix: '' }],
        noncurrentVersionExpiration: [{ noncurrentDays: days }],
        expiration: [{ expiredObjectDeleteMarker: true }],
      },
    ],
    dependsOn: [versioning],
  });
}

function encrypt(scope: Construct, { id }: S3Bucket, kmsMasterKeyId: string): void {
  new S3BucketServerSideEncryptionConfigurationA(scope, 'encryption', {
    bucket: id,
    rule: [
      {
        bucketKeyEnabled: true,
        applyServerSideEncryptionByDefault: { sseAlgorithm: 'aws:kms', kmsMasterKeyId },
      },
    ],
  });
}

function keepLogs(scope: Construct, { id, bucket }: S3Bucket, targetBucket: string): void {
  new S3BucketLoggingA(scope, 'logging', {
    bucket: id,
    targetBucket,
    targetPrefix: `s3/${bucket}/`,
  });
}
