import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { findBindings } from '../../../src/simulate/schema';
import { CLONE, folderWith } from './installed';

const WIDGETS = 'registry.terraform.io/acme/widgets';

function packageOf(name: string, version = '1.2.3', section = 'cdktf'): string {
  const provider = { name, version: '4.5.6' };
  return JSON.stringify({ version, main: 'lib/index.js', [section]: { provider } });
}

const generatedProvider = (demanded: string) =>
  `// https://registry.terraform.io/providers/acme/widgets/4.5.6/docs\n` +
  `      terraformGeneratorMetadata: {\n        providerVersion: '4.5.6',\n      },\n${demanded}`;

describe('the bindings of this repository', () => {
  test.each([
    { source: 'aws', because: 'cdktf writes no more of what is official' },
    { source: 'hashicorp/aws', because: 'people write it so' },
    { source: 'registry.terraform.io/hashicorp/aws', because: 'the engine prints it so' },
    { source: 'registry.opentofu.org/hashicorp/aws', because: 'OpenTofu has the same provider' },
    { source: 'HashiCorp/AWS', because: 'addresses have no case' },
  ])('$source is found: $because', ({ source }) => {
    expect(findBindings(source, CLONE)).toMatchObject({
      source: 'registry.terraform.io/hashicorp/aws',
      name: '@cdktf/provider-aws',
    });
  });

  test.each([
    { source: 'example.com/hashicorp/aws', because: 'another registry has another provider' },
    { source: 'acme/aws', because: 'another publisher has another provider' },
    { source: 'azurerm', because: 'it is not installed' },
  ])('$source is not found: $because', ({ source }) => {
    expect(findBindings(source, CLONE)).toBeUndefined();
  });
});

interface Case {
  readonly because: string;
  readonly files: Readonly<Record<string, string>>;
  readonly from?: string;
  readonly found: { readonly name: string; readonly version: string } | undefined;
}

describe('bindings elsewhere', () => {
  test.each<Case>([
    {
      because: 'a scope has it that no list knows',
      files: { 'node_modules/@acme/provider-widgets/package.json': packageOf(WIDGETS) },
      found: { name: '@acme/provider-widgets', version: '1.2.3' },
    },
    {
      because: 'a package of any name counts that the project depends on',
      files: {
        'package.json': JSON.stringify({ devDependencies: { 'our-widgets': '1' } }),
        'node_modules/our-widgets/package.json': packageOf(WIDGETS),
      },
      found: { name: 'our-widgets', version: '1.2.3' },
    },
    {
      because: 'the successor of cdktf writes its own name into packages',
      files: {
        'node_modules/@cdktn/provider-widgets/package.json': packageOf(WIDGETS, '2.0.0', 'cdktn'),
      },
      found: { name: '@cdktn/provider-widgets', version: '2.0.0' },
    },
    {
      because: 'packages of a workspace lie above it',
      files: { 'node_modules/@acme/provider-widgets/package.json': packageOf(WIDGETS) },
      from: 'teams/shop',
      found: { name: '@acme/provider-widgets', version: '1.2.3' },
    },
    {
      because: 'what the project depends on counts before what lies beside it',
      files: {
        'package.json': JSON.stringify({ dependencies: { '@z/provider-widgets': '1' } }),
        'node_modules/@a/provider-widgets/package.json': packageOf(WIDGETS),
        'node_modules/@z/provider-widgets/package.json': packageOf(WIDGETS, '9.0.0'),
      },
      found: { name: '@z/provider-widgets', version: '9.0.0' },
    },
    {
      because: 'somebody generated them',
      files: {
        '.gen/providers/widgets/provider/index.ts': generatedProvider(
          "      terraformProviderSource: 'acme/widgets'",
        ),
      },
      found: { name: '.gen/providers/widgets', version: '4.5.6' },
    },
    {
      because: 'the link to the documentation tells as well',
      files: { '.gen/providers/gadgets/provider/index.ts': generatedProvider('') },
      found: { name: '.gen/providers/gadgets', version: '4.5.6' },
    },
    {
      because: 'a broken package is none, and hides none',
      files: {
        'package.json': '{',
        'node_modules/@a/provider-widgets/package.json': '{ "cdktf": { "provi',
        'node_modules/@b/provider-widgets/package.json': '[]',
        'node_modules/@c/provider-widgets/package.json': '{ "cdktf": { "provider": "widgets" } }',
        'node_modules/@d/provider-widgets/package.json': packageOf(WIDGETS),
      },
      found: { name: '@d/provider-widgets', version: '1.2.3' },
    },
    {
      because: 'the name of a package is no proof',
      files: { 'node_modules/@cdktf/provider-widgets/package.json': packageOf('acme/gadgets') },
      found: undefined,
    },
  ])('$because', ({ files, from = '', found }) => {
    const root = folderWith(files);

    const bindings = findBindings('acme/widgets', join(root, from));

    rmSync(root, { recursive: true });
    expect(bindings && { name: bindings.name, version: bindings.version }).toEqual(found);
  });
});
