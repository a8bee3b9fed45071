import { runSimulation } from '@cloud-copilot/iam-simulate';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Repository } from '../terraform/repository';
import { arnOf, rolePolicies } from './role-policies';

const ACCOUNT = '111122223333';

const IMAGES = 'aws_s3_bucket.s3_default_product-images';
const KEY = arnOf('aws_kms_key.aws-key_default_environment');
const DATABASE = arnOf(
  'aws_secretsmanager_secret_version.postgres_default_shop-db__password__version',
);
const NEXT_PASSWORD = arnOf(
  'aws_secretsmanager_secret_version.postgres_default_shop-db__next-password__version',
);

/** A secret that people brought, with the ending that AWS gives to its name. */
const brought = (path: string) =>
  `arn:aws:secretsmanager:eu-central-1:${ACCOUNT}:secret:${path}-AbCdEf`;
const ownSecret = (workload: string, container = 'main') =>
  arnOf(`aws_secretsmanager_secret_version.${workload}__variable-${container}-16989fa2__version`);
const logOf = (workload: string, stream = 'main/1') =>
  arnOf(`aws_cloudwatch_log_group.${workload}__log`, `:log-stream:${stream}`);

interface Call {
  readonly action: string;
  readonly resource: string;
  readonly context?: Readonly<Record<string, string>>;
}

const call = (action: string, resource: string, context?: Call['context']): Call => ({
  action,
  resource,
  ...(context && { context }),
});

const readSecret = (resource: string) => call('secretsmanager:GetSecretValue', resource);
const writeLog = (workload: string, stream?: string) =>
  call('logs:PutLogEvents', logOf(workload, stream));
const openLog = (workload: string) => call('logs:CreateLogStream', logOf(workload));
const getImage = call('s3:GetObject', arnOf(IMAGES, '/a.png'));
const putImage = call('s3:PutObject', arnOf(IMAGES, '/a.png'));
const deleteImage = call('s3:DeleteObject', arnOf(IMAGES, '/a.png'));
const listImages = call('s3:ListBucket', arnOf(IMAGES));
const decrypt = (context: Call['context']) => call('kms:Decrypt', KEY, context);
const forImages = {
  'kms:ViaService': 's3.eu-central-1.amazonaws.com',
  'kms:EncryptionContext:aws:s3:arn': arnOf(IMAGES),
};
const forSecrets = { 'kms:ViaService': 'secretsmanager.eu-central-1.amazonaws.com' };
const mount = (volume: string, workload = volume) =>
  call('elasticfilesystem:ClientMount', arnOf(`aws_efs_file_system.volume_default_${volume}`), {
    'elasticfilesystem:AccessPointArn': arnOf(
      `aws_efs_access_point.volume_default_${workload}__access-point`,
    ),
  });

/** What nobody in the shop may do. */
const NEVER = [
  call('iam:CreateUser', `arn:aws:iam::${ACCOUNT}:user/intruder`),
  call('s3:DeleteBucket', arnOf(IMAGES)),
  call('s3:GetObject', 'arn:aws:s3:::somebody-elses-bucket/a.png'),
  readSecret(NEXT_PASSWORD),
  readSecret(brought('somebody/else')),
  call('kms:ScheduleKeyDeletion', KEY),
  call('kms:Decrypt', KEY),
];

interface Row {
  /** The workload, as its address begins in the stack. */
  readonly workload: string;
  /** What the workload itself does with its role, and what ECS does for it before it starts. */
  readonly role: 'task' | 'execution';
  readonly may: readonly Call[];
  readonly mayNot: readonly Call[];
}

/** Where a workload uses nothing of AWS, its role has no permission at all. */
const nothingOf = (workload: string): Row => ({
  workload,
  role: 'task',
  may: [],
  mayNot: [getImage, readSecret(DATABASE), writeLog(`workload_default_${workload}`)],
});

const starting = (
  workload: string,
  secrets: readonly string[],
  foreign: readonly string[],
): Row => ({
  workload,
  role: 'execution',
  may: [
    openLog(addressOf(workload)),
    writeLog(addressOf(workload)),
    writeLog(addressOf(workload), 'sidecar/2'),
    ...secrets.map(readSecret),
    ...(secrets.length > 0 ? [decrypt(forSecrets)] : []),
  ],
  mayNot: [
    ...foreign.map(readSecret),
    writeLog(addressOf(workload === 'cart' ? 'orders' : 'cart')),
    getImage,
    decrypt(forImages),
  ],
});

const addressOf = (workload: string) =>
  `workload_${workload === 'search-indexer' ? 'job' : 'default'}_${workload}`;

const STRIPE = brought('payments/stripe');
const QUEUE = brought('queue/shop');
const REDIS = brought('redis/shop');
const SEARCH = brought('search/shop');

