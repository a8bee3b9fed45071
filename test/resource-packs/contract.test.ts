import { sandbox } from '../../resource-packs/sandbox';
import { alias, existing, helm, terraformModule } from '../../src/kinds';
import { definePack, secret } from '../../src/pack';
import { mysqlType, postgresType, redisType, sqsType, volumeType } from '../../src/resource-types';
import { packContract } from '../../src/testing';

/** The kinds that packs get for free, each once with everything and once with little. */
const kinds = definePack({
  name: 'kinds',
  summary: 'One definition of every kind.',
  resources: [
    existing(postgresType, {
      host: 'db.internal',
      port: 5432,
      name: 'orders',
      database: 'orders',
      username: 'orders',
      password: secret({ sandbox: { reference: 'platform/orders' } }),
    }),
    existing(sqsType, { url: 'https://queue.internal' }),
    terraformModule(mysqlType, {
      source: 'example/mysql/aws',
      version: '~> 1.0',
      variables: ({ name }) => ({ identifier: name.within(63) }),
      outputs: {
        host: 'host',
        port: 'port',
        password: (module) =>
          secret({ 'aws-secrets-manager': { arn: module.getString('arn'), revision: '1' } }),
      },
      stateful: ['aws_db_instance'],
    }),
    terraformModule(sqsType, {
      class: 'audit',
      source: 'example/sqs/aws',
      outputs: { url: 'url', arn: 'arn', region: () => 'eu-central-1' },
    }),
    helm(redisType, {
      chart: 'oci://registry.example/charts/valkey',
      version: '1.2.3',
      values: ({ name }) => ({ fullnameOverride: name.within(53) }),
      outputs: { host: ({ name, namespace }) => `${name}.${namespace}.svc`, port: 6379 },
      ports: [6379],
      holdsData: true,
    }),
    helm(mysqlType, {
      class: 'chart',
      chart: 'mysql',
      repository: 'https://charts.example.com',
      version: '1.2.3',
      outputs: {
        host: 'mysql',
        password: ({ name }) =>
          secret({ 'kubernetes-secret': { name, key: 'password', revision: '1' } }),
      },
    }),
    alias(volumeType, { class: 'fast', to: { class: 'default' } }),
    alias(sqsType, { class: 'slow', to: { class: 'audit' } }),
  ],
});

describe.each([sandbox(), kinds])('the pack $name', (pack) => {
  test.each(packContract(pack))('$definition $check', ({ run }) => {
    expect(run).not.toThrow();
  });
});
