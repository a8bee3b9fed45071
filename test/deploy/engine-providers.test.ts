import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { bench, localBackend, type Bench } from './engine-place';

jest.setTimeout(120_000);

const HOST = 'registry.terraform.io/acme';
const ARCHITECTURE = `${process.platform}_${process.arch === 'x64' ? 'amd64' : process.arch}`;

/** A mirror of providers that `init` installs and nobody ever runs, as a CLI configuration. */
function mirror(root: string, providers: Readonly<Record<string, readonly string[]>>) {
  const folder = join(root, 'mirror');
  for (const [name, versions] of Object.entries(providers)) {
    for (const version of versions) {
      const place = join(folder, HOST, name, version, ARCHITECTURE);
      mkdirSync(place, { recursive: true });
      const file = join(place, `terraform-provider-${name}_v${version}`);
      writeFileSync(file, `#!/bin/sh\n# ${name} ${version}\nexit 1\n`);
      chmodSync(file, 0o755);
    }
  }
  const config = join(root, 'cli.tfrc');
  writeFileSync(
    config,
    `provider_installation {\n  filesystem_mirror {\n    path = "${folder}"\n  }\n}\n`,
  );
  return { TF_CLI_CONFIG_FILE: config };
}

const needs = (...providers: readonly (readonly [name: string, version: string])[]) => ({
  terraform: {
    ...localBackend(),
    required_providers: Object.fromEntries(
      providers.map(([name, version]) => [name, { source: `acme/${name}`, version }]),
    ),
  },
});

const lockFile = ({ root }: Bench) => readFileSync(join(root, '.terraform.lock.hcl'), 'utf8');

test('stacks share one lock file, which gains what it lacks and keeps what it has', async () => {
  const { root } = await bench();
  const variables = mirror(root, { queue: ['1.0.0'], store: ['2.0.0', '2.1.0'] });
  const one = await bench({ root, variables, stack: 'shop-one' });
  const two = await bench({ root, variables, stack: 'shop-two' });
  one.write(needs(['store', '2.0.0']));
  two.write(needs(['queue', '~> 1.0'], ['store', '~> 2.0']));

  expect(await one.engine.prepare(one.place)).toBeUndefined();
  expect(one.engine.providers(one.place)).toEqual({ [`${HOST}/store`]: '2.0.0' });
  const first = lockFile(one);
  expect(await two.engine.prepare(two.place)).toBeUndefined();
  // Alone it would have chosen 2.1.0.
  expect(two.engine.providers(two.place)).toEqual({
    [`${HOST}/queue`]: '1.0.0',
    [`${HOST}/store`]: '2.0.0',
  });
  const second = lockFile(one);
  expect(second.indexOf('acme/queue')).toBeLessThan(second.indexOf('acme/store'));
  expect(second).toContain(first.slice(first.indexOf('provider ')));
  expect(readdirSync(join(root, '.scoreform', 'plugins')).sort()).toEqual([
    'registry.terraform.io',
  ]);

  // What another stack added changes nothing here; the copy has only the stack's own.
  writeFileSync(join(one.place.folder, 'init.log'), 'untouched');
  writeFileSync(join(one.place.folder, '.terraform.lock.hcl'), '');
  expect(await one.engine.prepare(one.place)).toBeUndefined();
  expect(readFileSync(join(one.place.folder, 'init.log'), 'utf8')).toBe('untouched');
  expect(one.engine.providers(one.place)).toEqual({ [`${HOST}/store`]: '2.0.0' });
});

test('a version that the lock file forbids is refused, with what to do about it', async () => {
  const { root } = await bench();
  const variables = mirror(root, { store: ['2.0.0', '2.1.0'] });
  const { engine, place, write } = await bench({ root, variables });
  write(needs(['store', '2.0.0']));
  expect(await engine.prepare(place)).toBeUndefined();
  write(needs(['store', '2.1.0']));
  const failure = await engine.prepare(place);
  expect(failure?.diagnostics[0]?.detail).toContain('Take the block of this provider out');
  expect(await engine.prepare(place)).toMatchObject({ kind: 'failed' });
});

test('many stacks at once fill one cache, and none of them comes to harm', async () => {
  const { root } = await bench();
  const variables = mirror(root, { queue: ['1.0.0'], store: ['2.0.0'] });
  const sets = [needs(['queue', '1.0.0']), needs(['store', '2.0.0']), needs()];
  const stacks = await Promise.all(
    Array.from({ length: 6 }, (_, index) =>
      bench({ root, variables, stack: `shop-${String(index)}` }),
    ),
  );
  const results = await Promise.all(
    stacks.map(({ engine, place, write }, index) => {
      write(sets[index % sets.length] ?? needs());
      return engine.prepare(place);
    }),
  );
  expect(results).toEqual(stacks.map(() => undefined));
  const text = readFileSync(join(root, '.terraform.lock.hcl'), 'utf8');
  expect(text.match(/^provider /gm)).toHaveLength(2);
  for (const name of ['queue', 'store']) {
    expect(existsSync(join(root, '.scoreform', 'plugins', HOST, name))).toBe(true);
  }
});

test('a cache that the user chose is the one that is filled', async () => {
  const { root } = await bench();
  const chosen = join(root, 'chosen');
  const variables = { ...mirror(root, { store: ['2.0.0'] }), TF_PLUGIN_CACHE_DIR: chosen };
  const { engine, place, write } = await bench({ root, variables });
  write(needs(['store', '2.0.0']));
  expect(await engine.prepare(place)).toBeUndefined();
  expect(existsSync(join(chosen, HOST, 'store'))).toBe(true);
  expect(existsSync(join(root, '.scoreform', 'plugins', HOST))).toBe(false);
});

test('a plan asks for what somebody has removed from the cache', async () => {
  const { root } = await bench();
  const variables = mirror(root, { store: ['2.0.0'] });
  const { engine, place, write, plan } = await bench({ root, variables });
  write({ ...needs(['store', '2.0.0']), resource: { store_shelf: { one: {} } } });
  expect(await engine.prepare(place)).toBeUndefined();
  rmSync(join(root, '.scoreform', 'plugins'), { recursive: true });
  const failure = await engine.plan(place, { out: plan });
  // The provider of this test cannot run; that it was tried is what counts.
  expect(JSON.stringify(failure)).toMatch(/Failed to load plugin schemas|plugin/);
  expect(existsSync(join(root, '.scoreform', 'plugins', HOST, 'store', '2.0.0'))).toBe(true);
});

test('a provider that is not to be had is a failure that names it', async () => {
  const { root } = await bench();
  const { engine, place, write } = await bench({ root, variables: mirror(root, {}) });
  write(needs(['store', '2.0.0']));
  const failure = await engine.prepare(place);
  expect(failure?.kind).toBe('failed');
  expect(JSON.stringify(failure)).toContain('acme/store');
});
