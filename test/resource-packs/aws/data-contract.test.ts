import { aws, type AwsOptions } from '../../../resource-packs/aws';
import { packContract } from '../../../src/testing';
import { OPTIONS } from './small-shop';

const TYPES = ['amqp', 'dynamodb', 'mysql', 'postgres', 'redis', 's3', 'sns-topic', 'sqs'];

const SETS: readonly { readonly because: string; readonly options: AwsOptions }[] = [
  { because: 'nothing is said but what has to be', options: OPTIONS },
  {
    because: 'everything is said',
    options: {
      ...OPTIONS,
      accessLogs: { bucket: 'logs' },
      passwordsInState: true,
      revisions: { 'postgres.default#consumer.thing': 3, 'mysql.default#shared-thing': 2 },
    },
  },
];

describe.each(SETS)('where $because', ({ options }) => {
  const checks = packContract(aws(options)).filter(
    ({ definition }) => definition === 'aws' || TYPES.includes(definition.replace(/\.[^.]*$/, '')),
  );

  test.each(checks)('$definition $check', ({ run }) => {
    expect(run).not.toThrow();
  });
});
