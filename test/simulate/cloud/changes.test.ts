import { readFileSync } from 'node:fs';
import { creationsIn, readCloud } from '../../../src/simulate/cloud';
import { newFile, open } from './small-stack';

const VPC = { cidr_block: '10.0.0.0/16', tags: { Name: 'main' } };

test('what is created is there, with an address of its own, and stays as it is when all is opened again', async () => {
  const file = newFile();
  const { make } = open(file);
  const vpc = await make('aws_vpc', VPC);
  for (const cidr of ['10.0.2.0/24', '10.0.1.0/24']) {
    await make('aws_subnet', { vpc_id: vpc['id'] ?? null, cidr_block: cidr });
  }

  expect(vpc).toMatchObject({
    ...VPC,
    id: expect.stringMatching(/^vpc-[0-9a-f]{17}$/) as string,
    arn: `arn:aws:ec2:eu-central-1:111122223333:vpc/${String(vpc['id'])}`,
  });
  expect(
    readCloud(file)
      .objects.map(({ address }) => address)
      .sort(),
  ).toEqual(['aws_subnet.a', 'aws_subnet.b', 'aws_vpc.main']);
  expect(await open(file).read('aws_vpc', vpc)).toEqual(vpc);
});

test('the region is that of the configuration that a resource names', async () => {
  const { make } = open(newFile());

  const near = await make('aws_sqs_queue', { name: 'jobs', delay_seconds: 5 });
  const far = await make('aws_sqs_queue', { name: 'far' });

  expect(near['arn']).toBe('arn:aws:sqs:eu-central-1:111122223333:jobs');
  expect(far['arn']).toBe('arn:aws:sqs:eu-west-1:111122223333:far');
});

test('an update keeps what the cloud decided, and what is deleted is gone for good', async () => {
  const file = newFile();
  const { make, update, remove, read } = open(file);
  const before = await make('aws_vpc', VPC);

  await update('aws_vpc', before, { ...VPC, tags: null });
  const after = { ...before, tags: null };
  expect(await read('aws_vpc', before)).toEqual(after);

  expect((await remove('aws_vpc', after)).state).toBeNull();
  expect(await read('aws_vpc', after)).toBeNull();
  expect(await open(file).read('aws_vpc', after)).toBeNull();
  expect((await remove('aws_vpc', after)).diagnostics).toEqual([]);
});

test('what came from elsewhere is taken for what its state says', async () => {
  const { read, update } = open(newFile());
  const foreign = { id: 'vpc-1', arn: 'an arn', ...VPC };

  expect(await read('aws_vpc', foreign)).toEqual(foreign);
  expect((await update('aws_vpc', foreign, { ...VPC, tags: {} })).state).toEqual({
    ...foreign,
    tags: {},
  });
});

test('a second one of a name that may be there only once is refused', async () => {
  const file = newFile();
  const { create, make, remove } = open(file);
  const state = await make('aws_sqs_queue', { name: 'jobs', delay_seconds: 5 });

  const second = await create('aws_sqs_queue', { name: 'jobs' });
  expect(second.state).toBeNull();
  expect(second.diagnostics).toMatchObject([{ severity: 'error' }]);
  expect(second.diagnostics[0]?.summary).toMatch(/already exists$/);

  await remove('aws_sqs_queue', state);
  expect((await create('aws_sqs_queue', { name: 'jobs' })).diagnostics).toEqual([]);
});

test('another one in the place of a first has another id, and both are counted', async () => {
  const file = newFile();
  const first = await open(file).make('aws_vpc', VPC);
  const second = await open(file).make('aws_vpc', VPC);

  expect(second['id']).not.toBe(first['id']);
  expect(creationsIn(readCloud(file).events).get('aws_vpc.main')).toBe(2);
});

test('two alike of which nobody knows whose they are are two', async () => {
  const file = newFile();
  const { create } = open(file);
  await create('aws_vpc', { cidr_block: '192.168.0.0/16' });
  await create('aws_vpc', { cidr_block: '192.168.0.0/16' });

  expect(readCloud(file).objects.map(({ address }) => address)).toEqual([null, null]);
});

test('environments have other ids, and each the same whenever it is made anew', async () => {
  const made = () => open(newFile()).make('aws_vpc', VPC);

  expect(await made()).toEqual(await made());
});

test('what goes to the provider only is not written down', async () => {
  const file = newFile();
  const { make, update } = open(file);
  const config = { identifier: 'db', engine: 'postgres', password_wo: 'a-secret' };

  const state = await make('aws_db_instance', config);
  await update('aws_db_instance', state, { ...config, tags: { a: 'b' } });

  expect(state).toMatchObject({ password_wo: null });
  expect(readFileSync(file, 'utf8')).not.toContain('a-secret');
  expect(String(state['endpoint'])).toMatch(/^db\.\w+\.eu-central-1\.rds\.amazonaws\.com/);
});

test('what the provider wants to remember is kept', async () => {
  const file = newFile();
  const state = await open(file).make('aws_vpc', VPC);

  const { cloud } = open(file);
  const answer = await cloud.read({ type: 'aws_vpc', current: state, private: new Uint8Array() });

  expect(answer.private).toEqual(Uint8Array.of(1, 2));
});
