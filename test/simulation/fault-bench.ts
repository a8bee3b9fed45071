import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Fault } from '../../src/simulate';
import { SimulatedDeployment, type SimulatedRun, type StackTexts } from '../../src/testing';

/** The texts of a stack that lies in a folder. */
export function textsIn(folder: string): StackTexts {
  const text = (name: string) => readFileSync(join(folder, name), 'utf8');
  return { terraform: text('cdk.tf.json'), description: text('scoreform.json') };
}

/** The Terraform addresses of the resources that a stack declares, sorted; what the engine makes itself cannot fail here. */
export function resourcesOf({ terraform }: StackTexts): readonly string[] {
  const { resource = {} } = JSON.parse(terraform) as {
    readonly resource?: Readonly<Record<string, object>>;
  };
  return Object.entries(resource)
    .filter(([type]) => type !== 'terraform_data')
    .flatMap(([type, named]) => Object.keys(named).map((name) => `${type}.${name}`))
    .sort();
}

/** One of each type, the first by name. */
export function oneOfEach(addresses: readonly string[]): readonly string[] {
  const byType = new Map<string, string>();
  for (const address of addresses) {
    const [type = ''] = address.split('.');
    byType.set(type, byType.get(type) ?? address);
  }
  return [...byType.values()];
}

/** Faults that strike resources, each once. */
export function faultsOn(
  addresses: readonly string[],
  kind: Fault['kind'],
  detail?: string,
): readonly Fault[] {
  return addresses.map((subject) => ({ subject, kind, ...(detail !== undefined && { detail }) }));
}

/**
 * Runs the engine again and again, with a fault on whatever has not failed yet, until nothing fails any more. Terraform
 * begins nothing that depends on what failed, so each run gets one step further into the graph. Returns what failed, in
 * its order.
 */
export async function failAll(
  addresses: readonly string[],
  fault: (address: string) => Fault,
  run: (faults: readonly Fault[]) => Promise<SimulatedRun>,
): Promise<{ readonly failed: readonly string[]; readonly runs: number; readonly last: SimulatedRun }> {
  const failed: string[] = [];
  for (let runs = 1; ; runs++) {
    const left = addresses.filter((address) => !failed.includes(address));
    const came = await run(left.map(fault));
    if (came.failed.length === 0) return { failed, runs, last: came };
    failed.push(...came.failed);
    if (runs > addresses.length) throw new Error('It does not come to an end.');
  }
}
