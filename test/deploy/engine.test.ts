import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isFailure, type EngineEvent, type PlanJson } from '../../src/deploy/engine';
import { bench, localBackend } from './engine-place';

jest.setTimeout(120_000);

const stack = (input: string) => ({
  terraform: localBackend(),
  resource: { terraform_data: { db: { input }, cache: { input: 'fixed' } } },
  output: {
    host: { value: 'db.localhost' },
    password: { value: 'only-for-you', sensitive: true },
  },
});

test('one stack, from nothing to a change that is planned, shown and applied', async () => {
  const { engine, place, write, plan, log } = await bench();
  const events: EngineEvent[] = [];
  const onEvent = (event: EngineEvent) => void events.push(event);
  write(stack('one'));

  expect(await engine.prepare(place)).toBeUndefined();
  expect(await engine.stateAddresses(place)).toEqual([]);
  expect(await engine.stateVersion(place)).toBeUndefined();
  expect(await engine.outputs(place)).toEqual({});
  expect(await engine.applyAll(place, log, { onEvent })).toBeUndefined();
  expect(events.filter(({ kind }) => kind === 'finished')).toEqual(
    expect.arrayContaining([
      { kind: 'finished', address: 'terraform_data.cache', action: 'create', seconds: 0 },
      { kind: 'finished', address: 'terraform_data.db', action: 'create', seconds: 0 },
    ]),
  );
  expect(await engine.stateAddresses(place)).toEqual(['terraform_data.cache', 'terraform_data.db']);
  const first = await engine.stateVersion(place);
  expect(first).toEqual({
    serial: expect.any(Number),
    lineage: expect.stringMatching(/^[\w-]{36}$/),
  });
  expect(await engine.outputs(place)).toEqual({
    host: { sensitive: false, value: 'db.localhost' },
    password: { sensitive: true },
  });
  expect(engine.providers(place)).toEqual({});

  expect(await engine.plan(place, { out: plan })).toEqual({ changed: false });
  write(stack('two'));
  events.length = 0;
  expect(await engine.plan(place, { out: plan, onEvent })).toEqual({ changed: true });
  expect(events).toContainEqual({
    kind: 'planned',
    address: 'terraform_data.db',
    action: 'update',
  });
  expect(events).toContainEqual({ kind: 'refreshing', address: 'terraform_data.db' });

  const shown = (await engine.show(place, plan)) as PlanJson;
  const changes = shown.resource_changes?.map(({ address, change }) => [
    address,
    ...change.actions,
  ]);
  expect(changes).toEqual([
    ['terraform_data.cache', 'no-op'],
    ['terraform_data.db', 'update'],
  ]);
  expect(shown).not.toHaveProperty('prior_state');

  expect(await engine.apply(place, plan, log)).toBeUndefined();
  expect(await engine.apply(place, plan, log)).toMatchObject({ kind: 'stale-plan' });
  expect(await engine.plan(place, { out: plan, mode: 'refresh-only' })).toEqual({ changed: false });
  expect(await engine.plan(place, { out: plan, mode: 'destroy' })).toEqual({ changed: true });
  expect(await engine.apply(place, plan, log)).toBeUndefined();
  expect(await engine.stateAddresses(place)).toEqual([]);
});

test('a stack is initialized again only where something that it depends on has changed', async () => {
  const { engine, place, write, plan } = await bench();
  const init = join(place.folder, 'init.log');
  const wasRun = async () => {
    writeFileSync(init, 'untouched');
    expect(await engine.prepare(place)).toBeUndefined();
    return readFileSync(init, 'utf8') !== 'untouched';
  };
  write(stack('one'));
  expect(await wasRun()).toBe(true);
  expect(await wasRun()).toBe(false);
  write(stack('two'));
  expect(await wasRun()).toBe(false);
  write({ ...stack('two'), terraform: { ...localBackend(), required_version: '>= 1.11' } });
  expect(await wasRun()).toBe(true);
  writeFileSync(join(place.data, 'scoreform.json'), 'not JSON');
  expect(await wasRun()).toBe(true);

  // Somebody has removed what `init` made: the plan asks for it.
  rmSync(join(place.data, 'terraform.tfstate'));
  expect(await engine.plan(place, { out: plan })).toEqual({ changed: true });
});

