import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { lacksModules, providersInUse } from '../../src/simulate/types-in-use';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'scoreform-types-'))));
afterEach(() => rmSync(folder, { recursive: true }));

function write(path: string, content: unknown): void {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
}

const stack = () => ({
  folder,
  data: join(folder, '.terraform'),
  cloud: join(folder, 'cloud.jsonl'),
  state: join(folder, 'terraform.tfstate'),
});

/** Providers with their types, one line each. */
function inUse(text: unknown): readonly string[] {
  write('cdk.tf.json', text);
  return providersInUse(stack()).map(({ source, constraint, types }) => {
    const { resources, dataSources, ephemerals } = types;
    const listed = [resources, dataSources, ephemerals].map((names) => names.join(' '));
    return [source, constraint, ...listed].join(' | ');
  });
}

const AWS = 'registry.terraform.io/hashicorp/aws';
const required = (providers: unknown) => ({ terraform: { required_providers: providers } });

test.each([
  {
    because: 'a stack of CDKTF has objects everywhere',
    text: {
      ...required({ aws: { source: 'aws', version: '>= 5.100, < 7' } }),
      resource: { aws_vpc: { a: {} }, aws_subnet: { a: {}, b: {} } },
      data: { aws_region: { here: {} } },
      ephemeral: { aws_secretsmanager_secret_version: { a: {} } },
    },
    expected: [
      `${AWS} | >= 5.100, < 7 | aws_subnet aws_vpc | aws_region | aws_secretsmanager_secret_version`,
    ],
  },
  {
    because: 'Terraform takes lists of objects, too',
    text: { resource: [{ aws_vpc: [{ a: [{}] }] }, { aws_subnet: { a: [{}] } }] },
    expected: [`${AWS} |  | aws_subnet aws_vpc |  | `],
  },
  {
    because: 'a check has data of its own',
    text: { check: { up: { data: { aws_lb: { it: {} } }, assert: [] } } },
    expected: [`${AWS} |  |  | aws_lb | `],
  },
  {
    because: 'a resource may name another provider than the one of its prefix',
    text: {
      ...required({ 'google-beta': { source: 'hashicorp/google-beta' }, acme: 'acme/cloud' }),
      resource: { google_thing: { a: { provider: 'google-beta.west' } } },
    },
    expected: [
      'registry.terraform.io/hashicorp/acme | acme/cloud |  |  | ',
      'registry.terraform.io/hashicorp/google-beta |  | google_thing |  | ',
    ],
  },
  {
    because: 'a provider that nothing uses has to be there all the same',
    text: {
      ...required({ acme: { source: 'registry.example.com/Acme/Cloud' } }),
      provider: { aws: {} },
    },
    expected: ['registry.example.com/acme/cloud |  |  |  | ', `${AWS} |  |  |  | `],
  },
  {
    because: 'what is built in is nobody’s',
    text: {
      resource: { terraform_data: { a: {} } },
      data: { terraform_remote_state: { a: {} } },
      provider: { terraform: {} },
    },
    expected: [],
  },
  { because: 'what is no JSON is for Terraform to refuse', text: '{', expected: [] },
  {
    because: 'nor is what has another shape',
    text: { resource: 'aws_vpc', data: [1] },
    expected: [],
  },
])('the providers of a stack: $because', ({ text, expected }) => {
  expect(inUse(text)).toEqual(expected);
});

test('what is to be destroyed is in the state only', () => {
  write('terraform.tfstate', {
    resources: [
      { mode: 'managed', type: 'aws_vpc', provider: `provider["${AWS}"]` },
      {
        mode: 'data',
        type: 'aws_region',
        provider: `module.network.provider["registry.opentofu.org/hashicorp/aws"].west`,
      },
      {
        mode: 'managed',
        type: 'terraform_data',
        provider: 'provider["terraform.io/builtin/terraform"]',
      },
      { mode: 'managed', type: 'odd' },
    ],
  });

  expect(inUse({})).toEqual([`${AWS} |  | aws_vpc | aws_region | `]);
});

test('a module says what it uses once it is there', () => {
  const text = { module: { network: { source: 'acme/network/aws' } } };
  expect(inUse(text)).toEqual([]);
  expect(lacksModules(stack())).toBe(true);

  write('.terraform/modules/modules.json', {
    Modules: [
      { Key: '', Source: '', Dir: '.' },
      { Key: 'network', Source: 'acme/network/aws', Dir: '.terraform/modules/network' },
      { Key: 'gone', Source: './gone', Dir: '.terraform/modules/gone' },
    ],
  });
  write(
    '.terraform/modules/network/main.tf',
    `resource "aws_vpc" "this" {
  cidr_block = "10.0.0.0/16"
}
# resource "aws_subnet" "not" {}
data "cloud_zone" "this" { name = "a" }
ephemeral "aws_secret" "this" {
  provider = cloud.west
}
`,
  );
  write(
    '.terraform/modules/network/versions.tf',
    `terraform {
  required_providers {
    aws   = { source = "hashicorp/aws", version = ">= 5.0", configuration_aliases = [aws.west] }
    cloud = {
      source  = "acme/cloud"
      version = "~> 1.2"
    }
  }
}
`,
  );
  write('.terraform/modules/network/more.tf.json', { resource: { aws_subnet: { a: {} } } });
  write('.terraform/modules/network/examples/all/main.tf', 'resource "aws_unused" "a" {}');

  expect(lacksModules(stack())).toBe(false);
  expect(inUse({ ...text, ...required({ aws: '< 7' }) })).toEqual([
    'registry.terraform.io/acme/cloud | ~> 1.2 |  | cloud_zone | aws_secret',
    `${AWS} | < 7, >= 5.0 | aws_subnet aws_vpc |  | `,
  ]);
});
