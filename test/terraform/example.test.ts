import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { engines, mustRun, runEngine } from './engine';
import { Repository } from './repository';

/** Those that are made of Terraform's builtin provider alone; the others have suites of their own. */
const ENVIRONMENTS = ['development', 'preview'];

describe.each(engines())('the example with %s', (engine) => {
  const repository = Repository.example();
  afterAll(() => repository.remove());

  beforeAll(() => {
    const { status, stderr } = repository.scoreform('synth');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });

  test.each(ENVIRONMENTS)(
    'shop/%s deploys, has nothing left to do, and is destroyed without a trace',
    (environment) => {
      const stack = repository.stack(`shop-${environment}`);
      mustRun(engine, stack, 'init');
      mustRun(engine, stack, 'validate');
      mustRun(engine, stack, 'apply', '-auto-approve');
      expect(runEngine(engine, stack, 'plan', '-detailed-exitcode').status).toBe(0);
      mustRun(engine, stack, 'destroy', '-auto-approve');
      const file = join(repository.root, '.scoreform', 'state', 'shop', `${environment}.tfstate`);
      const state = JSON.parse(readFileSync(file, 'utf8')) as {
        resources: unknown[];
        outputs: object;
      };
      expect(state.resources).toEqual([]);
      expect(state.outputs).toEqual({});
    },
    300_000,
  );
});

describe('cdktf commands on the example', () => {
  const repository = Repository.example();
  afterAll(() => repository.remove());
  // What npx finds; it takes a second to do so.
  const command = join(repository.root, 'node_modules', '.bin', 'cdktf');
  const cdktf = (...args: string[]) => repository.run(command, ...args);

  test('list, synth, diff, deploy and destroy work unchanged', () => {
    const list = cdktf('list');
    expect(list.stdout).toContain('shop-development');
    for (const other of ['shop-preview', 'shop-staging', 'shop-production']) {
      expect(list.stdout).toContain(other);
    }
    expect(cdktf('synth').status).toBe(0);
    expect(cdktf('diff', 'shop-development').status).toBe(0);
    const deployed = cdktf('deploy', 'shop-development', '--auto-approve', '--skip-provider-lock');
    expect(deployed.status).toBe(0);
    expect(
      runEngine('terraform', repository.stack('shop-development'), 'plan', '-detailed-exitcode')
        .status,
    ).toBe(0);
    expect(cdktf('destroy', 'shop-development', '--auto-approve').status).toBe(0);
    const file = join(repository.root, '.scoreform', 'state', 'shop', 'development.tfstate');
    expect((JSON.parse(readFileSync(file, 'utf8')) as { resources: unknown[] }).resources).toEqual(
      [],
    );
  }, 300_000);
});
