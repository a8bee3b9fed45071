import { s3 } from '../../../resource-packs/aws/storage/s3';
import { dataShop, withThing } from './data-shop';
import { OPTIONS, type Block, type Shop } from './small-shop';

const KEY = '${aws_kms_key.aws-key_default_environment.arn}';
const BUCKET = '${aws_s3_bucket.s3_default_cart_thing.arn}';
const TABLE = '${aws_dynamodb_table.dynamodb_default_cart_thing.arn}';

function made(request: object, shop: Partial<Shop> = {}) {
  return dataShop({ ...shop, workloads: withThing(request) });
}

function asking(type: string, access: string) {
  return { type, metadata: { annotations: { 'scoreform.dev/access': access } } };
}

/** What the workload may do, as `action on ARN`. */
function allowed(blocks: Readonly<Record<string, Block>>): string[] {
  const [{ input }] = Object.values<Block>(blocks['terraform_data']).filter(
    (block: Block) => 'statements' in block.input,
  ) as [Block];
  return input.statements.flatMap(({ actions, resources }: Block) =>
    actions.flatMap((action: string) => resources.map((arn: string) => `${action} on ${arn}`)),
  );
}

interface Case {
  readonly because: string;
  readonly type: string;
  readonly access: string;
  readonly may: readonly string[];
  readonly mayNot: readonly string[];
}

test.each<Case>([
  {
    because: 'a reader of a bucket changes nothing',
    type: 's3',
    access: 'read',
    may: [`s3:GetObject on ${BUCKET}/*`, `s3:ListBucket on ${BUCKET}`, `kms:Decrypt on ${KEY}`],
    mayNot: [
      `s3:PutObject on ${BUCKET}/*`,
      `s3:DeleteObject on ${BUCKET}/*`,
      `kms:GenerateDataKey on ${KEY}`,
    ],
  },
  {
    because: 'a writer changes objects, but no version of the past',
    type: 's3',
    access: 'write',
    may: [
      `s3:GetObject on ${BUCKET}/*`,
      `s3:PutObject on ${BUCKET}/*`,
      `s3:DeleteObject on ${BUCKET}/*`,
      `kms:GenerateDataKey on ${KEY}`,
    ],
    mayNot: [
      `s3:DeleteObjectVersion on ${BUCKET}/*`,
      `s3:PutBucketPolicy on ${BUCKET}`,
      `s3:DeleteBucket on ${BUCKET}`,
    ],
  },
  {
    because: 'who administers a bucket administers objects, never the bucket that Terraform made',
    type: 's3',
    access: 'admin',
    may: [`s3:DeleteObjectVersion on ${BUCKET}/*`, `s3:ListBucketVersions on ${BUCKET}`],
    mayNot: [`s3:PutBucketPolicy on ${BUCKET}`, `s3:DeleteBucket on ${BUCKET}`],
  },
  {
    because: 'a reader of a table changes no item',
    type: 'dynamodb',
    access: 'read',
    may: [`dynamodb:GetItem on ${TABLE}`, `dynamodb:Query on ${TABLE}`],
    mayNot: [
      `dynamodb:PutItem on ${TABLE}`,
      `dynamodb:DeleteItem on ${TABLE}`,
      `dynamodb:PartiQLUpdate on ${TABLE}`,
    ],
  },
  {
    because: 'a writer changes items, not the table',
    type: 'dynamodb',
    access: 'write',
    may: [`dynamodb:PutItem on ${TABLE}`, `dynamodb:BatchWriteItem on ${TABLE}`],
    mayNot: [
      `dynamodb:UpdateTable on ${TABLE}`,
      `dynamodb:DeleteTable on ${TABLE}`,
      `dynamodb:UpdateTimeToLive on ${TABLE}`,
    ],
  },
])('$because', ({ type, access, may, mayNot }) => {
  const can = allowed(made(asking(type, access)));

  expect(can).toEqual(expect.arrayContaining([...may]));
  expect(can.filter((call) => mayNot.includes(call))).toEqual([]);
  expect(can.filter((call) => call.includes(':*') || call.endsWith(' *'))).toEqual([]);
});

