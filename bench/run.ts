import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deployEstate, planEstate } from './deploy';
import { environmentName, writeEstate, type Size } from './estate';
import {
  measure,
  measureColdPair,
  measurePair,
  type Command,
  type Figure,
  type Pair,
} from './measure';
import { MEASURED_PACKS, platformWith } from './packs';
import { plainInputs } from './plain-inputs';
import { writeShop, type ShopSize } from './shop';
import { simulatedEstate } from './simulate';
import { renderTable, type Row } from './table';

/**
 * The benchmark: whole commands, medians, each beside a peer in the same run. `--quick` takes the small sizes and one
 * run each, which shows that everything works and measures nothing; `--readme` puts the table into README.md.
 */
const clone = join(__dirname, '..');
const cli = join(clone, 'bin', 'scoreform.js');
const quick = process.argv.includes('--quick');
const runs = quick ? 1 : 5;
const scratch = mkdtempSync(join(tmpdir(), 'scoreform-bench-'));
const rows: Row[] = [];

const scoreform = (root: string, ...args: string[]): Command => ({
  args: [cli, ...args],
  cwd: root,
});
const bareNode: Command = { args: ['-e', '0'], cwd: clone };

function estate(size: Size): string {
  const root = join(scratch, `${String(size.workloads)}x${String(size.environments)}`);
  writeEstate(root, clone, size);
  return root;
}

function plainApp({ workloads, environments }: Size): Command {
  const output = join(scratch, `plain-${String(workloads)}x${String(environments)}`);
  mkdirSync(output, { recursive: true });
  const register = join(clone, 'src', 'load', 'register.js');
  const app = join(clone, 'bench', 'plain-app.ts');
  return {
    args: ['-r', register, app, String(workloads), String(environments), output],
    cwd: scratch,
  };
}

function addPair(what: string, peer: string, pair: Pair): void {
  const { ours, peer: theirs, timeRatio, memoryRatio } = pair;
  rows.push({ what, ours, beside: { name: peer, ...theirs }, timeRatio, memoryRatio });
  process.stderr.write(`${what}: ${pair.ours.seconds.toFixed(2)} s\n`);
}

function addAlone(what: string, ours: Figure): void {
  rows.push({ what, ours });
  process.stderr.write(`${what}: ${ours.seconds.toFixed(2)} s\n`);
}

function measureStart(): void {
  const example = (...args: string[]) =>
    measurePair(scoreform(clone, ...args), bareNode, quick ? 1 : 15);
  addPair('`--help`', '`node -e 0`', example('--help'));
  addPair(
    '`explain` on the example',
    '`node -e 0`',
    example('explain', 'cart', '-e', 'shop/production'),
  );
  addPair('`graph` on the example', '`node -e 0`', example('graph', '-e', 'shop/production'));
  addPair('`check` on the example', '`node -e 0`', example('check'));
}

function measureValidate(): void {
  for (const workloads of quick ? [1, 20] : [1, 200, 1000]) {
    const root = estate({ workloads, environments: 1 });
    addAlone(
      `\`validate\`, ${String(workloads)} files`,
      measure(scoreform(root, 'validate'), runs),
    );
  }
}

function measureSynth(sizes: readonly Size[], name: (size: Size) => string): void {
  for (const size of sizes) {
    const root = estate(size);
    const heavy = size.workloads * size.environments >= 4000;
    addPair(
      name(size),
      'plain cdktf',
      measurePair(scoreform(root, 'synth'), plainApp(size), heavy ? Math.min(runs, 3) : runs),
    );
  }
}

/** What a pack costs those who only name it: all that its process takes more than one without it. */
function measurePacks(): void {
  for (const pack of MEASURED_PACKS) {
    const pair = measurePair(platformWith(clone, pack), platformWith(clone), quick ? 1 : 15);
    addPair(`a platform that names the pack \`${pack}\``, 'the same without it', pair);
  }
}

/** The example's services in many environments, beside the same resources written with the bindings alone. */
function measureShop(size: ShopSize, on: string): void {
  const root = join(scratch, `shop-${size.like}`);
  writeShop(root, clone, size);
  const synth = scoreform(root, 'synth');
  measure(synth, 0);
  const stack = join(root, 'cdktf.out', 'stacks', `shop-${environmentName(0)}`, 'cdk.tf.json');
  const inputs = join(scratch, `${size.like}.json`);
  writeFileSync(inputs, JSON.stringify(plainInputs(readFileSync(stack, 'utf8'), clone)));
  const output = join(scratch, `plain-shop-${size.like}`);
  mkdirSync(output, { recursive: true });
  const register = join(clone, 'src', 'load', 'register.js');
  const app = join(clone, 'bench', 'plain-shop.ts');
  const plain: Command = {
    args: ['-r', register, app, inputs, String(size.environments), output],
    cwd: scratch,
  };
  addPair(
    `\`synth\`, ${String(size.environments)} environments of the ten services on ${on}`,
    'plain cdktf',
    measurePair(synth, plain, Math.min(runs, 3)),
  );
}

