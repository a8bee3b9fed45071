import { amqp } from '../../../resource-packs/aws/messaging/amqp';
import { dataShop, withThing } from './data-shop';
import { OPTIONS, attemptShop, type Block } from './small-shop';

const CARRIERS = [
  {
    type: 'sqs',
    policy: 'aws_sqs_queue_policy',
    arn: 'aws_sqs_queue.sqs_default_bus.arn',
    held: ['sqs:SendMessage', 'sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:PurgeQueue'],
    managed: ['sqs:SetQueueAttributes', 'sqs:GetQueueAttributes', 'sqs:DeleteQueue'],
  },
  {
    type: 'sns-topic',
    policy: 'aws_sns_topic_policy',
    arn: 'aws_sns_topic.sns-topic_default_bus.arn',
    held: ['sns:Publish'],
    managed: ['sns:SetTopicAttributes', 'sns:GetTopicAttributes', 'sns:DeleteTopic'],
  },
];

const request = (type: string, access = 'write') => ({
  bus: { type, id: 'bus', metadata: { annotations: { 'scoreform.dev/access': access } } },
});

describe.each(CARRIERS)('$type', ({ type, policy, arn, held, managed }) => {
  const shared = dataShop({
    workloads: {
      cart: { resources: request(type) },
      orders: { resources: request(type, 'read') },
      search: { resources: {} },
    },
  });
  const text: string = shared[policy][`${type}_default_bus__policy`].policy;
  const onlyUsers = text.slice(text.indexOf('OnlyUsers'));

  test('lets in its users and nobody else, by one policy for all of them', () => {
    expect(onlyUsers.match(/aws_iam_role\.[\w-]+\.arn/g)).toEqual([
      'aws_iam_role.workload-identity_default_cart__role.arn',
      'aws_iam_role.workload-identity_default_orders__role.arn',
    ]);
    expect(onlyUsers).toContain('ArnNotEquals');
    expect(onlyUsers).toContain(arn);
  });

  test('refuses others what it holds, and leaves Terraform what it is managed by', () => {
    expect(held.filter((action) => !onlyUsers.includes(`"${action}"`))).toEqual([]);
    expect(managed.filter((action) => onlyUsers.includes(`"${action}"`))).toEqual([]);
  });

  test('answers over TLS only', () => {
    expect(text).toContain('aws:SecureTransport');
  });

  test('is encrypted by the key of the environment', () => {
    const [block] = Object.values<Block>(
      shared[`aws_${type.replace('-', '_')}`] ?? shared['aws_sqs_queue'],
    );

    expect(block.kms_master_key_id).toBe('${aws_kms_key.aws-key_default_environment.arn}');
  });
});

test.each([
  { type: 'sqs', access: 'read', last: 'sqs:ReceiveMessage', not: 'sqs:SendMessage' },
  { type: 'sqs', access: 'write', last: 'sqs:SendMessage', not: 'sqs:PurgeQueue' },
  { type: 'sqs', access: 'admin', last: 'sqs:PurgeQueue', not: 'sqs:DeleteQueue' },
  { type: 'sns-topic', access: 'read', last: 'sns:ListSubscriptionsByTopic', not: 'sns:Publish' },
  { type: 'sns-topic', access: 'write', last: 'sns:Publish', not: 'sns:Subscribe' },
  { type: 'sns-topic', access: 'admin', last: 'sns:Subscribe', not: 'sns:DeleteTopic' },
])('$access of $type allows $last and not $not', ({ type, access, last, not }) => {
  const blocks = dataShop({ workloads: { cart: { resources: request(type, access) } } });
  const grants = Object.values<Block>(blocks['terraform_data']).find(
    ({ input }: Block) => 'statements' in input,
  );
  const actions = grants.input.statements.flatMap((statement: Block) => statement.actions);

  expect(actions).toContain(last);
  expect(actions).not.toContain(not);
});

test('a message that fails goes to a queue that takes from no other', () => {
  const blocks = dataShop({ workloads: withThing({ type: 'sqs' }) });
  const queues = blocks['aws_sqs_queue'];
  const { name, redrive_policy: redrive } = queues.sqs_default_cart_thing;
  const failed = queues.sqs_default_cart_thing__failed;

  expect(redrive).toContain('aws_sqs_queue.sqs_default_cart_thing__failed.arn');
  expect(failed.redrive_allow_policy).toContain(
    `arn:aws:sqs:eu-central-1:${OPTIONS.account}:${String(name)}`,
  );
});

describe('a broker', () => {
  const workloads = withThing({ type: 'amqp' });

  test('keeps the password that it was made with, and gives it to users by a secret', () => {
    const blocks = dataShop({ workloads }, [amqp(OPTIONS)]);
    const [broker] = Object.values<Block>(blocks['aws_mq_broker']);
    const [version] = Object.values<Block>(blocks['aws_secretsmanager_secret_version']);

    expect(broker.lifecycle.ignore_changes).toEqual(['user']);
    expect(broker.publicly_accessible).toBe(false);
    expect(version.secret_string_wo).toContain('aws_mq_broker.amqp_default_cart_thing.user');
  });

  test('refuses a rotation, because Amazon MQ has none', () => {
    const rotated = amqp({ ...OPTIONS, revisions: { 'amqp.default#cart.thing': 2 } });
    const { errors } = attemptShop({ workloads, instead: [rotated] });

    expect(errors.map(({ code }) => code)).toEqual(['create/definition-failed']);
  });
});
