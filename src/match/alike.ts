import {
  canonical,
  type DeploymentContext,
  type Environment,
  type Project,
  type Value,
} from '../model';
import type { ResourceType } from '../pack';
import type { Platform } from '../platform';
import { deploymentContext } from './deployment-context';
import type { EnvironmentMatch } from './match-environment';

interface Known {
  readonly match: EnvironmentMatch;
  /** The types whose outputs only an environment knows, with what they were in this one. */
  readonly openTypes: readonly { readonly type: ResourceType; readonly outputs: string }[];
}

/**
 * The environments of one project that were matched without a word, by all that matching looks at. Hundreds of
 * environments mostly differ in nothing but their name, and then one match serves them all.
 */
export class AlikeEnvironments {
  /** What is known of a project, kept as long as the project is: whoever matches it twice finds it again. */
  static of(project: Project, platform: Platform): AlikeEnvironments {
    const known = byProject.get(project);
    if (known?.platform === platform) return known;
    const alike = new AlikeEnvironments(project, platform);
    byProject.set(project, alike);
    return alike;
  }

  readonly #known = new Map<string, Known>();
  readonly #workloads = new Map<Environment['workloads'], number>();

  private constructor(
    private readonly project: Project,
    private readonly platform: Platform,
  ) {}

  /** The match of an environment, where another that is alike was matched before. */
  find(environment: Environment): EnvironmentMatch | undefined {
    const known = this.#known.get(this.keyOf(environment));
    if (!known?.match.graph) return undefined;
    const context = deploymentContext(this.project, environment);
    const open = known.openTypes.every(({ type, outputs }) => outputsIn(type, context) === outputs);
    if (!open) return undefined;
    const graph = { ...known.match.graph, context, expires: environment.expires };
    return { ...known.match, environment, context, graph };
  }

  /** Remembers a match about which nothing was reported. */
  keep(environment: Environment, match: EnvironmentMatch): void {
    const packs = this.platform.environmentTypes[environment.type]?.packs ?? [];
    // A pack that is a function may look at anything, the name included.
    if (!match.graph || packs.some((pack) => typeof pack === 'function')) return;
    if (this.#known.size === MOST_KEPT) return;
    const types = new Set(match.graph.nodes.map((node) => node.match.definition.type));
    const openTypes = [...types]
      .filter(({ outputsIn: open }) => open !== undefined)
      .map((type) => ({ type, outputs: outputsIn(type, match.context) }));
    this.#known.set(this.keyOf(environment), { match, openTypes });
  }

  private keyOf(environment: Environment): string {
    const { name, type, labels, images, values, paused, workloads, overrides } = environment;
    const full = `${this.project.name}/${name}`;
    const rules = this.platform.rules.flatMap(({ criteria }, index) =>
      criteria.environment === full ? [index] : [],
    );
    const spoken = overrides ?? this.numberOf(workloads);
    return canonical([type, labels, images, values as Value, paused, rules, spoken]);
  }

  /** Environments that share one list of workloads, as those without overrides do, share its number. */
  private numberOf(workloads: Environment['workloads']): number {
    const known = this.#workloads.get(workloads) ?? this.#workloads.size;
    this.#workloads.set(workloads, known);
    return known;
  }
}

const byProject = new WeakMap<Project, AlikeEnvironments>();

/** Where more environments than this differ, remembering them all would cost more than it saves. */
const MOST_KEPT = 50;

function outputsIn(type: ResourceType, context: DeploymentContext): string {
  return JSON.stringify(type.outputsIn?.(context));
}
