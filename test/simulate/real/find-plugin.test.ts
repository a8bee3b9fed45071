import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { PLATFORM, findPlugin } from '../../../src/simulate/real/find-plugin';

const AWS = 'registry.terraform.io/hashicorp/aws';
const ANY = '>= 5, < 7';

/** A machine of its own. */
class Machine {
  readonly folder = mkdtempSync(join(tmpdir(), 'scoreform-plugins-'));
  readonly root = join(this.folder, 'repository');
  readonly home = join(this.folder, 'home');

  write(path: string, text = ''): string {
    const file = join(this.folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    return file;
  }

  plugin(below: string, version: string, { source = AWS, platform = PLATFORM } = {}): string {
    return this.write(join(below, source, version, platform, `terraform-provider-aws_v${version}`));
  }

  find(
    constraint: string,
    environment: Readonly<Record<string, string>> = {},
    plugins: readonly string[] = [],
  ) {
    const { root, home } = this;
    return findPlugin(AWS, constraint, { root, home, plugins, environment });
  }
}

let machine: Machine;
beforeEach(() => (machine = new Machine()));
afterEach(() => rmSync(machine.folder, { recursive: true }));

test.each<{ because: string; place: string; environment?: Readonly<Record<string, string>> }>([
  { because: 'the cache of all stacks', place: 'repository/.scoreform/plugins' },
  { because: 'what init installed', place: 'repository/.scoreform/data/shop-test/providers' },
  { because: 'the oldest implied folder', place: 'home/.terraform.d/plugins' },
  { because: 'the folder by XDG', place: 'home/.local/share/terraform/plugins' },
  {
    because: 'another folder by XDG',
    place: 'xdg/terraform/plugins',
    environment: { XDG_DATA_DIRS: '/nowhere:<folder>/xdg' },
  },
  { because: 'the cache', place: 'cache', environment: { TF_PLUGIN_CACHE_DIR: '<folder>/cache' } },
])('a plugin is found in $place: $because', ({ place, environment = {} }) => {
  const file = machine.plugin(place, '5.100.0');
  const variables = Object.entries(environment).map(
    ([name, value]) => [name, value.replace('<folder>', machine.folder)] as const,
  );

  expect(machine.find(ANY, Object.fromEntries(variables))).toEqual({ file, version: '5.100.0' });
});

test('the configuration of the command line leads to its mirrors and its cache', () => {
  machine.plugin('home/mirror', '5.2.0');
  machine.plugin('home/commented', '5.9.0');
  const newest = machine.plugin('home/cache', '5.3.0');
  const configuration = `# plugin_cache_dir = "~/commented"
plugin_cache_dir = "$HOME/cache"
provider_installation {
  filesystem_mirror {
    include = ["registry.terraform.io/*/*"]
    path    = "~/mirror"
  }
  direct {}
}
`;
  machine.write('home/.terraformrc', configuration);
  expect(machine.find(ANY)?.file).toBe(newest);
  expect(machine.find('< 5.3')?.version).toBe('5.2.0');

  const none = machine.write('none.tfrc');
  expect(machine.find(ANY, { TF_CLI_CONFIG_FILE: none })).toBeUndefined();
  const other = machine.write('other.tfrc', configuration);
  expect(machine.find(ANY, { TF_CLI_CONFIG_FILE: other })?.file).toBe(newest);
});

test('the newest that fits is taken, wherever it lies, and of equal ones the first', () => {
  machine.plugin('repository/.scoreform/plugins', '5.9.0');
  machine.plugin('home/.terraform.d/plugins', '7.1.0');
  const wanted = machine.plugin('given', '5.100.0');
  machine.plugin('home/.terraform.d/plugins', '5.100.0');

  expect(machine.find(ANY, {}, [join(machine.folder, 'given')])?.file).toBe(wanted);
});

test.each([
  { because: 'it is of another system', version: '5.100.0', like: { platform: 'plan9_mips' } },
  {
    because: 'it is of another namespace',
    version: '5.100.0',
    like: { source: 'registry.terraform.io/acme/aws' },
  },
  {
    because: 'it is of another registry',
    version: '5.100.0',
    like: { source: 'registry.example.com/hashicorp/aws' },
  },
  { because: 'no version is that old', version: '4.67.0', like: {} },
])('nothing is found, because $because', ({ version, like }) => {
  machine.plugin('repository/.scoreform/plugins', version, like);

  expect(machine.find(ANY)).toBeUndefined();
});

test('a plugin of the registry of OpenTofu is the same plugin', () => {
  const source = 'registry.opentofu.org/hashicorp/aws';
  const file = machine.plugin('repository/.scoreform/plugins', '6.1.0', { source });

  expect(machine.find(ANY)?.file).toBe(file);
});

test('a packed plugin is left packed', () => {
  machine.write(`home/.terraform.d/plugins/${AWS}/terraform-provider-aws_5.100.0_${PLATFORM}.zip`);

  expect(machine.find(ANY)).toBeUndefined();
});
