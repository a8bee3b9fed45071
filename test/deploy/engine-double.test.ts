import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bench, localBackend, type Bench } from './engine-place';

jest.setTimeout(60_000);

/** An engine that does what a test says: what the real one shows only when something is badly wrong. */
async function double(script: string): Promise<Bench> {
  const { root } = await bench({ command: 'terraform' });
  const command = join(root, 'double');
  writeFileSync(command, `#!${process.execPath}\n${script}\n`);
  chmodSync(command, 0o755);
  const made = await bench({ root, command });
  made.write({ terraform: localBackend() });
  return made;
}

const EVENT = `{"@message":"x","type":"apply_start","hook":{"resource":{"addr":"a.b"},"action":"create"}}`;

test('what a crashing provider prints is kept with the failure', async () => {
  const { engine, place, log } = await double(`
    console.log('${EVENT}');
    console.log('{"@message": "cut off');
    console.error('Stack trace from the terraform-provider-acme plugin:');
    console.error('panic: \\u001b[31mnil pointer\\u001b[0m');
    process.exitCode = 2;
  `);
  const kinds: string[] = [];
  const failure = await engine.applyAll(place, log, {
    onEvent: ({ kind }) => void kinds.push(kind),
  });
  expect(kinds).toEqual(['started']);
  expect(failure).toEqual({
    kind: 'failed',
    diagnostics: [
      {
        severity: 'error',
        summary: `The engine's "apply" ended with the code 2`,
        detail:
          '{"@message": "cut off\nStack trace from the terraform-provider-acme plugin:\npanic: nil pointer',
        address: null,
      },
    ],
  });
});

test('an engine that a signal ends says so, after what it had reported', async () => {
  const { engine, place, log } = await double(`
    console.log(JSON.stringify({ '@message': 'x', type: 'diagnostic', diagnostic: { severity: 'warning', summary: 'Old' } }));
    setTimeout(() => process.kill(process.pid, 'SIGKILL'), 50);
  `);
  expect(await engine.applyAll(place, log)).toMatchObject({
    kind: 'failed',
    diagnostics: [
      { severity: 'warning', summary: 'Old', detail: '', address: null },
      { severity: 'error', summary: `The engine's "apply" was ended by the signal SIGKILL` },
    ],
  });
});

test('an engine that is not there is a failure', async () => {
  const { engine, place, write, log } = await bench({ command: 'no-such-engine' });
  write({ terraform: localBackend() });
  const failure = {
    kind: 'failed',
    diagnostics: [{ detail: expect.stringContaining('no-such-engine ENOENT') }],
  };
  expect(await engine.applyAll(place, log)).toMatchObject(failure);
  expect(await engine.stateAddresses(place)).toMatchObject(failure);
});

test('lines of any length and kind do no harm', async () => {
  const { engine, place, log } = await double(`
    const { writeSync } = require('node:fs');
    writeSync(1, '{"@message":"' + 'x'.repeat(20_000_000) + '"}\\n');
    writeSync(1, '${EVENT}\\n');
    writeSync(1, 'null\\n[]\\n{"type":"apply_start"}\\n\\n');
    writeSync(1, '{"@message":"é","type":"from_the_future","hook":{"resource":{"addr":"a.b"}}}');
  `);
  const kinds: string[] = [];
  expect(
    await engine.applyAll(place, log, { onEvent: ({ kind }) => void kinds.push(kind) }),
  ).toBeUndefined();
  expect(kinds).toEqual(['started']);
});

test('answers that are no JSON are failures', async () => {
  const { engine, place, plan } = await double(`console.log('Welcome!')`);
  const failure = { kind: 'failed', diagnostics: [{ summary: expect.stringContaining('JSON') }] };
  expect(await engine.show(place, plan)).toMatchObject(failure);
  expect(await engine.outputs(place)).toMatchObject(failure);
  expect(await engine.stateVersion(place)).toMatchObject(failure);
});

test('the answer to "show" lies in no file', async () => {
  const { engine, place, plan } = await double(`console.log('{"resource_changes":[],"canary":1}')`);
  expect(await engine.show(place, plan)).toEqual({ resource_changes: [] });
  expect(existsSync(join(place.folder, 'show.log'))).toBe(false);
});

test('the engine is asked once to stop, however often that is wished', async () => {
  const { engine, place, log } = await double(`
    let asked = 0;
    process.on('SIGINT', () => {
      asked++;
      setTimeout(() => { console.log('asked ' + asked); process.exit(1); }, 500);
    });
    console.log('${EVENT}');
    setInterval(() => undefined, 1000);
  `);
  let listener: (() => void) | undefined;
  const interruption = {
    requested: false,
    onRequest(given: () => void) {
      listener = given;
      return () => (listener = undefined);
    },
  };
  const ended = engine.applyAll(place, log, { interruption, onEvent: () => listener?.() });
  expect(await ended).toMatchObject({ kind: 'interrupted' });
  expect(readFileSync(log, 'utf8')).toContain('asked 1');
  expect(listener).toBeUndefined();
});
