import { run } from '../../src/cli/run';
import type * as clouds from '../../src/simulate/cloud/provider-cloud';
import { textsBelow } from '../terraform/texts-below';
import { Repository } from '../terraform/repository';

jest.setTimeout(900_000);

const FLEET = ['shop/production', 'shop/staging'];

/** What each deployment and each plan leaves. */
const LOOKED_AT = [
  'the calls',
  'plans/shop-production/plan.json',
  'plans/shop-production/plan.tfplan/tfplan',
  'plans/shop-staging/plan.tfplan/tfplan',
  'plans/shop-staging/plan.tfplan/tfstate',
  'cloud/shop/production.jsonl',
  'cloud/shop/staging.jsonl',
  'state/shop/production.tfstate',
  'state/shop/staging.tfstate',
  'records/shop/production/1/log.jsonl',
  'records/shop/staging/1/end.json',
] as const;

/** The types of ephemeral resources, each with the attribute of its answer that nobody may read. */
const OPENED: Readonly<Record<string, string>> = {
  aws_secretsmanager_random_password: 'random_password',
  aws_secretsmanager_secret_version: 'secret_string',
  kubernetes_secret_v1: 'data',
};

/** The texts that were opened, and those that were given to write-only arguments, by type. */
interface Secrets {
  readonly opened: Map<string, Set<string>>;
  readonly written: Map<string, Set<string>>;
}

/** Lets everything go on as it does, and remembers what each cloud of this process is told and says. */
function listen(): Secrets {
  const secrets: Secrets = { opened: new Map(), written: new Map() };
  const note = (where: Map<string, Set<string>>, type: string, value: unknown) => {
    const texts = where.get(type) ?? new Set();
    for (const text of textsIn(value)) texts.add(text);
    where.set(type, texts);
  };
  const module = jest.requireActual<typeof clouds>('../../src/simulate/cloud/provider-cloud');
  const { providerCloud } = module;
  jest.spyOn(module, 'providerCloud').mockImplementation((site, shared) => {
    const cloud = providerCloud(site, shared);
    return {
      ...cloud,
      async open(type, config) {
        const answer = await cloud.open(type, config);
        note(secrets.opened, type, answer.result[OPENED[type] ?? '']);
        return answer;
      },
      apply(request) {
        const config = Object.entries(request.config ?? {});
        const writeOnly = config.filter(([name, value]) => name.endsWith('_wo') && value !== null);
        for (const [, value] of writeOnly) note(secrets.written, request.type, value);
        return cloud.apply(request);
      },
    };
  });
  return secrets;
}

/** The texts in a value, and those in texts that are JSON, without what is too short to be searched for. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') {
    const inner = /^[{[]/.test(value) ? textsIn(JSON.parse(value)) : [];
    return value.length < 8 ? inner : [value, ...inner];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}

test('what is ephemeral or write-only in production and staging is written nowhere', async () => {
  const secrets = listen();
  const repository = Repository.example();
  let said = '';
  const scoreform = async (...args: readonly string[]) => {
    const output = { write: (text: string) => void (said += text), isTerminal: false };
    const exitCode = await run([...args, ...FLEET.flatMap((name) => ['-e', name])], {
      stdout: output,
      stderr: output,
      workingDirectory: repository.root,
      variables: { ...process.env, TF_CLI_CONFIG_FILE: '', CHECKPOINT_DISABLE: '1' },
      now: () => new Date(),
    });
    if (exitCode !== 0) throw new Error(said);
  };
  await scoreform('plan', '--simulate', '--out', 'plans');
  await scoreform('deploy', '--simulate', '--plan', 'plans');
  await scoreform('plan', '--simulate', '--out', 'plans', '--format', 'json');

  const texts = new Map([['the calls', said], ...textsBelow(repository)]);
  repository.remove();

  expect([...secrets.opened.keys()]).toEqual(['aws_secretsmanager_secret_version']);
  expect([...secrets.written.keys()].sort()).toEqual([
    'aws_db_instance',
    'aws_secretsmanager_secret_version',
    'kubernetes_secret_v1',
  ]);
  // Otherwise nothing was looked at.
  const names = [...texts.keys()];
  expect(LOOKED_AT.filter((part) => !names.some((name) => name.endsWith(part)))).toEqual([]);
  const values = [...secrets.opened.values(), ...secrets.written.values()].flatMap((found) => [
    ...found,
  ]);
  const found = names.flatMap((name) =>
    values
      .filter((value) => formsOf(value).some((form) => texts.get(name)?.includes(form)))
      .map((value) => `${value} in ${name}`),
  );
  expect(found).toEqual([]);
});

/** How a value may stand in a file: as it is, as text of JSON, and in base64. */
function formsOf(value: string): readonly string[] {
  return [value, JSON.stringify(value).slice(1, -1), Buffer.from(value).toString('base64')];
}
