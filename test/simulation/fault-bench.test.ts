import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Fault } from '../../src/simulate';
import { SimulatedDeployment, type StackTexts } from '../../src/testing';
import { emitExample } from '../engines/example';
import {
  failEachOnce,
  isMadeFirst,
  oneOfEach,
  relabelled,
  resourcesOf,
  textsIn,
  unmistakable,
} from './fault-bench';

/**
 * With `SCOREFORM_FAULTS=all` every resource also fails in a deployment of its own, and every kind of fault strikes all of
 * them; that takes more than an hour.
 */
const ALL = process.env['SCOREFORM_FAULTS'] === 'all';

jest.setTimeout(ALL ? 4 * 60 * 60_000 : 900_000);

const root = resolve(__dirname, '../..');
const output = mkdtempSync(join(tmpdir(), 'scoreform-faults-'));
afterAll(() => rmSync(output, { recursive: true, force: true }));

/** What the sandbox makes in the other two is made by the engine itself, where no provider can fail. */
const ENVIRONMENTS = ['staging', 'production'] as const;

const STACKS = {
  staging: textsIn(emitExample('staging', output)),
  production: textsIn(emitExample('production', output)),
};

let deployments: SimulatedDeployment[] = [];
afterEach(async () => {
  for (const deployment of deployments) await deployment.remove();
  deployments = [];
});

function begin(environment: (typeof ENVIRONMENTS)[number]) {
  const texts = STACKS[environment];
  const deployment = new SimulatedDeployment(texts, { root });
  deployments.push(deployment);
  return { deployment, texts, all: resourcesOf(texts) };
}

const at = (detail: string) => (subject: string) => ({ subject, kind: 'fail', detail }) as const;

/**
 * By turns they fail before anything is made, and when they are made by half. What is replaced by making the next one
 * first is never made by half: under a fixed name Terraform cannot replace that, in any cloud.
 */
const byTurns = (texts: StackTexts, all: readonly string[]) => (subject: string) =>
  all.indexOf(subject) % 2 === 0 || isMadeFirst(texts, subject)
    ? at('create')(subject)
    : ({ subject, kind: 'partial' } as const);

/** How many there are of each type: a cloud cannot tell two apart that differ in nothing but what they refer to. */
function countsByType(counts: Iterable<readonly [string, number]>): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const [address, count] of counts) {
    const [type = ''] = address.split(/[. ]/);
    sums[type] = (sums[type] ?? 0) + count;
  }
  return sums;
}

const once = (addresses: readonly string[]) =>
  countsByType(addresses.map((address) => [address, 1] as const));

describe.each(ENVIRONMENTS)('%s', (environment) => {
  test('every resource fails once at its creation, and in the end all of them are there once', async () => {
    const { deployment, texts, all } = begin(environment);
    const fault = byTurns(texts, all);

    const { failed, last } = await failEachOnce(all, (left) => deployment.deploy(left.map(fault)));

    // A fault on one of two that look alike may strike the other one twice.
    const known = unmistakable(texts);
    const isKnown = (address: string) => known.has(address);
    expect(failed.filter(isKnown)).toEqual(all.filter(isKnown));
    expect(last.errors).toEqual([]);
    expect(once(deployment.inCloud())).toEqual(once(all));
    const expected = all
      .filter(isKnown)
      .map((address) => [address, fault(address).kind === 'fail' ? 1 : 2] as const);
    const creations = [...deployment.creations()].filter(([address]) => isKnown(address));
    expect(countsByType(creations)).toEqual(countsByType(expected));
    expect(known.size).toBeGreaterThan(all.length / 2);
    expect(await deployment.plan()).toBeUndefined();
    expect(await deployment.destroy()).toMatchObject({ errors: [] });
    expect([await deployment.made(), deployment.inCloud()]).toEqual([[], []]);
  });

  test.each(sampled(environment))(
    '%s fails alone, and the next deployment converges',
    async (one) => {
      const { deployment, all } = begin(environment);

      const broken = await deployment.deploy([at('create')(one)]);
      expect(broken).toMatchObject({ failed: [one], errors: [{ address: one }] });

      expect(await deployment.deploy()).toMatchObject({ errors: [], updated: [], deleted: [] });
      expect(once(deployment.inCloud())).toEqual(once(all));
      expect(countsByType(deployment.creations())).toEqual(once(all));
      expect(await deployment.destroy()).toMatchObject({ errors: [] });
      expect([await deployment.made(), deployment.inCloud()]).toEqual([[], []]);
    },
  );
});

/** Those that fail alone: in CI two, everything that a fault is sure to strike where it is asked for. */
function sampled(environment: (typeof ENVIRONMENTS)[number]): readonly string[] {
  const known = unmistakable(STACKS[environment]);
  const all = resourcesOf(STACKS[environment]).filter((address) => known.has(address));
  return ALL ? all : [0.2, 0.8].flatMap((part) => all.at(Math.floor(part * all.length)) ?? []);
}

test.each(ALL ? ENVIRONMENTS : (['staging'] as const))(
  'in %s every resource fails once at its removal, and in the end nothing is left',
  async (environment) => {
    const { deployment, all } = begin(environment);
    await deployment.deploy();

    const { failed, last } = await failEachOnce(all, (left) =>
      deployment.destroy(left.map(at('delete'))),
    );

    expect(failed).toEqual(all);
    expect(last.errors).toEqual([]);
    expect([await deployment.made(), deployment.inCloud()]).toEqual([[], []]);
  },
);

test.each(ALL ? ENVIRONMENTS : (['staging'] as const))(
  'in %s one of each type fails once when it is changed, and the next deployments converge',
  async (environment) => {
    const { deployment, texts, all } = begin(environment);
    await deployment.deploy();
    const { texts: next, changed } = relabelled(texts);
    const chosen = ALL ? changed : oneOfEach(changed);
    deployment.change(next);

    const { failed, last } = await failEachOnce(chosen, (left) =>
      deployment.deploy(left.map(at('update'))),
    );

    expect(failed).toEqual(chosen);
    expect(last.errors).toEqual([]);
    expect(await deployment.plan()).toBeUndefined();
    expect(once(deployment.inCloud())).toEqual(once(all));
  },
);

test('a fault on something that the stack does not have is refused', async () => {
  const { deployment } = begin('staging');
  const fault: Fault = { subject: 'kubernetes_pod.none', kind: 'fail' };

  const { errors, created } = await deployment.deploy([fault]);

  expect(errors).toHaveLength(1);
  expect(created).toEqual([]);
});
