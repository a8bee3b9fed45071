import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StoreUnavailable, openStore, type StorePlace } from '../../src/store';
import { S3Blobs } from '../../src/store/s3-blobs';
import { Moto, findMoto } from '../engines/aws/moto';
import { describeOn } from '../engines/found';
import { describeBlobs } from '../store/blobs-contract';
import { Contender } from '../store/contender';
import { PRODUCTION, lockOf, startFacts } from '../store/example';
import { describeProcesses } from '../store/process-contract';
import { S3Gate } from '../store/s3-gate';
import { describeStore } from '../store/store-contract';

jest.setTimeout(180_000);

describeOn('records in S3', findMoto(), (command) => {
  const environment = { ...process.env };
  let moto: Moto;
  let gate: S3Gate;
  let root: string;
  let count = 0;

  beforeAll(async () => {
    moto = await Moto.start(command);
    gate = await S3Gate.open(moto.url);
    Object.assign(process.env, variables());
    root = mkdtempSync(join(realpathSync(tmpdir()), 'records '));
    await new S3Client({ forcePathStyle: true }).send(
      new CreateBucketCommand({
        Bucket: 'records',
        CreateBucketConfiguration: { LocationConstraint: 'eu-central-1' },
      }),
    );
  });
  afterAll(async () => {
    rmSync(root, { recursive: true, force: true });
    process.env = environment;
    await gate.close();
    await moto.stop();
  });

  const variables = () => ({ ...moto.variables, AWS_ENDPOINT_URL: gate.url });

  /** A prefix that nothing lies below yet. */
  const place = (prefix = `prefix/${String(++count)}`) =>
    ({ kind: 's3', bucket: 'records', region: 'eu-central-1', prefix }) as const;
  const open = async () => new S3Blobs(place());

  describeBlobs('S3', open);
  describeStore('S3', open);
  describeProcesses('S3', async () => {
    const where = place();
    return { place: where, root, env: variables(), store: openStore(where, root) };
  });

  test('lie below their prefix, and others do not see them', async () => {
    const [blobs, others] = [new S3Blobs(place('one')), new S3Blobs(place('on'))];
    await blobs.write('a/b.json', 'text');
    expect(await others.names('')).toEqual([]);
    expect(await new S3Blobs(place('')).read('one/a/b.json')).toBe('text');
    expect(blobs.place).toBe('s3://records/one');
  });

  test('are all listed where there are more than a page holds', async () => {
    const blobs = await open();
    const ids = Array.from({ length: 1100 }, (_, position) => String(position + 1));
    for (let first = 0; first < ids.length; first += 50)
      await Promise.all(
        ids.slice(first, first + 50).map((id) => blobs.write(`shop/production/${id}/x.json`, 'x')),
      );
    expect(await blobs.names('shop/production')).toEqual([...ids].sort());
  });

  /** What is thrown by every way to use a store. */
  async function failuresOf(where: StorePlace): Promise<readonly unknown[]> {
    const store = openStore(where, root);
    const uses = [
      () => store.environments(),
      () => store.last(PRODUCTION),
      () => store.begin(startFacts(), {}),
      () => store.lock(lockOf()),
      () => store.lockOf(PRODUCTION),
    ];
    return Promise.all(uses.map((use) => use().catch((error: unknown) => error)));
  }

  test('say that their bucket does not exist', async () => {
    const failures = await failuresOf({ ...place('x'), bucket: 'nowhere' });
    for (const failure of failures) {
      expect(failure).toBeInstanceOf(StoreUnavailable);
      expect(failure).toMatchObject({
        place: 's3://nowhere/x',
        why: 'The bucket of the records, s3://nowhere/x, does not exist.',
      });
    }
  });

  test.each([
    {
      because: 'access is denied',
      status: 403,
      code: 'AccessDenied',
      why: 'S3 refuses access to the records at s3://records/x (AccessDenied).',
    },
    {
      because: 'the credentials have run out',
      status: 400,
      code: 'ExpiredToken',
      why: 'S3 no longer takes the credentials for s3://records/x (ExpiredToken).',
    },
    {
      because: 'the region is wrong',
      status: 400,
      code: 'AuthorizationHeaderMalformed',
      why: 'The bucket of the records, s3://records/x, lies in another region.',
    },
    {
      because: 'S3 has something else against it',
      status: 400,
      code: 'InvalidRequest',
      why: 'S3 did not do what was asked at s3://records/x: InvalidRequest, No.',
    },
  ])('say that $because', async ({ status, code, why }) => {
    const server = createServer((request, response) => {
      request.resume();
      response.writeHead(status, { 'content-type': 'application/xml' });
      response.end(`<Error><Code>${code}</Code><Message>No.</Message></Error>`);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    process.env['AWS_ENDPOINT_URL'] =
      `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
    const failures = await failuresOf(place('x')).finally(() => {
      process.env['AWS_ENDPOINT_URL'] = gate.url;
      server.closeAllConnections();
      server.close();
    });
    for (const failure of failures)
      expect(failure).toMatchObject({ name: 'StoreUnavailable', why });
  });

  test('say that S3 cannot be reached', async () => {
    const env = { ...variables(), AWS_ENDPOINT_URL: 'http://127.0.0.1:9' };
    const contender = new Contender({ env });
    expect(await contender.act({ place: place('x'), root, action: 'last' })).toMatchObject({
      name: 'StoreUnavailable',
      why: 'S3 cannot be reached for s3://records/x (ECONNREFUSED).',
    });
    await contender.leave();
  });

  test('say that there are no credentials', async () => {
    const env = {
      ...variables(),
      AWS_ACCESS_KEY_ID: undefined,
      AWS_SECRET_ACCESS_KEY: undefined,
      AWS_EC2_METADATA_DISABLED: 'true',
      AWS_CONFIG_FILE: join(root, 'none'),
      AWS_SHARED_CREDENTIALS_FILE: join(root, 'none'),
    };
    const contender = new Contender({ env });
    expect(await contender.act({ place: place('x'), root, action: 'last' })).toMatchObject({
      name: 'StoreUnavailable',
      why: 'There are no credentials of AWS with which the records at s3://records/x can be read.',
    });
    await contender.leave();
  });

  test('say that the package is missing only when they are asked for something', async () => {
    const without = join(root, 'without.cjs');
    writeFileSync(
      without,
      `const Module = require('node:module');
       const resolve = Module._resolveFilename;
       Module._resolveFilename = function (name, ...rest) {
         return resolve.call(this, name === '@aws-sdk/client-s3' ? name + '-missing' : name, ...rest);
       };`,
    );
    const contender = new Contender({ before: [without] });
    expect(await contender.act({ place: place(), root, action: 'last' })).toMatchObject({
      name: 'StoreUnavailable',
      why: expect.stringMatching(/^The records lie in S3, .* not installed\.$/),
      advice: expect.stringContaining('\n\n  npm install @aws-sdk/client-s3'),
    });
    await contender.leave();
  });

  test('know a text as theirs whose first answer was lost', async () => {
    const blobs = await open();
    gate.losing = 1;
    expect(await blobs.create('a.json', 'text')).toBe(true);
    expect(gate.losing).toBeLessThan(0);
    gate.losing = 1;
    expect(await blobs.create('a.json', 'text')).toBe(false);
  });
});
