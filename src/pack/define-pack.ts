import type { DeploymentContext, ResourceGraph, ResourceNode } from '../model';
import type { ResourceDefinition } from './definition';

export interface PackOptions {
  /** As `explain` and records name it. */
  readonly name: string;
  /** One sentence for people choosing between packs. */
  readonly summary: string;
  readonly resources: readonly ResourceDefinition[];
  /** The folder of its source, mostly `__dirname`: what a record's hash of the pack is taken of. */
  readonly folder?: string;
  /**
   * What its definitions may need and no Score file can ask for, such as a namespace. It stands back where another pack
   * of the environment type has the same type and class. @default none
   */
  readonly support?: readonly ResourceDefinition[];
  /**
   * Types that people may look for and it does not have on purpose: a sentence for each that says what to do instead.
   *
   * @default none
   */
  readonly leavesOut?: Readonly<Record<string, string>>;
}

/** A library of resource definitions; a platform lists the packs of each environment type. */
export interface Pack extends PackOptions {
  readonly support: readonly ResourceDefinition[];
  readonly leavesOut: Readonly<Record<string, string>>;
  /** The pack with these resource types only; what they may need of types that nobody can ask for becomes support. */
  only(...types: string[]): Pack;
  /** The pack without these resource types; of those that it leaves out already, nothing happens. */
  without(...types: string[]): Pack;
}

/** A pack, or a pack that depends on where it is used: `({ labels }) => aws({ region: labels.region })`. */
export type PackSource = Pack | ((context: DeploymentContext) => Pack);

/** The graph as the stages after matching see it. */
export type MatchedGraph = ResourceGraph<ResourceDefinition>;
export type MatchedNode = ResourceNode<ResourceDefinition>;

export function definePack(options: PackOptions): Pack {
  const choose = (types: string[], keep: boolean): Pack => {
    const all = [...options.resources, ...(options.support ?? [])];
    const known = new Set(all.map(({ type }) => type.name));
    // What is left out anyway can be refused too: options may decide which types a pack has.
    const isLeftOut = (type: string) => !keep && Object.hasOwn(options.leavesOut ?? {}, type);
    const unknown = types.filter((type) => !known.has(type) && !isLeftOut(type));
    if (unknown.length > 0) {
      throw new TypeError(
        `The pack "${options.name}" has no resource type ${unknown.map((type) => `"${type}"`).join(', ')}; ` +
          `it has ${[...known].sort().join(', ')}.`,
      );
    }
    const kept = options.resources.filter(({ type }) => types.includes(type.name) === keep);
    const needed = keep
      ? options.resources.filter(({ type }) => !type.requestable && !types.includes(type.name))
      : [];
    const support = (options.support ?? []).filter(
      ({ type }) => keep || !types.includes(type.name),
    );
    return definePack({ ...options, resources: kept, support: [...support, ...needed] });
  };
  return Object.freeze({
    ...options,
    resources: Object.freeze([...options.resources]),
    support: Object.freeze([...(options.support ?? [])]),
    leavesOut: Object.freeze({ ...options.leavesOut }),
    only: (...types: string[]) => choose(types, true),
    without: (...types: string[]) => choose(types, false),
  });
}
