import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EngineFailure, Interruption } from '../../src/deploy/engine';
import { isAlive, processIdentity } from '../../src/store';
import { bench, gated, localBackend, slow, until } from './engine-place';

jest.setTimeout(120_000);

const root = join(__dirname, '..', '..');

class Wish implements Interruption {
  requested = false;
  readonly #listeners = new Set<() => void>();

  onRequest(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  request(): void {
    this.requested = true;
    for (const listener of this.#listeners) listener();
  }
}

test('an interrupted apply keeps what it had done, and the next one mends the rest', async () => {
  const { engine, place, write, log, plan } = await bench();
  write({
    terraform: localBackend(),
    resource: { terraform_data: { ...slow(60).terraform_data, quick: { input: 'x' } } },
  });
  const interruption = new Wish();
  await engine.prepare(place);
  const failure = await engine.applyAll(place, log, {
    interruption,
    onEvent: ({ kind }) => {
      if (kind === 'finished') setTimeout(() => interruption.request(), 100);
    },
  });
  expect(failure).toMatchObject({ kind: 'interrupted' });
  expect(await engine.stateAddresses(place)).toEqual([
    'terraform_data.quick',
    'terraform_data.slow',
  ]);

  // The slow one may or may not exist: the engine makes it anew.
  write({
    terraform: localBackend(),
    resource: { terraform_data: { ...slow(0).terraform_data, quick: { input: 'x' } } },
  });
  expect(await engine.plan(place, { out: plan })).toEqual({ changed: true });
  const shown = await engine.show(place, plan);
  expect(shown).toMatchObject({
    resource_changes: [
      { address: 'terraform_data.quick', change: { actions: ['no-op'] } },
      { address: 'terraform_data.slow', change: { actions: ['delete', 'create'] } },
    ],
  });
  expect(await engine.apply(place, plan, log)).toBeUndefined();
  expect(await engine.plan(place, { out: plan })).toEqual({ changed: false });
});

test('nothing begins after an interruption', async () => {
  const { engine, place, write, log } = await bench();
  write({ terraform: localBackend(), resource: slow(0) });
  const interruption = new Wish();
  interruption.request();
  expect(await engine.prepare(place, { interruption })).toMatchObject({ kind: 'interrupted' });
  expect(await engine.applyAll(place, log, { interruption })).toMatchObject({
    kind: 'interrupted',
  });
  expect(existsSync(log)).toBe(false);
});

test('an engine goes on to its end where only our process is killed', async () => {
  const { root: repository, engine, place, write, log, plan } = await bench();
  const gate = join(repository, 'gate');
  write({ terraform: localBackend(), resource: gated(gate) });
  await engine.prepare(place);
  const processFile = join(repository, 'process');
  const ours = spawn(
    process.execPath,
    [
      ...['-r', join(root, 'src', 'load', 'register.js')],
      ...[join(__dirname, 'engine-process.ts'), repository, processFile],
    ],
    { stdio: 'ignore', env: { ...process.env, TF_CLI_CONFIG_FILE: undefined } },
  );
  await until(() => existsSync(log) && readFileSync(log, 'utf8').includes('provision_start'));
  const engineProcess = processIdentity(Number(readFileSync(processFile, 'utf8')));
  const ended = new Promise((done) => ours.once('exit', (_, signal) => done(signal)));
  ours.kill('SIGKILL');

  expect(await ended).toBe('SIGKILL');
  expect(isAlive(engineProcess)).toBe(true);
  writeFileSync(gate, '');
  await until(() => !isAlive(engineProcess));
  expect(readFileSync(log, 'utf8')).toContain('apply_complete');
  expect(await engine.stateAddresses(place)).toEqual(['terraform_data.slow']);
  expect(await engine.plan(place, { out: plan })).toEqual({ changed: false });
});

test('of two applies at once one works, and the other says who holds the lock', async () => {
  const first = await bench();
  const second = await bench({ root: first.root });
  const gate = join(first.root, 'gate');
  first.write({ terraform: localBackend(), resource: gated(gate) });
  await first.engine.prepare(first.place);
  let other: Promise<EngineFailure | undefined> | undefined;
  const outcome = await first.engine.applyAll(first.place, first.log, {
    onEvent: ({ kind }) => {
      if (kind !== 'started') return;
      other ??= second.engine
        .applyAll(second.place, `${second.log}.2`)
        .finally(() => writeFileSync(gate, ''));
    },
  });
  expect(outcome).toBeUndefined();
  expect(await other).toMatchObject({
    kind: 'locked',
    lock: {
      id: expect.stringMatching(/^[\w-]{36}$/),
      who: expect.stringContaining('@'),
      operation: 'OperationTypeApply',
      created: expect.stringMatching(/^\d{4}-\d\d-\d\d /),
    },
  });
  expect(await second.engine.applyAll(second.place, second.log)).toBeUndefined();
});
