import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Beside } from './deploy';
import { workloadName } from './estate';

/** An environment of many workloads on AWS, to be planned with no account. */
export interface SimulatedEstate extends Beside {
  /** How many resources Terraform plans. */
  readonly resources: number;
}

const STACK = join('cdktf.out', 'stacks', 'estate-large', 'cdk.tf.json');

/**
 * Planning an environment in the simulator, beside Terraform planning the same graph without any provider: for each
 * resource one of its builtin ones, with the same arguments as its input and the same references.
 */
export function simulatedEstate(root: string, clone: string, workloads: number): SimulatedEstate {
  writeSimulated(root, clone, workloads);
  const cli = join(clone, 'bin', 'scoreform.js');
  const { status, stderr } = spawnSync(process.execPath, [cli, 'synth'], {
    cwd: root,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  const peer = join(root, 'peer');
  const { text, resources } = withoutProviders(readFileSync(join(root, STACK), 'utf8'));
  mkdirSync(peer);
  writeFileSync(join(peer, 'main.tf.json'), text);
  return {
    resources,
    ours: {
      args: [cli, 'plan', '--simulate'],
      cwd: root,
      prepare: () => rmSync(join(root, '.scoreform'), { recursive: true, force: true }),
      check(stdout) {
        const planned = stdout.match(/^\s*\+ aws_/gm)?.length ?? 0;
        if (planned !== resources) throw new Error(`${String(planned)} resources are in the plan.`);
      },
    },
    peer: {
      program: 'sh',
      args: [
        '-c',
        'terraform init >/dev/null && terraform plan -out=plan >/dev/null && terraform show -json plan >/dev/null',
      ],
      cwd: peer,
    },
  };
}

interface Stack {
  readonly resource: Readonly<
    Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>
  >;
}

function withoutProviders(terraform: string): { text: string; resources: number } {
  const { resource } = JSON.parse(terraform) as Stack;
  const made = Object.entries(resource).flatMap(([type, named]) =>
    Object.entries(named).map(([name, block]) => {
      const input = Object.entries(block).filter(([key]) => key !== '//' && key !== 'lifecycle');
      return [`${type}--${name}`, { input: Object.fromEntries(input) }];
    }),
  );
  const text = JSON.stringify({ resource: { terraform_data: Object.fromEntries(made) } }, null, 2);
  const reference = /\b(aws_[a-z0-9_]+)\.([\w-]+)\.\w+(?:\[\d+\]\.\w+)*/g;
  return { text: text.replaceAll(reference, 'terraform_data.$1--$2.id'), resources: made.length };
}

function writeSimulated(root: string, clone: string, workloads: number): void {
  mkdirSync(join(root, 'stacks'), { recursive: true });
  writeFileSync(
    join(root, 'cdktf.json'),
    '{ "language": "typescript", "app": "true", "output": "cdktf.out" }\n',
  );
  // The simulator reads the bindings of providers from the packages of the repository.
  symlinkSync(join(clone, 'node_modules'), join(root, 'node_modules'));
  writeFileSync(join(root, 'stacks', 'platform.ts'), platform(clone));
  const project = join(root, 'projects', 'estate');
  mkdirSync(join(project, 'environments'), { recursive: true });
  writeFileSync(join(project, 'environments', 'large.yaml'), 'type: production\n');
  for (let n = 0; n < workloads; n++) {
    const folder = join(project, workloadName(n));
    mkdirSync(folder);
    writeFileSync(join(folder, 'score.yaml'), scoreFile(workloadName(n)));
  }
}

function platform(clone: string): string {
  return `import { aws, awsSecrets } from '${clone}/resource-packs/aws';
import { definePlatform } from '${clone}/src';
const place = { account: '111122223333', region: 'eu-central-1' };
const zone = { id: 'Z0123456789ABCDEFGHIJ', name: 'shop.example' };
export default definePlatform({
  environmentTypes: {
    production: { packs: [aws({ ...place, zone })], secrets: awsSecrets(place) },
  },
});
`;
}

function scoreFile(name: string): string {
  return `apiVersion: score.dev/v1b1
metadata:
  name: ${name}
service:
  ports:
    http: { port: 80, targetPort: 8080 }
containers:
  main:
    image: registry.example/${name}:1.4.2
    variables:
      LOG_LEVEL: info
    resources:
      requests: { cpu: 250m, memory: 512Mi }
      limits: { cpu: 500m, memory: 1Gi }
`;
}
