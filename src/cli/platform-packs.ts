import { deploymentContext } from '../match';
import type { DeploymentContext, Project } from '../model';
import type { Pack, ResourceDefinition } from '../pack';
import type { EnvironmentType, Platform, Rule } from '../platform';
import { readRepository } from '../read';
import type { Repository } from './repository';

/** The packs of one environment type, as far as they can be known without deploying anything. */
export interface PacksOfType {
  readonly environmentType: string;
  /** Sorted by name. */
  readonly packs: readonly Pack[];
}

/** A definition that somebody may be given, and where from. */
export interface Offer {
  /** Null where a rule names none, so that environments of any type may be given it. */
  readonly environmentType: string | null;
  readonly definition: ResourceDefinition;
  /** Null where a rule offers it. */
  readonly pack: string | null;
  /** Under which a rule chooses it. */
  readonly criteria?: Rule['criteria'];
}

/**
 * The packs of every environment type. A pack that depends on the environment is asked for each that exists; one that
 * throws is left out here, because matching reports it with its place.
 */
export function packsByType({ root, platform }: Repository): PacksOfType[] {
  const types = Object.entries(platform.environmentTypes).sort(([a], [b]) => (a < b ? -1 : 1));
  const dependent = types.some(([, { packs }]) => packs.some((pack) => typeof pack === 'function'));
  const projects = dependent ? readRepository(root, () => undefined, {}) : [];
  return types.map(([environmentType, type]) => {
    const contexts = contextsOf(projects, environmentType);
    return { environmentType, packs: packsOf(type, contexts) };
  });
}

function contextsOf(projects: readonly Project[], environmentType: string): DeploymentContext[] {
  return projects.flatMap((project) =>
    project.environments
      .filter(({ type }) => type === environmentType)
      .map((environment) => deploymentContext(project, environment)),
  );
}

function packsOf({ packs }: EnvironmentType, contexts: readonly DeploymentContext[]): Pack[] {
  const known = new Map<string, Pack>();
  for (const source of packs) {
    const found =
      typeof source === 'function'
        ? contexts.flatMap((context) => asked(source, context))
        : [source];
    for (const pack of found) known.set(pack.name, known.get(pack.name) ?? pack);
  }
  return [...known.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function asked(source: (context: DeploymentContext) => Pack, context: DeploymentContext): Pack[] {
  try {
    return [source(context)];
  } catch {
    return [];
  }
}

/** Everything that packs and rules offer: packs by environment type, then rules. */
export function offersOf(packs: readonly PacksOfType[], { rules }: Platform): Offer[] {
  return [
    ...packs.flatMap(({ environmentType, packs: ofType }) =>
      ofType.flatMap((pack) =>
        pack.resources.map((definition) => ({ environmentType, definition, pack: pack.name })),
      ),
    ),
    ...rules.map(({ definition, criteria }) => ({
      environmentType: criteria.environmentType ?? null,
      definition,
      pack: null,
      criteria,
    })),
  ];
}
