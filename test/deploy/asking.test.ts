import { run } from '../../src/cli/run';
import type { Repository } from '../terraform/repository';
import { lockOf } from '../store/example';
import { copyForEach } from './copies';
import { TEST, deployedShop, recordsOf, stateOf } from './shop';

jest.setTimeout(120_000);

/** Commands on a terminal, where somebody answers. */
const FILE = 'projects/shop/environments/test.yaml';

let repository: Repository;
copyForEach(deployedShop, (copy) => {
  repository = copy;
});

async function onTerminal(args: readonly string[], answer: string) {
  let [stdout, stderr] = ['', ''];
  const questions: string[] = [];
  const exitCode = await run(args, {
    stdout: { write: (text) => void (stdout += text), isTerminal: false },
    stderr: { write: (text) => void (stderr += text), isTerminal: false },
    workingDirectory: repository.root,
    variables: {},
    now: () => new Date(),
    ask: (question) => {
      questions.push(question);
      return Promise.resolve(answer);
    },
  });
  return { exitCode, stdout, stderr, questions };
}

test.each(['', 'y', 'yes', 'shop', 'other'])(
  'deleting asks for the name, and "%s" is not the name',
  async (answer) => {
    const before = stateOf(repository);
    const { exitCode, stderr, questions } = await onTerminal(
      ['environment', 'delete', 'shop/test'],
      answer,
    );

    expect(questions).toEqual(['\nAll of this goes, data too. Type "test" to go on: ']);
    expect(exitCode).toBe(4);
    expect(stderr).toContain('postgres.default#web.db');
    expect(stderr).toContain('[deploy/name-not-given]');
    expect(stateOf(repository)).toBe(before);
    expect(repository.read(FILE)).toBe('type: development\n');
  },
);

test('the name that was typed is consent enough', async () => {
  const { exitCode, stdout } = await onTerminal(['environment', 'delete', 'shop/test'], 'test');

  expect(exitCode).toBe(0);
  expect(stdout).toContain(`${FILE} removed`);
});

test.each([
  { answer: 'n', exitCode: 4, isLocked: true },
  { answer: 'y', exitCode: 0, isLocked: false },
])('unlocking shows the holder and asks: $answer', async ({ answer, exitCode, isLocked }) => {
  const by = { user: 'maria', host: 'another-machine', job: null };
  await recordsOf(repository).lock(lockOf({ ...TEST, by }));
  const ended = await onTerminal(['unlock', '-e', 'shop/test'], answer);

  expect(ended.exitCode).toBe(exitCode);
  expect(ended.stderr).toContain('maria@another-machine holds the lock of the environment');
  expect((await recordsOf(repository).lockOf(TEST)) !== undefined).toBe(isLocked);
});

test('sweeping names all that would go, and asks once', async () => {
  repository.write(FILE, 'type: development\nexpires: 2020-01-01T00:00:00Z\n');
  const declined = await onTerminal(['environment', 'sweep'], 'n');

  expect(declined.questions).toEqual(['Remove shop/test, with all of their data? [y/N] ']);
  expect(declined.exitCode).toBe(4);
  expect(repository.read(FILE)).toContain('expires');
  const agreed = await onTerminal(['environment', 'sweep'], 'y');
  expect(agreed.exitCode).toBe(0);
  expect(() => repository.read(FILE)).toThrow();
});
