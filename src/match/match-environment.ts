import type { Report, SourceRange } from '../diagnostics';
import {
  templatesIn,
  type DeploymentContext,
  type Environment,
  type Match,
  type Project,
  type ResourceAddress,
  type Target,
} from '../model';
import type { MatchedGraph, MatchedNode, Pack, ResourceDefinition } from '../pack';
import type { Platform } from '../platform';
import { reportCycles } from './cycles';
import type { Draft } from './expand';
import { linksOf, type Links } from './links';
import { dependencyOrder } from './order';
import { applyingRenames, originsOf, reportRenames, type Origins } from './origins';
import { reportChoice } from './report-choice';
import { reportParams, reportPlaceholders } from './report-params';
import { accessOf, reportAccesses, reportConflicts, reportNeeds } from './report-requests';
import { survey, type Survey } from './survey';
import { findTarget } from './targets';
import { byText } from './words';

/** A resource that an environment asks for, whether it can be made or not. */
export interface ResourceMatch {
  readonly address: ResourceAddress;
  /** Null where nothing, or more than one definition, was found. */
  readonly match: Match<ResourceDefinition> | null;
  /** The workloads that asked for it, directly or through another resource; sorted. */
  readonly workloads: readonly string[];
  readonly requestedAt: readonly SourceRange[];
}

/** What matching found out about one environment. */
export interface EnvironmentMatch {
  readonly project: Project;
  readonly environment: Environment;
  readonly context: DeploymentContext;
  /** Sorted by address. */
  readonly resources: readonly ResourceMatch[];
  /** Undefined where anything in the environment was an error: what is not whole is never created. */
  readonly graph: MatchedGraph | undefined;
  /** The packs of the environment, those that are functions of the context resolved; sorted by name. */
  readonly packs: readonly Pack[];
  /** How many errors were reported. */
  readonly problems: number;
}

/** Matches every resource of an environment, and everything that their definitions need, to a definition. */
export function matchEnvironment(
  project: Project,
  environment: Environment,
  platform: Platform,
  report: Report,
): EnvironmentMatch {
  let problems = 0;
  const counting: Report = (diagnostic) => {
    if (diagnostic.severity === 'error') problems += 1;
    report(diagnostic);
  };
  const surveyed = survey(project, environment, platform, counting);
  const { context, environmentType, offers } = surveyed;
  // Nothing is offered where the type is unknown, and one diagnostic has said so.
  if (!environmentType)
    return { project, environment, context, resources: [], graph: undefined, packs: [], problems };
  const links = linksOf(surveyed);
  const order = dependencyOrder(links);
  const targets = new Map<string, Target | undefined>();
  for (const [address, draft] of surveyed.drafts) {
    targets.set(address, judge(draft, surveyed, counting));
  }
  reportCycles(links, order, counting);
  reportRenames(surveyed, counting);
  const workloads = workloadsOf(surveyed, links);
  const parts = { links, order, targets, workloads, origins: originsOf(surveyed, order) };
  return {
    project,
    environment,
    context,
    resources: [...surveyed.drafts].map(([address, draft]) => ({
      address: draft.address,
      match: draft.choice.kind === 'chosen' ? draft.choice.match : null,
      workloads: workloads.get(address) ?? [],
      requestedAt: surveyed.places.get(address) ?? [],
    })),
    graph: problems === 0 ? graphOf(surveyed, parts) : undefined,
    packs: offers.packs,
    problems,
  };
}

/** Reports everything wrong with one resource. */
function judge(draft: Draft, surveyed: Survey, report: Report): Target | undefined {
  reportChoice(draft, surveyed, report);
  reportConflicts(draft, surveyed, report);
  reportAccesses(draft, report);
  reportPlaceholders(draft, surveyed, report);
  reportParams(draft, surveyed, report);
  reportNeeds(draft, surveyed, report);
  return findTarget(draft, surveyed, report);
}

/** Which workloads reach a resource, by its address. */
function workloadsOf(
  { environment, drafts }: Survey,
  links: Links,
): ReadonlyMap<string, readonly string[]> {
  const workloads = new Map<string, string[]>();
  const named = environment.workloads.map(({ name }) => name).sort(byText);
  const addresses = new Map(
    [...drafts].flatMap(([address, { workload }]) =>
      workload ? [[workload.name, address] as const] : [],
    ),
  );
  for (const name of named) {
    const next = [addresses.get(name) ?? ''];
    const seen = new Set(next);
    for (const address of next) {
      const known = workloads.get(address);
      if (known) known.push(name);
      else workloads.set(address, [name]);
      for (const { to } of links.get(address) ?? []) {
        const target = String(to);
        if (seen.has(target)) continue;
        seen.add(target);
        next.push(target);
      }
    }
  }
  return workloads;
}

interface Parts {
  readonly links: Links;
  readonly order: readonly string[];
  readonly targets: ReadonlyMap<string, Target | undefined>;
  readonly workloads: ReadonlyMap<string, readonly string[]>;
  readonly origins: Origins;
}

function graphOf(surveyed: Survey, parts: Parts): MatchedGraph {
  const { context, environment, drafts } = surveyed;
  return {
    context,
    expires: environment.expires,
    nodes: parts.order.flatMap((address) => {
      const draft = drafts.get(address);
      return draft ? nodeOf(draft, address, surveyed, parts) : [];
    }),
    edges: [...drafts.keys()].flatMap((address) =>
      (parts.links.get(address) ?? []).map(({ from, to, kind, access }) => ({
        from,
        to,
        kind,
        ...(access === undefined ? {} : { access }),
      })),
    ),
    renames: applyingRenames(surveyed),
  };
}

function nodeOf(draft: Draft, key: string, surveyed: Survey, parts: Parts): MatchedNode {
  const { address, choice, checked, needs } = draft;
  if (choice.kind !== 'chosen' || !checked || !('params' in checked)) {
    throw new Error(`${key} has no definition and no problem either: this is a bug.`);
  }
  return {
    address,
    origin: parts.origins.get(key) ?? address,
    match: choice.match,
    params: checked.params,
    paramsOf: paramsOf(draft),
    needs: Object.fromEntries(needs),
    uses: usesOf(draft, surveyed),
    target: parts.targets.get(key),
    workloads: parts.workloads.get(key) ?? [],
    requestedAt: surveyed.places.get(key) ?? [],
  };
}

/** Whose names the placeholders use; what a definition asks for has such only where it passes placeholders on. */
function paramsOf({ merged }: Draft): string | undefined {
  const { from, sources, params } = merged;
  const source = from ?? sources[0];
  if (source?.need && templatesIn(params).length === 0) return undefined;
  return source?.namesOf;
}

function usesOf({ workload }: Draft, { requests, drafts }: Survey): MatchedNode['uses'] {
  if (!workload) return {};
  const named = [...(requests.get(workload.name) ?? [])].sort(([a], [b]) => byText(a, b));
  return Object.fromEntries(
    named.flatMap(([name, asked]) => {
      const used = drafts.get(String(asked.address));
      return used ? [[name, { address: asked.address, access: accessOf(asked, used) }]] : [];
    }),
  );
}
