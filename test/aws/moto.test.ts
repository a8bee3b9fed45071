import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AwsOptions } from '../../resource-packs/aws';
import type { StackDescription } from '../../src/model';
import { definePack, type Pack } from '../../src/pack';
import { Deployment } from '../engines/aws/deployment';
import { findMoto, Moto } from '../engines/aws/moto';
import { NOT_PLAYED, makeUpForMoto } from '../engines/aws/moto-gaps';
import { OPTION_SETS, type OptionSet } from '../engines/aws/option-sets';
import { findAwsTerraform, type AwsTerraform } from '../engines/aws/provider';
import { TrialStacks, packOf } from '../engines/aws/trial-stacks';
import { both, describeOn } from '../engines/found';

const DATABASE = 'postgres.default#shared-postgres';

describeOn('deployments to moto', both(findAwsTerraform(), findMoto()), ([terraform, command]) => {
  test('applies, has nothing left to do, rotates a password, and leaves nothing behind', async () => {
    const moto = await Moto.start(command);
    try {
      const set = withOptions('plain', { zone: await moto.createZone('shop.example') });
      await live(moto, terraform.with(moto.variables), set);
    } finally {
      await moto.stop();
    }
  }, 900_000);
});

async function live(moto: Moto, terraform: AwsTerraform, set: OptionSet) {
  const trial = new TrialStacks([set], played, { samples: 1 });
  try {
    await deployTwice(moto, terraform, trial, set);
  } finally {
    trial.remove();
  }
}

async function deployTwice(
  moto: Moto,
  terraform: AwsTerraform,
  trial: TrialStacks,
  set: OptionSet,
) {
  const { folder } = trial.stackOf(set);
  makeUpForMoto(folder);
  const state = join(trial.root, '.scoreform', 'state', set.name, 'trial.tfstate');
  const deployment = new Deployment(terraform, folder, state);
  deployment.plan();
  deployment.apply();
  expect(deployment.plan()).toEqual(new Map());
  const before = await moto.secrets();

  const rotated = { ...set, options: { ...set.options, revisions: { [DATABASE]: 2 } } };
  trial.emit(new Map([[rotated, played(packOf(rotated))]]));
  expectOnlyUsersToChange(folder, [...deployment.plan().keys()]);
  deployment.apply();
  expect(deployment.plan()).toEqual(new Map());
  const after = await moto.secrets();
  expectNewPasswords(before, after);

  deployment.destroy();
  expect(deployment.made).toEqual([]);
  // Nothing is proved by looking for nothing.
  const values = [...before.values(), ...after.values()];
  expect(values.length).toBeGreaterThan(2);
  expect(deployment.holding(values)).toEqual([]);
}

/** The database, what users log in with, and the tasks of exactly its users. */
function expectOnlyUsersToChange(folder: string, changed: readonly string[]): void {
  const text = readFileSync(join(folder, 'scoreform.json'), 'utf8');
  const { resources } = JSON.parse(text) as StackDescription;
  const users = resources.filter(({ dependsOn }) => dependsOn.some(({ to }) => to === DATABASE));
  const database = resources.filter(({ address }) => address === DATABASE);
  const allowed = [...database, ...users].flatMap(({ terraform }) => terraform);
  expect(changed.filter((address) => !allowed.includes(address))).toEqual([]);
  expect(changed.filter((address) => address.startsWith('aws_db_instance.'))).toHaveLength(1);
  expect(
    users.filter(({ terraform }) => {
      const tasks = terraform.filter((address) => address.startsWith('aws_ecs_task_definition.'));
      return tasks.length === 0 || !tasks.every((address) => changed.includes(address));
    }),
  ).toEqual([]);
}

/** The secrets of the database and what is made of them, and nothing else, hold another password. */
function expectNewPasswords(before: Secrets, after: Secrets): void {
  const old = [...before].filter(([name]) => name.includes('postgres')).map(([, value]) => value);
  const holding = [...before].filter(([, value]) => old.some((text) => value.includes(text)));
  const changed = [...before].filter(([name, value]) => after.get(name) !== value);
  expect(changed).toEqual(holding);
  expect(holding.length).toBeGreaterThan(old.length);
  expect([...after.keys()].sort()).toEqual([...before.keys()].sort());
}

type Secrets = ReadonlyMap<string, string>;

function withOptions(name: string, options: Partial<AwsOptions>): OptionSet {
  const set = OPTION_SETS.find((one) => one.name === name);
  if (set) return { ...set, options: { ...set.options, ...options } };
  throw new Error(`There is no set "${name}".`);
}

/** What moto plays of a pack. */
function played(pack: Pack): Pack {
  const resources = pack.resources.filter(
    ({ type, class: resourceClass }) =>
      !(type.name in NOT_PLAYED) && !(`${type.name}.${resourceClass}` in NOT_PLAYED),
  );
  return definePack({ ...pack, resources });
}
