import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';

/**
 * The main job from beginning to end, on the sandbox: validate, draw, synthesize, deploy with the real Terraform, and
 * show that a second run changes nothing.
 */
const root = join(__dirname, '..');
const cli = join(root, 'bin', 'scoreform.js');
const stack = join(root, 'cdktf.out', 'stacks', 'shop-development');

interface Ran {
  readonly status: number | null;
  readonly output: string;
}

function main(): number {
  const engine = findEngine();
  if (engine === undefined) {
    console.error(
      'The demo deploys with Terraform 1.11 or newer, or OpenTofu 1.11 or newer, and found neither on the PATH.\n' +
        'Get one from https://developer.hashicorp.com/terraform/install or https://opentofu.org/docs/intro/install\n' +
        'and run this again. Everything before the deployment works without:\n\n  npx scoreform check\n  npx scoreform synth',
    );
    return 3;
  }

  title('What a developer and a platform team wrote');
  countWritten();

  title('npx scoreform validate');
  if (!scoreform('validate')) return 1;
  title('npx scoreform graph -e shop/development');
  if (!scoreform('graph', '-e', 'shop/development')) return 1;
  title('npx scoreform synth');
  if (!scoreform('synth')) return 1;
  countMade();

  title(`Deploying shop/development with ${engine.name} ${engine.version}`);
  if (!terraform(engine.command, ['init', '-input=false'])) return 3;
  if (
    !terraform(
      engine.command,
      ['apply', '-auto-approve', '-input=false'],
      /^(Apply complete!|No changes\.).*/m,
    )
  )
    return 3;

  title('What came out');
  showOutputs(engine.command);

  title('The same once more');
  const { status, output } = run(engine.command, [
    `-chdir=${stack}`,
    'plan',
    '-detailed-exitcode',
    '-input=false',
    '-no-color',
  ]);
  if (status !== 0) {
    console.error(output);
    return 3;
  }
  console.log('No changes: what runs is what the files say.\n');
  console.log(
    'Next: copy a Score file to projects/shop/<name>/score.yaml and run npx scoreform check. README.md goes on from there.',
  );
  return 0;
}

function findEngine(): { command: string; name: string; version: string } | undefined {
  for (const [command, name] of [
    [process.env['TERRAFORM_BINARY_NAME'] ?? 'terraform', 'Terraform'],
    ['tofu', 'OpenTofu'],
  ] as const) {
    const { status, output } = run(command, ['version', '-json']);
    if (status !== 0) continue;
    const version = /"terraform_version":\s*"([^"]+)"/.exec(output)?.[1] ?? '0.0.0';
    const [major = 0, minor = 0] = version.split('.').map(Number);
    if (major > 1 || (major === 1 && minor >= 11)) return { command, name, version };
  }
  return undefined;
}

function title(text: string): void {
  console.log(`\n── ${text} ${'─'.repeat(Math.max(0, 96 - text.length))}\n`);
}

function scoreform(...args: string[]): boolean {
  const { status } = spawnSync(process.execPath, [cli, ...args], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  return status === 0;
}

function terraform(command: string, args: readonly string[], shown?: RegExp): boolean {
  const { status, output } = run(command, [`-chdir=${stack}`, ...args, '-no-color']);
  if (status !== 0) console.error(output);
  else if (shown) console.log(shown.exec(output)?.[0] ?? output);
  return status === 0;
}

function run(command: string, args: readonly string[]): Ran {
  const { status, stdout, stderr } = spawnSync(command, args, {
    encoding: 'utf8',
    env: { ...process.env, CHECKPOINT_DISABLE: '1', TF_IN_AUTOMATION: '1' },
    maxBuffer: 64 * 1024 * 1024,
  });
  return { status, output: `${stdout ?? ''}${stderr ?? ''}` };
}

function countWritten(): void {
  const project = join(root, 'projects', 'shop');
  const files = filesIn(project);
  const scores = files.filter((file) => /(^|\/|\.)score\.yaml$/.test(file));
  const environments = files.filter((file) => file.startsWith('environments/'));
  console.log(`${scores.length} Score files, ${linesOf(project, scores)} lines`);
  console.log(`${environments.length} environment files, ${linesOf(project, environments)} lines`);
}

function countMade(): void {
  const stacks = join(root, 'cdktf.out', 'stacks');
  const names = readdirSync(stacks).filter((name) =>
    existsSync(join(stacks, name, 'scoreform.json')),
  );
  let resources = 0;
  for (const name of names) {
    const { resources: made } = JSON.parse(
      readFileSync(join(stacks, name, 'scoreform.json'), 'utf8'),
    ) as { resources: unknown[] };
    resources += made.length;
  }
  console.log(`\nMade of them: ${names.length} stacks with ${resources} resources in all.`);
}

function showOutputs(command: string): void {
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
  return files.reduce(
    (sum, file) => sum + readFileSync(join(folder, file), 'utf8').trimEnd().split('\n').length,
    0,
  );
}

process.exitCode = main();
