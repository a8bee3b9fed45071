import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Repository } from '../terraform/repository';

/** The environment that is made of parts. */
export const LINE = { project: 'line', environment: 'test' };

/**
 * A pack whose parts take a while and leave a trace in a file of the test's, which tells what was made twice. Where a
 * gate is given, they wait until it is there.
 */
const PACK = `import { TerraformResource } from 'cdktf';
import { definePack, defineResource, defineResourceType, text } from 'scoreform';
import { z } from 'zod';

class Part extends TerraformResource {
  constructor(scope: any, private readonly settings: object, command: string) {
    super(scope, 'Default', { terraformResourceType: 'terraform_data' });
    this.addOverride('provisioner', [{ 'local-exec': { command } }]);
  }
  protected override synthesizeAttributes() { return { input: this.settings }; }
}

const partType = defineResourceType({
  name: 'part',
  summary: 'A part of the line.',
  params: z.strictObject({ after: z.string().optional() }),
  outputs: z.strictObject({ name: z.string() }),
});

const part = (resourceClass: string, stateful: readonly string[]) =>
  defineResource(partType, {
    class: resourceClass,
    summary: 'Takes a while.',
    stateful,
    create({ scope, address, params }) {
      const name = String(address).split('.').at(-1);
      const made = new Part(
        scope,
        { name, ...params },
        'until [ -z "$PART_GATE" ] || [ -e "$PART_GATE" ]; do sleep 0.05; done; sleep 0.1; echo ' + name + ' >> "$PARTS_MADE"',
      );
      return { name: made.getStringAttribute('output.name') };
    },
  });

export const parts = definePack({
  name: 'parts',
  summary: 'Parts.',
  folder: __dirname,
  resources: [part('default', []), part('kept', ['terraform_data'])],
});
`;

/** Where the backend and the records lie; local files and a folder, where nothing is said. */
export interface Places {
  readonly imports?: string;
  readonly type?: string;
  readonly platform?: string;
}

const platform = ({ imports = '', type = '', platform: more = '' }: Places) =>
  `import { definePlatform${imports} } from 'scoreform';
import { sandbox } from 'scoreform/packs/sandbox';
import { parts } from './parts';

export default definePlatform({
  environmentTypes: { development: { packs: [sandbox().only('workload'), parts]${type} } },
  ${more}
});
`;

/** Two in a row, four side by side, and two in a row again; one of the four and the last hold data. */
const SCORE = `apiVersion: score.dev/v1b1
metadata: { name: main }
containers:
  main:
    image: registry.example/main:1
    variables: { LAST: "\${resources.p8.name}" }
resources:
  p1: { type: part }
  p2: { type: part, params: { after: "\${resources.p1.name}" } }
  p3: { type: part, params: { after: "\${resources.p2.name}" } }
  p4: { type: part, class: kept, params: { after: "\${resources.p2.name}" } }
  p5: { type: part, params: { after: "\${resources.p2.name}" } }
  p6: { type: part, params: { after: "\${resources.p2.name}" } }
  p7: { type: part, params: { after: "\${resources.p6.name}" } }
  p8: { type: part, class: kept, params: { after: "\${resources.p7.name}" } }
`;

/** How many parts the line has. */
export const PARTS = 8;

/** A repository whose one environment takes a while to deploy. */
export function line(places: Places = {}): Repository {
  const repository = Repository.of({
    'stacks/parts.ts': PACK,
    'stacks/platform.ts': platform(places),
    'projects/line/main/score.yaml': SCORE,
    'projects/line/environments/test.yaml': 'type: development\n',
  });
  repository.variables['PARTS_MADE'] = join(repository.root, 'made');
  repository.variables['PART_GATE'] = '';
  return repository;
}

/** The names of the parts that were made so far, in order; one that was made twice stands there twice. */
export function madeIn({ root }: Repository): readonly string[] {
  const file = join(root, 'made');
  return existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : [];
}

/** Lets parts wait; a deployment that comes to one stays at work until the gate is opened. */
export function shutGate(repository: Repository): void {
  const gate = join(repository.root, 'gate');
  rmSync(gate, { force: true });
  repository.variables['PART_GATE'] = gate;
}

/** Lets the parts that wait go on. */
export function openGate(repository: Repository): void {
  repository.write('gate', '');
}

/** What the engine said so far. */
export function logOf({ root }: Repository, stack = 'line-test'): string {
  const log = join(root, '.scoreform', 'data', stack, 'deployment.jsonl');
  return existsSync(log) ? readFileSync(log, 'utf8') : '';
}

/** Waits until the engine makes something. */
export async function untilAtWork(repository: Repository, stack?: string): Promise<void> {
  while (!logOf(repository, stack).includes('"apply_start"')) await sleep(20);
}
