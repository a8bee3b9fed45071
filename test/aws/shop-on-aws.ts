import { chmodSync, existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Moto } from '../engines/aws/moto';
import type { AwsTerraform } from '../engines/aws/provider';
import { ACCOUNT } from '../engines/aws/option-sets';
import { Repository } from '../terraform/repository';

const CLONE = resolve(__dirname, '../..');

/** Where states and records lie. */
export const BUCKET = 'acme-scoreform';

/** What people have put into Secrets Manager. */
export const BROUGHT = {
  path: 'payments/stripe',
  value: 'canary-of-a-secret-that-people-brought-81',
};

const platform = ({ vpc, subnets }: Awaited<ReturnType<Moto['network']>>) => {
  const lists = `${JSON.stringify(subnets.slice(0, 2))}, publicSubnets: ${JSON.stringify(subnets.slice(2))}`;
  return `import { definePlatform, rule, s3Backend, s3Records } from 'scoreform';
import { aws, awsSecrets } from 'scoreform/packs/aws';
import { database } from './database';

const place = { account: '${ACCOUNT}', region: 'eu-central-1' };
const bucket = { bucket: '${BUCKET}', region: 'eu-central-1' };
const network = { vpc: '${vpc}', cidr: '172.31.0.0/16', privateSubnets: ${lists} };
const zone = { id: 'Z0123456789ABCDEFGHIJ', name: 'shop.example' };

const inAccount = { secrets: awsSecrets(place), backend: s3Backend(bucket) };

export default definePlatform({
  environmentTypes: {
    placed: { ...inAccount, packs: [aws({ ...place, network, zone })] },
    alone: { ...inAccount, packs: [aws({ ...place, zone })] },
  },
  rules: [rule({ id: 'orders.db' }, database)],
  records: s3Records(bucket),
});
`;
};

/** A server of RDS takes minutes. What counts here is the way of its password, which is that of the pack. */
const DATABASE = `import { SsmParameter } from '@cdktf/provider-aws/lib/ssm-parameter';
import { defineResource } from 'scoreform';
import { postgresType } from 'scoreform/resource-types';
import { generatedPassword } from '${CLONE}/resource-packs/aws/secrets/generated-password';

export const database = defineResource(postgresType, {
  name: 'password-only',
  summary: 'Something that takes a password.',
  stateful: ['aws_ssm_parameter'],
  needs: {
    account: { type: 'aws-account', per: 'environment' },
    key: { type: 'aws-key', per: 'environment' },
  },
  create({ scope, name, needs }) {
    const called = name.within(200);
    const key = needs.key.arn as string;
    const password = generatedPassword(scope, { name: called, key, revision: 1, protected: false });
    const server = new SsmParameter(scope, 'Default', {
      name: '/' + called,
      type: 'SecureString',
      keyId: key,
      valueWo: password.writeOnly,
      valueWoVersion: password.version,
    });
    return {
      host: 'db.internal', port: 5432, name: 'orders', database: 'orders', username: 'app',
      password: password.releasedAfter(server),
    };
  },
});
`;

const CATALOG = `apiVersion: score.dev/v1b1
metadata:
  name: catalog
containers:
  main:
    image: registry.example/catalog:1.0.0
    variables:
      FILES: \${resources.files.bucket}
      ITEMS: \${resources.items.name}
resources:
  files: { type: s3 }
  items: { type: dynamodb, params: { partitionKey: id } }
`;

const ORDERS = `apiVersion: score.dev/v1b1
metadata:
  name: orders
containers:
  main:
    image: registry.example/orders:1.0.0
    variables:
      PLACED: \${resources.placed.arn}
      STRIPE_KEY: \${resources.env.STRIPE_KEY}
      DATABASE_PASSWORD: \${resources.db.password}
      DATABASE_URL: postgres://app:\${resources.db.password}@\${resources.db.host}/orders
resources:
  placed: { type: sns-topic }
  db: { type: postgres }
  env: { type: environment }
`;

/** Moto takes one namespace of names in a VPC, so that each has one of its own. */
const environment = (type: string) => `type: ${type}
values:
  STRIPE_KEY: { secret: ${BROUGHT.path} }
`;

/** The real engine. It makes up for moto before it plans, and notes when each of its commands begins and ends. */
const ENGINE = `#!${process.execPath}
require('${CLONE}/src/load/register.js');
const { spawnSync } = require('node:child_process');
const { appendFileSync } = require('node:fs');
const gaps = require('${CLONE}/test/engines/aws/moto-gaps.ts');

const args = process.argv.slice(2);
const note = (what) => appendFileSync(process.env.ENGINE_CALLS, what + ' ' + args[0] + '\\n');
if (args[0] === 'plan') gaps.makeUpForMoto('.', { ...gaps.NOT_MADE, ...gaps.SLOW });
note('begin');
process.exitCode = spawnSync('terraform', args, { stdio: 'inherit' }).status;
note('end');
`;

/** A shop with two environments on the AWS that moto plays; nothing is deployed yet. */
export async function shopOnAws(moto: Moto, terraform: AwsTerraform): Promise<Repository> {
  const repository = Repository.of({
    'stacks/platform.ts': platform(await moto.network()),
    'stacks/database.ts': DATABASE,
    'projects/shop/project.yaml': 'owners: [team@acme.example]\n',
    'projects/shop/catalog/score.yaml': CATALOG,
    'projects/shop/orders/score.yaml': ORDERS,
    'projects/shop/environments/staging.yaml': environment('alone'),
    'projects/shop/environments/test.yaml': environment('placed'),
    engine: ENGINE,
  });
  const engine = join(repository.root, 'engine');
  chmodSync(engine, 0o755);
  Object.assign(repository.variables, terraform.variables, moto.variables, {
    TERRAFORM_BINARY_NAME: engine,
    ENGINE_CALLS: callsFile(repository),
  });
  return repository;
}

/** The commands that the engine was given so far, as `begin plan` and `end plan`, one after the other. */
export function engineCalls(repository: Repository): readonly string[] {
  const file = callsFile(repository);
  return existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : [];
}

function callsFile({ root }: Repository): string {
  return join(root, 'engine-calls');
}