test('a mistake in a stack is a failure with what the engine says, and no crash', async () => {
  const { engine, place, write, plan } = await bench();
  write({
    terraform: localBackend(),
    resource: { terraform_data: { db: { input: '${var.no}' } } },
  });
  expect(await engine.prepare(place)).toBeUndefined();
  const failure = await engine.plan(place, { out: plan });
  expect(failure).toMatchObject({
    kind: 'failed',
    diagnostics: [{ severity: 'error', summary: 'Reference to undeclared input variable' }],
  });
  expect(await engine.show(place, plan)).toMatchObject({ kind: 'failed' });
  expect(isFailure(failure)).toBe(true);

  write({ terraform: { backend: { nowhere: {} } } });
  expect(await engine.prepare(place)).toMatchObject({
    kind: 'failed',
    diagnostics: [{ summary: 'Unsupported backend type' }],
  });
});

test('a resource that fails leaves the rest done, and the next apply mends it', async () => {
  const { engine, place, write, log, root } = await bench();
  const command = `test -e ${join(root, 'mended')}`;
  write({
    terraform: localBackend(),
    resource: {
      terraform_data: {
        good: { input: 'x' },
        bad: { provisioner: [{ 'local-exec': { command } }] },
      },
    },
  });
  const events: EngineEvent[] = [];
  await engine.prepare(place);
  const failure = await engine.applyAll(place, log, {
    onEvent: (event) => void events.push(event),
  });
  expect(failure).toMatchObject({
    kind: 'failed',
    diagnostics: [{ summary: 'local-exec provisioner error', address: 'terraform_data.bad' }],
  });
  expect(events).toContainEqual({
    kind: 'failed',
    address: 'terraform_data.bad',
    action: 'create',
  });
  expect(await engine.stateAddresses(place)).toEqual(['terraform_data.bad', 'terraform_data.good']);
  writeFileSync(join(root, 'mended'), '');
  expect(await engine.applyAll(place, log)).toBeUndefined();
});

test('a sensitive value is in no file of a run, and an ephemeral one nowhere at all', async () => {
  const variables = {
    TF_VAR_known: 'canary-known',
    TF_VAR_passing: 'canary-passing',
    TF_LOG: 'TRACE',
  };
  const { engine, place, write, plan, log, root } = await bench({ variables });
  write({
    terraform: localBackend(),
    variable: {
      known: { type: 'string', sensitive: true },
      passing: { type: 'string', ephemeral: true, sensitive: true },
    },
    resource: {
      terraform_data: {
        db: {
          input: '${var.known}',
          provisioner: [
            {
              'local-exec': {
                command: 'echo $KNOWN $PASSING',
                environment: { KNOWN: '${var.known}', PASSING: '${var.passing}' },
              },
            },
          ],
        },
      },
    },
    output: { password: { value: '${var.known}', sensitive: true } },
  });
  await engine.prepare(place);
  expect(await engine.plan(place, { out: plan })).toEqual({ changed: true });
  expect(await engine.apply(place, plan, log)).toBeUndefined();
  expect(JSON.stringify(await engine.outputs(place))).not.toContain('canary');

  const texts = readdirSync(place.folder).map((name) =>
    readFileSync(join(place.folder, name), 'latin1'),
  );
  expect(readFileSync(log, 'utf8')).toContain('apply_complete');
  expect(texts.filter((text) => text.includes('canary'))).toEqual([]);
  expect(readFileSync(join(root, '.scoreform', 'state.tfstate'), 'utf8')).not.toContain(
    'canary-passing',
  );
});

test('a state that could not be stored is pushed later', async () => {
  const { engine, place, write, log, root } = await bench();
  write(stack('one'));
  await engine.prepare(place);
  await engine.applyAll(place, log);
  const file = join(root, '.scoreform', 'state.tfstate');
  const state = JSON.parse(readFileSync(file, 'utf8')) as { serial: number };
  const unstored = join(place.folder, 'errored.tfstate');
  writeFileSync(unstored, JSON.stringify({ ...state, serial: state.serial + 1 }));
  expect(await engine.pushState(place, unstored)).toBeUndefined();
  expect(await engine.stateVersion(place)).toMatchObject({ serial: state.serial + 1 });

  writeFileSync(unstored, JSON.stringify({ ...state, serial: 1 }));
  expect(await engine.pushState(place, unstored)).toMatchObject({ kind: 'failed' });
});
