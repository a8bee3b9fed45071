import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { OLDEST_ENGINE, findEngine, isAtLeast } from '../src/deploy';

/**
 * The main job from beginning to end, on the sandbox: validate, draw, synthesize, deploy with the real engine, and show
 * that a second plan changes nothing.
 */
const root = join(__dirname, '..');
const cli = join(root, 'bin', 'scoreform.js');

/** The exit code of the command line for a failed engine. */
const ENGINE = 3;

const ENVIRONMENT = ['-e', 'shop/development'];

/** The main job, command by command. */
const STEPS: readonly (readonly string[])[] = [
  ['validate'],
  ['graph', ...ENVIRONMENT],
  ['synth'],
  ['deploy', ...ENVIRONMENT, '--yes'],
  ['outputs', ...ENVIRONMENT],
  ['plan', ...ENVIRONMENT, '--detailed-exitcode'],
];

async function demo(): Promise<number> {
  const engine = await findEngine();
  if (!engine || !isAtLeast(engine.version, OLDEST_ENGINE)) {
    console.error(withoutEngine(engine));
    return ENGINE;
  }
  title('What a developer and a platform team wrote');
  countWritten();
  for (const step of STEPS) {
    title(`npx scoreform ${step.join(' ')}`);
    const status = scoreform(step);
    if (status !== 0) return status;
    if (step[0] === 'synth') countMade();
  }
  console.log('\nNothing is left to change: what runs is what the files say.');
  console.log('Next: add projects/shop/<name>/score.yaml and run npx scoreform check.');
  return 0;
}

function withoutEngine(found: Awaited<ReturnType<typeof findEngine>>): string {
  const have = found
    ? `found ${found.command} ${found.version}, which is too old`
    : 'found neither on the PATH';
  return `The demo deploys with Terraform or OpenTofu, ${OLDEST_ENGINE} or newer, and ${have}.

Get one from https://developer.hashicorp.com/terraform/install or https://opentofu.org/docs/intro/install
and run this again. Everything before the deployment works without:

  npx scoreform check
  npx scoreform synth`;
}

function title(text: string): void {
  console.log(`\n── ${text} ${'─'.repeat(Math.max(0, 90 - text.length))}\n`);
}

function scoreform(args: readonly string[]): number {
  const stdio = ['ignore', 'inherit', 'inherit'] as const;
  return spawnSync(process.execPath, [cli, ...args], { cwd: root, stdio: [...stdio] }).status ?? 1;
}

function countWritten(): void {
  const project = join(root, 'projects', 'shop');
  const files = filesIn(project);
  const scores = files.filter((file) => /(?:^|[/.])score\.yaml$/.test(file));
  const environments = files.filter((file) => file.startsWith('environments/'));
  console.log(`${scores.length} Score files, ${linesOf(project, scores)} lines`);
  console.log(`${environments.length} environment files, ${linesOf(project, environments)} lines`);
}

function countMade(): void {
  const stacks = join(root, 'cdktf.out', 'stacks');
  const descriptions = readdirSync(stacks)
    .map((name) => join(stacks, name, 'scoreform.json'))
    .filter((file) => existsSync(file))
    .map((file) => JSON.parse(readFileSync(file, 'utf8')) as { resources: unknown[] });
  const resources = descriptions.reduce(
    (sum, description) => sum + description.resources.length,
    0,
  );
  console.log(`\nMade of them: ${descriptions.length} stacks with ${resources} resources in all.`);
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort();
}

function linesOf(folder: string, files: readonly string[]): number {
  return files.reduce((sum, file) => {
    const text = readFileSync(join(folder, file), 'utf8');
    return sum + text.trimEnd().split('\n').length;
  }, 0);
}

void demo().then((exitCode) => {
  process.exitCode = exitCode;
});
