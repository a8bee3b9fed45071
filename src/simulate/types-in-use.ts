import { join } from 'node:path';
import { areModulesInstalled, installedModules } from './installed-modules';
import type { TypesInUse } from './provider-schema';
import { fullSource, impliedSource, isBuiltin } from './provider-source';
import type { SimulatedStack } from './simulator';
import { readJsonModule, type ModuleText, type UseKind } from './stack-text';
import { readStateText } from './state-text';
import { textOf } from './text-file';

/** A provider that a stack or its state needs. */
export interface ProviderInUse {
  /** In full: `registry.terraform.io/hashicorp/aws`. */
  readonly source: string;
  /** What every module asks for, together; '' where any version will do. */
  readonly constraint: string;
  readonly types: TypesInUse;
  readonly written: WrittenVersions;
}

/** By type, the newest version of its schema that the state was written with. */
export interface WrittenVersions {
  readonly resources: Readonly<Record<string, number>>;
  readonly dataSources: Readonly<Record<string, number>>;
}

/**
 * The providers of a stack, of its modules as far as they are installed, and of its state, with the types that they are
 * needed for; sorted. What is built into the engine is none of them.
 */
export function providersInUse(stack: SimulatedStack): readonly ProviderInUse[] {
  const found = new Findings();
  const root = rootOf(stack);
  const modules = root.callsModules ? installedModules(stack.folder, stack.data) : [];
  for (const module of [root, ...modules]) found.addModule(module);
  found.addState(textOf(stack.state));
  return found.providers();
}

/** Whether a stack has modules of which nothing is known yet, because `init` has still to install them. */
export function lacksModules(stack: SimulatedStack): boolean {
  return rootOf(stack).callsModules && !areModulesInstalled(stack.data);
}

function rootOf({ folder }: SimulatedStack): ModuleText {
  return readJsonModule(textOf(join(folder, 'cdk.tf.json')));
}

interface Collected {
  readonly constraints: Set<string>;
  readonly types: Readonly<Record<UseKind, Set<string>>>;
  readonly written: Readonly<Record<'resource' | 'data', Map<string, number>>>;
}

/** What is found of each provider, by its address in full. */
class Findings {
  readonly #found = new Map<string, Collected>();

  addModule({ requirements, configured, uses }: ModuleText): void {
    const sourceOf = (localName: string) => {
      const source = requirements.get(localName)?.source;
      return source === undefined ? impliedSource(localName) : fullSource(source);
    };
    for (const [localName, { constraint }] of requirements) {
      const { constraints } = this.#of(sourceOf(localName));
      if (constraint !== '') constraints.add(constraint);
    }
    for (const localName of configured) this.#of(sourceOf(localName));
    for (const { kind, type, provider } of uses) {
      this.#of(sourceOf(provider)).types[kind].add(type);
    }
  }

  /** What is to be destroyed stands in the state only. */
  addState(text: string): void {
    for (const { kind, type, source, version } of readStateText(text)) {
      const { types, written } = this.#of(fullSource(source));
      types[kind].add(type);
      written[kind].set(type, Math.max(written[kind].get(type) ?? 0, version));
    }
  }

  providers(): readonly ProviderInUse[] {
    return [...this.#found]
      .filter(([source]) => !isBuiltin(source))
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([source, { constraints, types, written }]) => ({
        source,
        constraint: [...constraints].sort().join(', '),
        types: {
          resources: [...types.resource].sort(),
          dataSources: [...types.data].sort(),
          ephemerals: [...types.ephemeral].sort(),
        },
        written: {
          resources: Object.fromEntries(written.resource),
          dataSources: Object.fromEntries(written.data),
        },
      }));
  }

  #of(source: string): Collected {
    const existing = this.#found.get(source);
    if (existing !== undefined) return existing;
    const collected: Collected = {
      constraints: new Set(),
      types: { resource: new Set(), data: new Set(), ephemeral: new Set() },
      written: { resource: new Map(), data: new Map() },
    };
    this.#found.set(source, collected);
    return collected;
  }
}
