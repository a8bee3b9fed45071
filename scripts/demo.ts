import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { OLDEST_ENGINE, findEngine, isAtLeast, type Engine } from '../src/cli/engine';

/**
 * The main job from beginning to end, on the sandbox: validate, draw, synthesize, deploy with the real Terraform, and
 * show that a second run changes nothing.
 */
const root = join(__dirname, '..');
const cli = join(root, 'bin', 'scoreform.js');
const stack = join(root, 'cdktf.out', 'stacks', 'shop-development');

/** The exit codes of the command line: something is wrong in the files, or in the engine. */
const MISTAKES = 1;
const ENGINE = 3;

async function demo(): Promise<number> {
  const engine = await findEngine();
  if (!engine || !isAtLeast(engine.version, OLDEST_ENGINE)) {
    console.error(withoutEngine(engine));
    return ENGINE;
  }

  title('What a developer and a platform team wrote');
  countWritten();

  for (const args of [['validate'], ['graph', '-e', 'shop/development'], ['synth']]) {
    title(`npx scoreform ${args.join(' ')}`);
    if (!scoreform(args)) return MISTAKES;
  }
  countMade();

  const { command, version } = engine;
  title(`Deploying shop/development with ${command} ${version}`);
  const applied = deploy(command);
  if (applied === undefined) return ENGINE;
  console.log(applied);

  title('What came out');
  showOutputs(command);

  title('The same once more');
  const { status, output } = run(command, ['plan', '-detailed-exitcode', '-input=false']);
  if (status !== 0) {
    console.error(`The second plan was to change nothing, and this is what it says:\n\n${output}`);
    return ENGINE;
  }
  console.log('Nothing changed: what runs is what the files say.');
  console.log('\nNext: add projects/shop/<name>/score.yaml and run npx scoreform check.');
  return 0;
}

function withoutEngine(found: Engine | undefined): string {
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

function scoreform(args: readonly string[]): boolean {
  const stdio = ['ignore', 'inherit', 'inherit'] as const;
  return spawnSync(process.execPath, [cli, ...args], { cwd: root, stdio: [...stdio] }).status === 0;
}

/** What the engine says at the end of a deployment; undefined where it failed, which is shown. */
function deploy(command: Engine['command']): string | undefined {
  for (const args of [['init'], ['apply', '-auto-approve']]) {
    const { status, output } = run(command, [...args, '-input=false']);
    if (status !== 0) {
      console.error(
        `${command} ${args.join(' ')} failed in ${relative(root, stack)}:\n\n${output}`,
      );
      return undefined;
    }
    const summary = /^(Apply complete!|No changes\.).*/m.exec(output)?.[0];
    if (summary !== undefined) return summary;
  }
  return 'Done.';
}

function run(command: Engine['command'], args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(command, [`-chdir=${stack}`, ...args, '-no-color'], {
    encoding: 'utf8',
    env: { ...process.env, CHECKPOINT_DISABLE: '1', TF_IN_AUTOMATION: '1' },
    maxBuffer: 64 * 1024 * 1024,
  });
  return { status, output: `${stdout}${stderr}` };
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

function showOutputs(command: Engine['command']): void {
  const { stdout } = spawnSync(command, [`-chdir=${stack}`, 'output', '-json'], {
    encoding: 'utf8',
  });
  const outputs = JSON.parse(stdout) as Record<string, { value: Record<string, unknown> }>;
  for (const [name, { value }] of Object.entries(outputs)) {
    const shown = Object.entries(value).map(([key, inner]) => `${key}=${String(inner)}`);
    console.log(`${name.padEnd(36)} ${shown.join('  ')}`);
  }
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
