import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SimulatedRun, StackTexts } from '../../src/testing';

/** The texts of a stack that lies in a folder. */
export function textsIn(folder: string): StackTexts {
  const text = (name: string) => readFileSync(join(folder, name), 'utf8');
  return { terraform: text('cdk.tf.json'), description: text('scoreform.json') };
}

interface Declared {
  readonly resource?: Readonly<Record<string, Readonly<Record<string, Attributes>>>>;
}

type Attributes = Readonly<Record<string, unknown>>;

/** The Terraform addresses of the resources that a stack declares, sorted. */
export function resourcesOf({ terraform }: StackTexts): readonly string[] {
  const { resource = {} } = JSON.parse(terraform) as Declared;
  return Object.entries(resource)
    .flatMap(([type, named]) => Object.keys(named).map((name) => `${type}.${name}`))
    .sort();
}

/** Whether a replacement of something is made before it goes: it says so, or something that refers to it does. */
export function isMadeFirst({ terraform }: StackTexts, address: string): boolean {
  const { resource = {} } = JSON.parse(terraform) as Declared;
  const texts = new Map<string, string>(
    Object.entries(resource).flatMap(([type, named]) =>
      Object.entries(named).map(([name, own]) => [`${type}.${name}`, JSON.stringify(own)] as const),
    ),
  );
  const asked = new Set<string>();
  const isAsked = (one: string): boolean => {
    if (asked.has(one)) return false;
    asked.add(one);
    if (texts.get(one)?.includes('"create_before_destroy":true') === true) return true;
    const users = [...texts].filter(([, text]) => new RegExp(`${one}(?![\\w-])`).test(text));
    return users.some(([user]) => isAsked(user));
  };
  return isAsked(address);
}

/** Those that a cloud can tell from all others: they differ in more than what they refer to. */
export function unmistakable({ terraform }: StackTexts): ReadonlySet<string> {
  const { resource = {} } = JSON.parse(terraform) as Declared;
  const alike = new Map<string, string[]>();
  for (const [type, named] of Object.entries(resource)) {
    for (const [name, { '//': _, depends_on: __, ...own }] of Object.entries(named)) {
      const looks = `${type} ${JSON.stringify(own).replace(/\$\{[^}]*\}/g, '')}`;
      alike.set(looks, [...(alike.get(looks) ?? []), `${type}.${name}`]);
    }
  }
  return new Set([...alike.values()].flatMap((those) => (those.length === 1 ? those : [])));
}

/** One of each type, the first by name. */
export function oneOfEach(addresses: readonly string[]): readonly string[] {
  const byType = new Map(
    [...addresses].reverse().map((address) => [address.split('.')[0], address]),
  );
  return [...byType.values()].sort();
}

/** The same stack where every resource that has tags, or labels, has one more; and the addresses of those that have. */
export function relabelled({ terraform, description }: StackTexts) {
  const changed: string[] = [];
  const stack = JSON.parse(terraform) as Declared;
  const more = (given: unknown) => ({ ...(given as Attributes), changed: 'yes' });
  const resource = Object.fromEntries(
    Object.entries(stack.resource ?? {}).map(([type, named]) => [
      type,
      Object.fromEntries(
        Object.entries(named).map(([name, own]) => {
          const metadata = own['metadata'] as Attributes | undefined;
          if (own['tags'] === undefined && metadata?.['labels'] === undefined) return [name, own];
          changed.push(`${type}.${name}`);
          return [
            name,
            metadata
              ? { ...own, metadata: { ...metadata, labels: more(metadata['labels']) } }
              : { ...own, tags: more(own['tags']) },
          ];
        }),
      ),
    ]),
  );
  const texts: StackTexts = { terraform: JSON.stringify({ ...stack, resource }), description };
  return { texts, changed: changed.sort() };
}

/**
 * Runs the engine again and again, each time with faults on whatever has not failed yet, until nothing fails any more.
 * What depends on something that failed is not even begun, so each run gets one step further into the graph, and
 * everything fails once. Returns what failed in each run, and what the last one came to.
 */
export async function failEachOnce(
  addresses: readonly string[],
  run: (left: readonly string[]) => Promise<SimulatedRun>,
): Promise<{ readonly failed: readonly string[]; readonly last: SimulatedRun }> {
  const failed: string[] = [];
  for (;;) {
    const last = await run(addresses.filter((address) => !failed.includes(address)));
    if (last.failed.length === 0) return { failed: failed.sort(), last };
    // Whatever else is wrong is nothing that was asked for.
    const others = last.errors.filter(({ summary }) => !summary.startsWith('Simulated failure'));
    expect(others).toEqual([]);
    failed.push(...last.failed);
  }
}