test.each([
  { type: 's3', context: { 'kms:EncryptionContext:aws:s3:arn': BUCKET } },
  {
    type: 'dynamodb',
    context: {
      'kms:EncryptionContext:aws:dynamodb:tableName':
        '${aws_dynamodb_table.dynamodb_default_cart_thing.name}',
    },
  },
])('the key opens nothing but the $type that was asked for', ({ type, context }) => {
  const [grants] = Object.values<Block>(made({ type })['terraform_data']).filter(
    ({ input }: Block) => 'statements' in input,
  );

  expect(grants.input.statements.at(-1)).toEqual({
    actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
    resources: [KEY],
    conditions: {
      StringEquals: { 'kms:ViaService': `${type}.eu-central-1.amazonaws.com`, ...context },
    },
  });
});

describe('a bucket', () => {
  const blocks = made({ type: 's3' });

  test('is closed to the public in all four ways', () => {
    expect(Object.values(blocks['aws_s3_bucket_public_access_block'])).toEqual([
      expect.objectContaining({
        block_public_acls: true,
        block_public_policy: true,
        ignore_public_acls: true,
        restrict_public_buckets: true,
      }),
    ]);
  });

  test('answers over TLS only', () => {
    const [{ policy }] = Object.values<Block>(blocks['aws_s3_bucket_policy']) as [Block];

    expect(policy).toContain('aws:SecureTransport');
    expect(policy).toContain('"Deny"');
  });

  test('is encrypted by the key of the environment', () => {
    const [{ rule }] = Object.values<Block>(
      blocks['aws_s3_bucket_server_side_encryption_configuration'],
    ) as [Block];

    expect(rule).toEqual([
      {
        bucket_key_enabled: true,
        apply_server_side_encryption_by_default: {
          sse_algorithm: 'aws:kms',
          kms_master_key_id: KEY,
        },
      },
    ]);
  });

  test.each([
    { because: 'a preview has to go with all that is in it', guarded: false, days: 30 },
    { because: 'what counts is never deleted with its bucket', guarded: true, days: 90 },
  ])('is protected as the environment type says: $because', ({ guarded, days }) => {
    const { aws_s3_bucket: buckets, aws_s3_bucket_lifecycle_configuration: lifecycles } = made(
      { type: 's3' },
      { protected: guarded },
    );
    const [bucket] = Object.values<Block>(buckets);
    const [lifecycle] = Object.values<Block>(lifecycles);

    expect(bucket.force_destroy).toBe(!guarded);
    expect(lifecycle.rule[1].noncurrent_version_expiration).toEqual([{ noncurrent_days: days }]);
  });

  test.each([
    { accessLogs: { bucket: 'logs' }, kept: 1 },
    { accessLogs: undefined, kept: 0 },
  ])('keeps its log where the platform has a place for it ($kept)', ({ accessLogs, kept }) => {
    const logged = s3({ ...OPTIONS, ...(accessLogs && { accessLogs }) });
    const found = dataShop({ workloads: withThing({ type: 's3' }) }, [logged]);

    expect(Object.keys(found['aws_s3_bucket_logging'] ?? {})).toHaveLength(kept);
  });

  test('tells EventBridge of its objects, so that others listen without changing it', () => {
    expect(Object.values(blocks['aws_s3_bucket_notification'])).toEqual([
      expect.objectContaining({ eventbridge: true }),
    ]);
  });

  test('has no keys to give, and says what to do instead', () => {
    const { unavailable, type } = s3(OPTIONS);

    expect(Object.keys(unavailable)).toEqual(expect.arrayContaining([...(type.secrets ?? [])]));
    expect(new Set(Object.values(unavailable))).toEqual(new Set([expect.stringMatching(/role/)]));
  });
});

test.each([
  {
    because: 'a table is spread by one attribute',
    params: {},
    expected: { hash_key: 'id', attribute: [{ name: 'id', type: 'S' }] },
  },
  {
    because: 'and sorted by another',
    params: { partitionKey: 'customer', sortKey: 'order' },
    expected: {
      hash_key: 'customer',
      range_key: 'order',
      attribute: [
        { name: 'customer', type: 'S' },
        { name: 'order', type: 'S' },
      ],
    },
  },
])('$because', ({ params, expected }) => {
  const [table] = Object.values<Block>(made({ type: 'dynamodb', params })['aws_dynamodb_table']);

  expect(table).toMatchObject({ ...expected, point_in_time_recovery: { enabled: true } });
});

test.each([true, false])('a table is guarded by the cloud where protected is %s', (guarded) => {
  const blocks = made({ type: 'dynamodb' }, { protected: guarded });
  const [table] = Object.values<Block>(blocks['aws_dynamodb_table']);

  expect(table.deletion_protection_enabled).toBe(guarded);
});
