import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { SqsQueue } from '@cdktf/provider-aws/lib/sqs-queue';
import { sandbox } from '../../resource-packs/sandbox';
import { definePack, defineResource, type Pack } from '../../src/pack';
import { snsTopicType, sqsType } from '../../src/resource-types';

/** What a definition makes of two queues; a URL takes the place of the one that it would give. */
export type Mistake = (first: SqsQueue, second: SqsQueue) => string | undefined;

/** A small pack whose queue makes a mistake; its topic needs that queue, and everything else is as it should be. */
export function packWith(mistake: Mistake): Pack {
  const sound = sandbox().resources.filter(({ type }) => ['dns', 'workload'].includes(type.name));
  const queue = defineResource(sqsType, {
    summary: 'Two queues on Amazon SQS.',
    create({ scope, name }) {
      new AwsProvider(scope, 'aws', { region: 'eu-central-1' });
      const first = new SqsQueue(scope, 'first', { name: name.within(70) });
      const second = new SqsQueue(scope, 'second', { name: `${name.within(70)}-more` });
      const url = mistake(first, second) ?? first.url;
      return { url, arn: first.arn, region: 'eu-central-1' };
    },
  });
  const topic = defineResource(snsTopicType, {
    summary: 'A topic that leads to a queue.',
    needs: { queue: { type: 'sqs', per: 'resource' } },
    create: ({ needs }) => ({ arn: String(needs['queue']?.['arn']), region: 'eu-central-1' }),
  });
  return definePack({
    name: 'broken',
    summary: 'A pack with a mistake in it.',
    resources: [...sound, queue, topic],
  });
}
