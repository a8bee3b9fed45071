import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { ProviderSchema, TypeSchema, TypesInUse } from '../../src/simulate/provider-schema';
import { findBindings, readBindings } from '../../src/simulate/schema';
import { providersInUse } from '../../src/simulate/types-in-use';
import { findAwsTerraform, type AwsTerraform } from '../engines/aws/provider';
import { TrialStacks } from '../engines/aws/trial-stacks';
import { emitExample } from '../engines/example';
import { describeOn } from '../engines/found';
import { compareBlocks, ONLY_REAL, type Difference, type RealBlock } from './compare-schemas';
import { EXPLAINED, type Explained } from './schema-differences';

const CLONE = resolve(__dirname, '../..');
const AWS = 'registry.terraform.io/hashicorp/aws';

/** Whose differences are explained. */
const VERSION = '5.100.0';

/** Known by heart, whether a pack uses them or not. */
const EPHEMERALS = [
  'aws_kms_secrets',
  'aws_secretsmanager_random_password',
  'aws_secretsmanager_secret_version',
  'aws_ssm_parameter',
];

type RealTypes = Readonly<Record<string, { readonly block: RealBlock }>>;

interface RealSchema {
  readonly provider: { readonly block: RealBlock };
  readonly resource_schemas: RealTypes;
  readonly data_source_schemas: RealTypes;
  readonly ephemeral_resource_schemas: RealTypes;
}

/** Every type of AWS that a definition of the packs emits, whatever its options, or the example. */
function typesInPacks(folder: string): TypesInUse {
  const trial = new TrialStacks();
  const folders = [...trial.stacks.map((stack) => stack.folder), emitExample('production', folder)];
  const types = folders.flatMap((stack) =>
    providersInUse({ folder: stack, data: folder, cloud: '', state: join(folder, 'none') }).flatMap(
      (provider) => (provider.source === AWS ? [provider.types] : []),
    ),
  );
  trial.remove();
  const all = (of: (one: TypesInUse) => readonly string[]) =>
    [...new Set(types.flatMap(of))].sort();
  return {
    resources: all(({ resources }) => resources),
    dataSources: all(({ dataSources }) => dataSources),
    ephemerals: [...new Set([...all(({ ephemerals }) => ephemerals), ...EPHEMERALS])].sort(),
  };
}

function realSchema(terraform: AwsTerraform, folder: string): RealSchema {
  const demanded = { aws: { source: 'hashicorp/aws', version: VERSION } };
  const stack = { terraform: { required_providers: demanded } };
  writeFileSync(join(folder, 'main.tf.json'), JSON.stringify(stack));
  terraform.mustRun(folder, 'init');
  const { stdout } = terraform.run(folder, 'providers', 'schema', '-json');
  const { provider_schemas: schemas } = JSON.parse(stdout) as {
    readonly provider_schemas: Readonly<Record<string, RealSchema>>;
  };
  const schema = schemas[AWS];
  if (schema) return schema;
  throw new Error('Terraform knows no schema of the AWS provider.');
}

function boundSchema(types: TypesInUse): ProviderSchema {
  const bindings = findBindings(AWS, CLONE);
  if (bindings === undefined) throw new Error('The bindings are not installed.');
  const schema = readBindings({ ...bindings, root: join(CLONE, 'no-such-folder') }, types);
  if ('resources' in schema) return schema;
  throw new Error(schema.map(({ detail }) => detail).join('\n'));
}

function compareTypes(
  prefix: string,
  real: RealTypes,
  bound: Readonly<Record<string, TypeSchema>>,
): Difference[] {
  return Object.entries(bound).flatMap(([type, { block }]) => {
    const one = real[type]?.block;
    const place = `${prefix}${type}`;
    return one ? compareBlocks(place, one, block) : [{ place, what: 'is no type of the provider' }];
  });
}

function explains({ what, places }: Explained, difference: Difference): string | undefined {
  if (!new RegExp(`^${what}$`).test(difference.what)) return undefined;
  return places.find((place) => {
    const pattern = place.replaceAll('.', '\\.').replaceAll('*', '.*');
    return new RegExp(`^${pattern}$`).test(difference.place);
  });
}

describeOn('the schemas of the real AWS provider', findAwsTerraform(), (terraform) => {
  const folder = mkdtempSync(join(tmpdir(), 'scoreform-schema-'));
  let differences: readonly Difference[] = [];

  beforeAll(() => {
    const types = typesInPacks(folder);
    const real = realSchema(terraform, folder);
    const bound = boundSchema(types);
    expect(types.resources.length).toBeGreaterThan(60);
    differences = [
      ...compareBlocks('provider', real.provider.block, bound.provider),
      ...compareTypes('', real.resource_schemas, bound.resources),
      ...compareTypes('data ', real.data_source_schemas, bound.dataSources),
      ...compareTypes('ephemeral ', real.ephemeral_resource_schemas, bound.ephemerals),
    ];
  }, 300_000);
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  test('differ from those of its bindings only where somebody knows why', () => {
    const unexplained = differences.filter((difference) =>
      EXPLAINED.every((explained) => explains(explained, difference) === undefined),
    );
    expect(unexplained.map(({ place, what }) => `${place} ${what}`)).toEqual([]);
  });

  test('are compared: no difference is explained that is none any more', () => {
    const idle = EXPLAINED.flatMap((explained) => {
      const used = new Set(differences.map((difference) => explains(explained, difference)));
      return explained.places.filter((place) => !used.has(place));
    });
    expect(idle).toEqual([]);
    expect(differences.some(({ what }) => what === ONLY_REAL)).toBe(true);
  });
});