/** The part of README.md between its markers; the table is as wide as its figures. */
function figures(table: string): string {
  const parts = [
    '<!-- figures -->',
    '<!-- prettier-ignore-start -->',
    table,
    '<!-- prettier-ignore-end -->',
  ];
  return [...parts, '<!-- /figures -->'].join('\n\n');
}

/** A first deployment of many stacks, and plans of whole fleets; needs Terraform, and nothing to download. */
function measureEngine(): void {
  if (spawnSync('terraform', ['version']).error) {
    process.stderr.write('terraform is not on the PATH: deployments are not measured.\n');
    return;
  }
  const inShell = (verb: string) => `a shell loop of 4 \`terraform init && ${verb}\` at once`;
  const stacks = quick ? 3 : 50;
  const deployment = deployEstate(join(scratch, 'deploy'), clone, {
    workloads: 1,
    environments: stacks,
  });
  addPair(
    `\`deploy\`, ${String(stacks)} environments of 5 resources`,
    inShell('apply'),
    measureColdPair(deployment.ours, deployment.peer, Math.min(runs, 3)),
  );
  for (const environments of quick ? [3] : [50, 100, 200]) {
    const fleet = planEstate(join(scratch, `plan-${String(environments)}`), clone, {
      workloads: 4,
      environments,
    });
    addPair(
      `\`plan\`, ${String(environments)} environments of 20 resources`,
      inShell('plan'),
      measureColdPair(fleet.ours, fleet.peer, 1),
    );
  }
}

/** A plan with no account at all; the simulator works in the process that is measured. */
function measureSimulator(): void {
  if (spawnSync('terraform', ['version']).error) return;
  const workloads = quick ? 5 : 200;
  const { ours, peer, resources } = simulatedEstate(join(scratch, 'simulated'), clone, workloads);
  addPair(
    `\`plan --simulate\`, ${String(workloads)} workloads of ${String(resources)} resources on AWS`,
    '`terraform plan` of the same graph without providers',
    measureColdPair(ours, peer, Math.min(runs, 3)),
  );
}

function measureScoreK8s(): void {
  if (spawnSync('score-k8s', ['--version']).error) {
    process.stderr.write('score-k8s is not on the PATH: not compared.\n');
    return;
  }
  const root = estate({ workloads: quick ? 20 : 1000, environments: 1 });
  const started = process.hrtime.bigint();
  spawnSync(
    'sh',
    ['-c', 'score-k8s init --no-sample && score-k8s generate projects/estate/*/score.yaml'],
    { cwd: root },
  );
  const seconds = Number(process.hrtime.bigint() - started) / 1e9;
  addAlone('`score-k8s generate` on the same files', { seconds, mebibytes: Number.NaN, runs: 1 });
}

try {
  measureStart();
  measureValidate();
  measureSynth(
    (quick ? [20] : [20, 200, 1000]).map((workloads) => ({ workloads, environments: 1 })),
    ({ workloads }) => `\`synth\`, ${String(workloads)} workloads of 4 resources in one project`,
  );
  measureSynth(
    (quick ? [10] : [10, 100, 500, 1000]).map((environments) => ({ workloads: 4, environments })),
    ({ environments }) => `\`synth\`, ${String(environments)} environments of 20 resources`,
  );
  measurePacks();
  const environments = quick ? 2 : 100;
  measureShop({ like: 'production', environments }, 'AWS');
  measureShop({ like: 'staging', environments }, 'Kubernetes');
  measureEngine();
  measureSimulator();
  measureScoreK8s();
  const table = renderTable(rows);
  process.stdout.write(`${table}\n`);
  mkdirSync(join(clone, 'bench', 'results'), { recursive: true });
  const results = { version: 1, node: process.version, quick, rows };
  writeFileSync(
    join(clone, 'bench', 'results', 'latest.json'),
    `${JSON.stringify(results, null, 2)}\n`,
  );
  if (process.argv.includes('--readme')) {
    const readme = join(clone, 'README.md');
    const text = readFileSync(readme, 'utf8');
    writeFileSync(
      readme,
      text.replace(/<!-- figures -->[^]*?<!-- \/figures -->/, () => figures(table)),
    );
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
