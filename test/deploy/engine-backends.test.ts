import { execFileSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EngineFailure } from '../../src/deploy/engine';
import { findMoto, Moto } from '../engines/aws/moto';
import { describeOn } from '../engines/found';
import { findPostgres, startPostgres, type PostgresServer } from '../engines/postgres';
import { bench, gated, localBackend, slow } from './engine-place';

jest.setTimeout(180_000);

const small = { terraform_data: { db: { input: 'x' } } };

describeOn('a state in S3', findMoto(), (command) => {
  let moto: Moto;
  beforeAll(async () => {
    moto = await Moto.start(command);
    const authorization =
      'AWS4-HMAC-SHA256 Credential=testing/20260101/eu-central-1/s3/aws4_request, SignedHeaders=host, Signature=0';
    const made = await fetch(`${moto.url}/states`, {
      method: 'PUT',
      headers: { authorization },
      body: '<CreateBucketConfiguration><LocationConstraint>eu-central-1</LocationConstraint></CreateBucketConfiguration>',
    });
    expect(made.status).toBe(200);
  });
  afterAll(() => moto.stop());

  const backend = (bucket: string, key: string) => ({
    backend: {
      s3: {
        bucket,
        key,
        region: 'eu-central-1',
        use_lockfile: true,
        use_path_style: true,
        skip_credentials_validation: true,
        skip_metadata_api_check: true,
        skip_requesting_account_id: true,
      },
    },
  });

  test('is locked while an apply works, and a lock left behind can be broken', async () => {
    await isLockedMeanwhile(backend('states', 'one'), moto.variables);

    const { engine, place, write, log, plan } = await bench({ variables: moto.variables });
    write({ terraform: backend('states', 'two'), resource: slow(60) });
    await engine.prepare(place);
    let id = 0;
    const killed = await engine.applyAll(place, log, {
      onProcess: (given) => (id = given),
      onEvent: ({ kind }) => void (kind === 'started' && process.kill(id, 'SIGKILL')),
    });
    expect(killed).toMatchObject({
      kind: 'failed',
      diagnostics: [{ summary: expect.stringContaining('SIGKILL') }],
    });
    const locked = (await engine.plan(place, { out: plan })) as EngineFailure;
    expect(locked).toMatchObject({ kind: 'locked', lock: { operation: 'OperationTypeApply' } });
    expect(await engine.forceUnlock(place, 'another')).toMatchObject({ kind: 'failed' });
    expect(await engine.forceUnlock(place, locked.lock?.id ?? '')).toBeUndefined();
    expect(await engine.plan(place, { out: plan })).toEqual({ changed: true });
  });

  test('in a bucket that does not exist is a failure, not a lock', async () => {
    const { engine, place, write } = await bench({ variables: moto.variables });
    write({ terraform: backend('nowhere', 'one'), resource: small });
    expect(await engine.prepare(place)).toMatchObject({
      kind: 'failed',
      diagnostics: expect.arrayContaining([
        expect.objectContaining({ summary: expect.stringContaining('does not exist') }),
      ]),
    });
  });
});

describeOn('a state in PostgreSQL', findPostgres(), (found) => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres(found, 'only-here');
  });
  afterAll(() => server.stop());

  test('is locked while an apply works', async () => {
    const { PGHOST = '', PGPORT = '' } = server.env;
    const conn_str = `postgres://postgres@${PGHOST}:${PGPORT}/postgres?sslmode=disable`;
    const variables = { PGPASSWORD: 'only-here' };
    await isLockedMeanwhile({ backend: { pg: { conn_str, schema_name: 'shop' } } }, variables);
  });
});

async function isLockedMeanwhile(
  terraform: object,
  variables: Readonly<Record<string, string>>,
): Promise<void> {
  const first = await bench({ variables });
  const second = await bench({ root: first.root, variables });
  const gate = join(first.root, 'gate');
  first.write({ terraform, resource: gated(gate) });
  expect(await first.engine.prepare(first.place)).toBeUndefined();
  expect(await first.engine.stateVersion(first.place)).toBeUndefined();
  expect(await first.engine.stateAddresses(first.place)).toEqual([]);
  let other: Promise<unknown> | undefined;
  const outcome = await first.engine.applyAll(first.place, first.log, {
    onEvent: ({ kind }) => {
      if (kind !== 'started') return;
      other ??= second.engine
        .plan(second.place, { out: second.plan })
        .finally(() => writeFileSync(gate, ''));
    },
  });
  expect(outcome).toBeUndefined();
  expect(await other).toMatchObject({
    kind: 'locked',
    lock: { id: expect.stringMatching(/./), who: expect.stringContaining('@') },
  });
  expect(await first.engine.stateAddresses(first.place)).toEqual(['terraform_data.slow']);
  expect(await second.engine.plan(second.place, { out: second.plan })).toEqual({ changed: false });
}

describe('another backend for a stack', () => {
  test('is refused while something is in the one of before, and the state can be moved', async () => {
    const { engine, place, write, log, plan, root } = await bench();
    write({ terraform: localBackend('before'), resource: small });
    await engine.prepare(place);
    await engine.applyAll(place, log);

    write({ terraform: localBackend('after'), resource: small });
    const refused = await engine.prepare(place);
    expect(refused).toMatchObject({
      kind: 'failed',
      diagnostics: [{ summary: 'The backend of this stack has changed' }],
    });
    expect(await engine.plan(place, { out: plan })).toEqual(refused);

    const [, command = ''] = /\n\n {2}(.*)$/.exec(refused?.diagnostics[0]?.detail ?? '') ?? [];
    expect(command).toContain('init -migrate-state');
    execFileSync('sh', ['-c', `${command} -force-copy`], {
      cwd: root,
      env: { ...process.env, TF_CLI_CONFIG_FILE: '', CHECKPOINT_DISABLE: '1' },
    });
    expect(await engine.prepare(place)).toBeUndefined();
    expect(await engine.plan(place, { out: plan })).toEqual({ changed: false });
    expect(existsSync(join(root, '.scoreform', 'after.tfstate'))).toBe(true);
  });

  test('is taken where nothing is in the one of before', async () => {
    const { engine, place, write, plan } = await bench();
    write({ terraform: localBackend('before'), resource: small });
    await engine.prepare(place);
    write({ terraform: localBackend('after'), resource: small });
    expect(await engine.prepare(place)).toBeUndefined();
    expect(await engine.plan(place, { out: plan })).toEqual({ changed: true });
  });
});
