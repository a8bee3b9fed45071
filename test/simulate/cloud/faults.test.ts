import { openCloud, parseFault, readCloud } from '../../../src/simulate/cloud';
import { faultText } from '../../../src/simulate/cloud/parse-fault';
import type { Fault } from '../../../src/simulate/fault';
import type { BlockValue } from '../../../src/simulate/values';
import { newFile, open, STACK } from './small-stack';

const VPC = { cidr_block: '10.0.0.0/16', tags: { Name: 'main' } };
const QUEUE = { name: 'jobs', delay_seconds: 5 };

test.each<readonly [text: string, fault: Fault]>([
  ['aws_vpc=fail', { subject: 'aws_vpc', kind: 'fail' }],
  ['aws_vpc.main=fail:create', { subject: 'aws_vpc.main', kind: 'fail', detail: 'create' }],
  [
    'amqp.default#shop.jobs=slow:0.5',
    { subject: 'amqp.default#shop.jobs', kind: 'slow', detail: '0.5' },
  ],
  ['aws_vpc.a["x=y"]=gone', { subject: 'aws_vpc.a["x=y"]', kind: 'gone' }],
  ['aws_vpc=drift:tags', { subject: 'aws_vpc', kind: 'drift', detail: 'tags' }],
])('%s is a fault', (text, fault) => {
  expect(parseFault(text)).toEqual(fault);
  expect(faultText(fault)).toBe(text);
});

test.each([
  ['aws_vpc', 'has no "="'],
  ['=fail', 'names nothing'],
  ['aws_vpc=explode', '"explode" is no kind'],
  ['aws_vpc=fail:read', '"create", "update" or "delete"'],
  ['aws_vpc=slow:soon', 'number of seconds'],
  ['aws_vpc=gone:now', 'no more words'],
  ['aws_vpc=drift:', 'an attribute'],
  ['', 'has no "="'],
])('"%s" is none: it %s', (text, because) => {
  expect(parseFault(text)).toMatchObject({
    code: 'simulate/bad-fault',
    detail: expect.stringContaining(because) as string,
  });
});

test.each([
  ['aws_vpx', ' Did you mean "aws_vpc"?'],
  ['aws_vpc.mian', ' Did you mean "aws_vpc.main"?'],
  ['amqp.default#shop.job', ' Did you mean "amqp.default#shop.jobs"?'],
  ['aws_s3_bucket', 'would never happen. Nothing'],
])('a fault for %s hits nothing of the stack', (subject, hint) => {
  const faults: readonly Fault[] = [{ subject, kind: 'fail' }];

  expect(openCloud({ file: newFile(), stack: STACK, faults })).toMatchObject([
    { code: 'simulate/fault-hits-nothing', detail: expect.stringContaining(hint) as string },
  ]);
});

test.each([
  ['aws_sqs_queue', [false, false]],
  ['aws_sqs_queue.jobs', [false, true]],
  ['amqp.default#shop.jobs', [false, false]],
  ['aws_vpc', [true, true]],
])('a fault for %s strikes what it names', async (subject, succeed) => {
  const { create } = open(newFile(), { faults: [{ subject, kind: 'fail' }] });

  const answers = [
    await create('aws_sqs_queue', QUEUE),
    await create('aws_sqs_queue', { name: 'far' }),
  ];

  expect(answers.map(({ state }) => state !== null)).toEqual(succeed);
});

test.each([
  [undefined, ['create', 'update', 'delete']],
  ['create', ['create']],
  ['update', ['update']],
  ['delete', ['delete']],
])('"fail:%s" fails at %j, and changes nothing then', async (detail, failing) => {
  const file = newFile();
  const state = await open(file).make('aws_vpc', VPC);
  const fault: Fault = {
    subject: 'aws_vpc',
    kind: 'fail',
    ...(detail !== undefined && { detail }),
  };
  const before = readCloud(file).objects;

  const made = await open(file, { faults: [fault] }).create('aws_vpc', VPC);
  const updated = await open(file, { faults: [fault] }).update('aws_vpc', state, {
    ...VPC,
    tags: {},
  });
  const removed = await open(file, { faults: [fault] }).remove('aws_vpc', state);

  const answers = { create: made, update: updated, delete: removed };
  const failed = Object.entries(answers).filter(([, { diagnostics }]) => diagnostics.length > 0);
  expect(failed.map(([operation]) => operation)).toEqual(failing);
  if (failing.includes('create')) expect(made.state).toBeNull();
  if (failing.includes('update')) expect(updated.state).toEqual(state);
  if (failing.includes('delete')) expect(removed.state).not.toBeNull();
  if (failing.length === 3) expect(readCloud(file).objects).toEqual(before);
});

