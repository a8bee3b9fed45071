import { join, resolve } from 'node:path';
import type { Pack } from '../../src/pack';
import { packConformance } from '../../src/testing';
import platform from '../../stacks/platform';
import { runCli } from '../cli/run-cli';
import { packWith, type Mistake } from './broken-pack';

// The first of the functions of a pack takes the time of all.
jest.setTimeout(900_000);

const root = resolve(__dirname, '../..');

describe.each(Object.entries(platform.environmentTypes))('as in %s', (_, environmentType) => {
  const packs = environmentType.packs.map((pack) => pack as Pack);

  describe.each(packs)('the pack $name', (pack) => {
    const checks = packConformance(pack, { environmentType, root });

    test('no definition is left out', () => {
      const known = pack.resources.map(({ type, class: own }) => `${type.name}.${own}`);
      expect(checks.map(({ definition }) => definition)).toEqual(known.sort());
    });

    test.each(checks)('$definition $check', ({ run }) => run());
  });
});

/** Why definitions of a pack fail, by definition. */
async function failuresOf(pack: Pack): Promise<Record<string, string>> {
  const failures: Record<string, string> = {};
  for (const { definition, run } of packConformance(pack, { root })) {
    await run().catch(({ message }: Error) => (failures[definition] = message));
  }
  return failures;
}

const CASES: readonly {
  readonly because: string;
  readonly mistake: Mistake;
  readonly reason: RegExp;
}[] = [
  {
    because: 'the type has no such argument',
    mistake: (first) => void first.addOverride('colour', 'blue'),
    reason: /^It cannot be deployed:\n {2}aws_sqs_queue\.sqs_\w+__first: .*\n.*colour/,
  },
  {
    because: 'the argument is of another type',
    mistake: (first) => void first.addOverride('delay_seconds', ['soon']),
    reason: /^It cannot be deployed:\n {2}aws_sqs_queue\.sqs_\w+__first: .*\n.*number/,
  },
  {
    because: 'the provider alone decides the argument',
    mistake: (first) => void first.addOverride('arn', 'arn:aws:sqs:eu-central-1:1:mine'),
    reason: /^It cannot be deployed:\n {2}aws_sqs_queue\.sqs_\w+__first: .*"arn"/s,
  },
  {
    because: 'it refers to nothing',
    mistake: (first) => void first.addOverride('kms_master_key_id', '${aws_kms_key.none.arn}'),
    reason:
      /^It cannot be deployed:\n {2}aws_sqs_queue\.sqs_\w+__first: .*\n.*"aws_kms_key" "none"/,
  },
  {
    because: 'it refers to an attribute that nobody has, where others use it',
    mistake: ({ friendlyUniqueId }) => `\${aws_sqs_queue.${friendlyUniqueId}.address}`,
    reason: /^It cannot be deployed:\n.*\n.*"address"/,
  },
  {
    because: 'two things wait for each other',
    mistake(first, second) {
      first.addOverride('tags.other', `\${aws_sqs_queue.${second.friendlyUniqueId}.arn}`);
      second.addOverride('tags.other', `\${aws_sqs_queue.${first.friendlyUniqueId}.arn}`);
      return undefined;
    },
    reason: /^It cannot be deployed:\n {2}Cycle: (aws_sqs_queue\.\w+__(first|second)(, )?){2}$/,
  },
  {
    because: 'a value is another one each time',
    mistake: (first) => void first.addOverride('tags.made', '${timestamp()}'),
    reason: /^Once deployed, it still has changes:\n {2}aws_sqs_queue\.\w+__first: update tags/,
  },
  {
    because: 'it does not let itself be removed',
    mistake: (first) => void first.addOverride('lifecycle.prevent_destroy', true),
    reason: /^It cannot be destroyed:\n.*\n.*aws_sqs_queue\.\w+__first has lifecycle/,
  },
  {
    because: 'it throws',
    mistake() {
      throw new Error('out of queues');
    },
    reason: /out of queues/,
  },
];

test.each(CASES)('one definition fails, where $because', async ({ mistake, reason }) => {
  expect(await failuresOf(packWith(mistake))).toEqual({
    'sqs.default': expect.stringMatching(reason),
    'sns-topic.default': 'Not tried, because sqs.default fails.',
  });
});

test('the same pack without a mistake has nothing against it', async () => {
  expect(await failuresOf(packWith(() => undefined))).toEqual({});
});

describe('scoreform pack test', () => {
  const shop = join(root, 'test', 'cli', 'repositories', 'shop');

  test('tells of each environment type that uses the pack', async () => {
    const { exitCode, stdout } = await runCli(['pack', 'test', 'large'], shop);

    expect(exitCode).toBe(0);
    expect(stdout).toMatch(
      /^ {2}✓ in a simulated cloud, as \w+: (\d+) of \1 definitions? deployed/m,
    );
    expect(stdout).toMatch(/\n\n1 pack, \d+ checks, all kept\n$/);
  });

  test('has both suites in its document', async () => {
    const { stdout } = await runCli(['pack', 'test', 'large', '--format', 'json'], shop);

    const simulated = {
      environmentTypes: [expect.any(String)],
      checks: expect.arrayContaining([
        { definition: 'postgres.default', check: expect.any(String), passed: true, reason: null },
      ]),
    };
    expect(JSON.parse(stdout)).toMatchObject({
      notSimulated: null,
      packs: [{ pack: 'large', simulations: [simulated] }],
    });
  });
});
