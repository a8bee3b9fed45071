import fc from 'fast-check';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { sandbox } from '../../resource-packs/sandbox';
import { create } from '../../src/create';
import type { Diagnostic } from '../../src/diagnostics';
import { match } from '../../src/match';
import { definePlatform } from '../../src/platform';
import { readRepository } from '../../src/read';

const ESTATES = 500;
const environmentType = { packs: [sandbox()] };
const platform = definePlatform({ environmentTypes: { development: environmentType } });

interface Request {
  readonly type: string;
  readonly id?: string;
}
type Estate = Readonly<Record<string, Readonly<Record<string, Request>>>>;

const workloadName = fc.constantFrom(
  'cart',
  'catalog',
  'cart-db',
  'db',
  'a1',
  'a-1',
  'web',
  'orders',
);
const request = fc.record(
  {
    type: fc.constantFrom('postgres', 'redis', 's3', 'dns', 'amqp', 'volume'),
    id: fc.constantFrom('shared', 'cart-x', 'main.db', 'db1'),
  },
  { requiredKeys: ['type'] },
);
const requests = fc.dictionary(fc.constantFrom('db', 'cache', 'files', 'x1'), request, {
  maxKeys: 4,
});
const estate: fc.Arbitrary<Estate> = fc.dictionary(workloadName, requests, {
  minKeys: 2,
  maxKeys: 6,
});

/** The stack of an estate, read from files written in the given order. */
function stackOf(workloads: Estate, order: (names: string[]) => string[]) {
  const root = mkdtempSync(join(tmpdir(), 'scoreform-estate-'));
  try {
    const project = join(root, 'projects', 'shop');
    mkdirSync(join(project, 'environments'), { recursive: true });
    writeFileSync(join(project, 'environments', 'dev.yaml'), 'type: development\n');
    for (const name of order(Object.keys(workloads))) {
      mkdirSync(join(project, name));
      writeFileSync(join(project, name, 'score.yaml'), scoreFile(name, workloads[name] ?? {}));
    }
    const problems: Diagnostic[] = [];
    const report = (problem: Diagnostic) => problems.push(problem);
    const [matched] = match(readRepository(root, report), platform, report);
    expect(problems).toEqual([]);
    const options = { environmentType, inputs: [], packs: [], rootFromStack: '../../..' };
    const stack = matched?.graph && create(matched.graph, options, report);
    if (!stack) throw new Error(JSON.stringify(problems.map(({ code }) => code)));
    return stack;
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

function scoreFile(name: string, resources: Readonly<Record<string, Request>>): string {
  return stringify({
    apiVersion: 'score.dev/v1b1',
    metadata: { name },
    containers: { main: { image: 'registry.example/app:1' } },
    ...(Object.keys(resources).length > 0 ? { resources } : {}),
  });
}

/** What Terraform would make, by address; and who asked for it, by the same. */
function resourcesOf({ terraform, description }: ReturnType<typeof stackOf>) {
  const { resource } = JSON.parse(terraform) as {
    resource: Record<string, Record<string, unknown>>;
  };
  return new Map(
    description.resources.flatMap((described) =>
      described.terraform.map((address) => {
        const [type = '', id = ''] = address.split('.');
        return [
          address,
          { text: JSON.stringify(resource[type]?.[id]), workloads: described.workloads },
        ] as const;
      }),
    ),
  );
}

test('a workload that goes takes with it what only it asked for, and changes nothing else', () => {
  fc.assert(
    fc.property(estate, fc.nat(), (workloads, index) => {
      const names = Object.keys(workloads);
      const gone = names[index % names.length] ?? '';
      const { [gone]: _gone, ...others } = workloads;
      const before = resourcesOf(stackOf(workloads, (all) => all));
      const after = resourcesOf(stackOf(others, (all) => all));
      const staying = [...before].filter(([, { workloads: by }]) =>
        by.some((name) => name !== gone),
      );
      expect([...after.keys()].sort()).toEqual(staying.map(([address]) => address).sort());
      for (const [address, { text }] of staying) expect(after.get(address)?.text).toBe(text);
    }),
    { numRuns: ESTATES },
  );
}, 600_000);

test('the order in which files were written is nowhere in the bytes', () => {
  fc.assert(
    fc.property(estate, (workloads) => {
      const sorted = stackOf(workloads, (all) => all.sort());
      const reversed = stackOf(workloads, (all) => all.sort().reverse());
      expect(reversed.terraform).toBe(sorted.terraform);
      expect(reversed.description).toEqual(sorted.description);
    }),
    { numRuns: ESTATES / 5 },
  );
}, 600_000);