const ROWS: readonly Row[] = [
  {
    workload: 'admin',
    role: 'task',
    may: [getImage, putImage, deleteImage, listImages, decrypt(forImages), mount('admin_uploads')],
    mayNot: [
      call('s3:PutBucketPolicy', arnOf(IMAGES)),
      mount('shipping_labels'),
      mount('admin_uploads', 'shipping_labels'),
      readSecret(DATABASE),
    ],
  },
  {
    workload: 'catalog',
    role: 'task',
    may: [getImage, listImages, decrypt(forImages)],
    mayNot: [putImage, deleteImage, mount('admin_uploads'), decrypt(forSecrets)],
  },
  {
    workload: 'shipping',
    role: 'task',
    may: [
      mount('shipping_labels'),
      { ...mount('shipping_labels'), action: 'elasticfilesystem:ClientWrite' },
    ],
    mayNot: [
      { ...mount('shipping_labels'), action: 'elasticfilesystem:ClientRootAccess' },
      mount('admin_uploads'),
      getImage,
    ],
  },
  ...[
    'cart',
    'inventory',
    'notifications',
    'orders',
    'payments',
    'search-indexer',
    'storefront',
  ].map(nothingOf),
  starting('admin', [], [DATABASE, STRIPE]),
  starting('cart', [REDIS], [DATABASE, QUEUE]),
  starting('catalog', [DATABASE, SEARCH], [REDIS, ownSecret('workload_default_orders')]),
  starting('inventory', [QUEUE, ownSecret('workload_default_inventory')], [STRIPE, DATABASE]),
  starting('notifications', [QUEUE], [DATABASE, STRIPE]),
  starting(
    'orders',
    [QUEUE, ownSecret('workload_default_orders'), ownSecret('workload_default_orders', 'migrate')],
    [STRIPE, ownSecret('workload_default_payments')],
  ),
  starting('payments', [STRIPE, QUEUE, ownSecret('workload_default_payments')], [REDIS, SEARCH]),
  starting('search-indexer', [SEARCH, ownSecret('workload_job_search-indexer')], [QUEUE, STRIPE]),
  starting('shipping', [QUEUE], [DATABASE, STRIPE]),
  starting('storefront', [], [DATABASE, QUEUE]),
];

const repository = Repository.example();
afterAll(() => repository.remove());
let policies: ReadonlyMap<string, readonly object[]>;

beforeAll(() => {
  const { status, stderr } = repository.scoreform('synth', '-e', 'shop/production');
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  const file = join(repository.root, 'cdktf.out/stacks/shop-production/cdk.tf.json');
  policies = rolePolicies(JSON.parse(readFileSync(file, 'utf8')) as never);
}, 600_000);

const roleOf = ({ workload, role }: Row) =>
  role === 'task'
    ? `workload-identity_default_${workload}__role`
    : `${addressOf(workload)}__execution`;

async function verdict(row: Row, { action, resource, context = {} }: Call): Promise<string> {
  const name = roleOf(row);
  const result = await runSimulation(
    {
      request: {
        principal: arnOf(`aws_iam_role.${name}`),
        action,
        resource: { resource, accountId: ACCOUNT },
        contextVariables: simulated(context),
      },
      identityPolicies: (policies.get(name) ?? []).map((policy, index) => ({
        name: `${name}-${String(index)}`,
        policy: simulated(policy),
      })),
      serviceControlPolicies: [],
      resourceControlPolicies: [],
      // A key and a secret ask the policies of the caller because their own says so.
      ...(action.startsWith('kms:') && { resourcePolicy: LEFT_TO_IAM }),
    },
    {},
  );
  if (result.resultType === 'error') throw new Error(JSON.stringify(result.errors));
  return result.overallResult === 'Allowed' ? 'allowed' : 'denied';
}

const STAND_IN = 'aws:PrincipalTag/encrypted-for';

/** The simulator knows no keys of an encryption context, so another key stands for it, in policies and calls alike. */
function simulated<Given extends object>(given: Given): Given {
  const text = JSON.stringify(given).replaceAll('kms:EncryptionContext:aws:s3:arn', STAND_IN);
  return JSON.parse(text) as Given;
}

const LEFT_TO_IAM = {
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: { AWS: `arn:aws:iam::${ACCOUNT}:root` },
      Action: 'kms:*',
      Resource: '*',
    },
  ],
};

const checks = ROWS.flatMap((row) => {
  const check = (wanted: string) => (called: Call) => ({ ...row, ...called, called, row, wanted });
  return [...row.may.map(check('allowed')), ...[...row.mayNot, ...NEVER].map(check('denied'))];
});

test.each(checks)(
  'the $role role of $workload: $action on $resource is $wanted',
  async ({ row, called, wanted }) => {
    expect(await verdict(row, called)).toBe(wanted);
  },
);

test('every role of a workload is in the table', () => {
  const known = new Set(ROWS.map(roleOf));
  const workloadRoles = [...policies.keys()].filter((name) => /__(execution|role)$/.test(name));
  expect(workloadRoles.filter((name) => name.startsWith('workload') && !known.has(name))).toEqual(
    [],
  );
});
