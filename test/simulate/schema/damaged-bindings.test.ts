import { rmSync } from 'node:fs';
import { readBindings } from '../../../src/simulate/schema';
import { copied } from './copied';
import { installed } from './installed';

const aws = installed('aws');

describe('what cannot be read', () => {
  const queue = ['aws_sqs_queue'];

  interface Damage {
    readonly because: string;
    readonly damage: (source: string) => string;
    readonly said: RegExp;
  }

  test.each<Damage>([
    {
      because: 'the file is cut off',
      damage: (source) => source.slice(0, 9000),
      said: /there is no class with the type "aws_sqs_queue"/,
    },
    {
      because: 'the file is empty',
      damage: () => '',
      said: /there is no class with the type "aws_sqs_queue"/,
    },
    {
      because: 'a struct is gone',
      damage: (source) =>
        source
          .replaceAll('class SqsQueueTimeouts', 'class Other')
          .replaceAll('function sqsQueueTimeouts', 'function other'),
      said: /there is no type of "timeouts"/,
    },
    {
      because: 'a newer generator may have a word that is not known here',
      damage: (source) => source.replaceAll('getStringAttribute', 'getTextAttribute'),
      said: /there is no type of "arn" and no type of "url"/,
    },
    {
      because: 'nothing of a class is as it should be',
      damage: (source) =>
        source.replace(
          /(?<=class SqsQueue extends .*\n)[^]*?(?=\n\})/,
          'public static readonly tfResourceType = "aws_sqs_queue";',
        ),
      said: /there is no attribute of the class "SqsQueue"/,
    },
  ])('is told: $because', ({ damage, said }) => {
    const damaged = copied((source) => ({
      'index.ts': source.includes('"aws_sqs_queue"') ? damage(source) : source,
    }));
    const answer = readBindings(damaged, { resources: queue, dataSources: [], ephemerals: [] });
    rmSync(damaged.folder, { recursive: true });

    expect(answer).toMatchObject([{ code: 'simulate/unreadable-bindings' }]);
    expect(JSON.stringify(answer).replaceAll('\\"', '"')).toMatch(said);
  });

  test('all of it is told in one run, with a hint where a name is nearly right', () => {
    const answer = readBindings(aws, {
      resources: ['aws_sqs_queue', 'aws_sqs_queu', 'aws_nothing_like_it'],
      dataSources: ['aws_regions_of_old'],
      ephemerals: ['aws_unheard_of'],
    });

    expect(answer).toMatchObject([
      {
        code: 'simulate/unknown-type',
        detail: expect.stringContaining('"aws_sqs_queue"') as string,
      },
      { code: 'simulate/unknown-type', detail: expect.stringContaining('the resource') as string },
      {
        code: 'simulate/unknown-type',
        detail: expect.stringContaining('the data source') as string,
      },
      { code: 'simulate/unknown-type', detail: expect.stringContaining('the ephemeral') as string },
    ]);
  });

  test('a name that leads out of the bindings is only unknown', () => {
    const types = { resources: ['../../../x', '/etc', ''], dataSources: [], ephemerals: [] };
    const answer = readBindings(aws, types);
    expect(answer).toMatchObject([
      { code: 'simulate/unknown-type' },
      { code: 'simulate/unknown-type' },
      { code: 'simulate/unknown-type' },
    ]);
  });
});