test('an error of the simulation says that it is one, and why it was', async () => {
  const { create } = open(newFile(), { faults: [{ subject: 'aws_vpc.main', kind: 'fail' }] });

  const { diagnostics } = await create('aws_vpc', VPC);

  expect(diagnostics).toEqual([
    {
      severity: 'error',
      summary: 'Simulated failure to create aws_vpc.main',
      detail:
        'The fault "aws_vpc.main=fail" was asked for, so this is a part of the simulation. Nothing was changed.',
    },
  ]);
});

test('what is made by half is there, and reported as failed', async () => {
  const file = newFile();
  const { create, update } = open(file, { faults: [{ subject: 'aws_vpc', kind: 'partial' }] });

  const { state, diagnostics } = await create('aws_vpc', VPC);

  expect(diagnostics).toHaveLength(1);
  expect(readCloud(file).objects.map((each) => each.state)).toEqual([state]);
  expect((await update('aws_vpc', state ?? {}, { ...VPC, tags: {} })).diagnostics).toEqual([]);
});

test('what is slow is done in the end, and given up when the cloud is closed', async () => {
  const file = newFile();
  const quick = open(file, { faults: [{ subject: 'aws_vpc', kind: 'slow', detail: '0' }] });
  expect((await quick.create('aws_vpc', VPC)).diagnostics).toEqual([]);

  const slow = open(newFile(), { faults: [{ subject: 'aws_vpc', kind: 'slow', detail: '600' }] });
  const made = slow.create('aws_vpc', VPC);
  slow.close();

  expect(await made).toMatchObject({
    state: null,
    diagnostics: [{ summary: 'The simulation ended' }],
  });
});

test('what is gone is gone when a run begins', async () => {
  const file = newFile();
  const state = await open(file).make('aws_vpc', VPC);

  const { read } = open(file, { faults: [{ subject: 'aws_vpc.main', kind: 'gone' }] });

  expect(await read('aws_vpc', state)).toBeNull();
});

interface Drift {
  readonly because: string;
  readonly type: string;
  readonly config: BlockValue;
  readonly detail?: string;
  readonly changed: BlockValue;
}

const MARK = 'changed-behind-terraform';

test.each<Drift>([
  {
    because: 'a tag does no harm',
    type: 'aws_vpc',
    config: VPC,
    changed: { tags: { Name: 'main', [MARK]: MARK } },
  },
  {
    because: 'without tags, it is something that does not make another one',
    type: 'aws_sqs_queue',
    config: QUEUE,
    changed: { delay_seconds: 6 },
  },
  {
    because: 'it can be named',
    type: 'aws_vpc',
    config: VPC,
    detail: 'cidr_block',
    changed: { cidr_block: `10.0.0.0/16-${MARK}` },
  },
  {
    because: 'even what has no value yet',
    type: 'aws_subnet',
    config: { vpc_id: 'vpc-1', cidr_block: '10.0.1.0/24' },
    detail: 'map_public_ip_on_launch',
    changed: { map_public_ip_on_launch: true },
  },
])('a $type drifts: $because', async ({ type, config, detail, changed }) => {
  const file = newFile();
  const state = await open(file).make(type, config);
  const faults: readonly Fault[] = [
    { subject: type, kind: 'drift', ...(detail !== undefined && { detail }) },
  ];

  const { read } = open(file, { faults });

  expect(await read(type, state)).toEqual({ ...state, ...changed });
});

test('what cannot drift as was asked for is told when it is read', async () => {
  const file = newFile();
  const state = await open(file).make('aws_vpc', VPC);

  const { cloud } = open(file, {
    faults: [{ subject: 'aws_vpc', kind: 'drift', detail: 'colour' }],
  });
  const answer = await cloud.read({ type: 'aws_vpc', current: state, private: new Uint8Array() });

  expect(answer.diagnostics).toMatchObject([{ severity: 'error' }]);
});
