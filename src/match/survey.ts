import { didYouMean, type Report, type SourceRange } from '../diagnostics';
import {
  ResourceAddress,
  WORKLOAD_CLASS_ANNOTATION,
  type DeploymentContext,
  type Environment,
  type Project,
  type Workload,
} from '../model';
import type { EnvironmentType, Platform } from '../platform';
import { deploymentContext } from './deployment-context';
import { expand, type Draft, type Running } from './expand';
import { specWithImages } from './images';
import { environmentTypeOf, offersIn, type Offers } from './offers';
import { OutputLookup } from './outputs';
import { packFailed, unknownEnvironmentType } from './problems';
import { collectRequests, type Requests } from './requests';
import { placeOfRequest, type Source } from './sources';
import { byText, quoteAll } from './words';

/** One environment with everything that is asked for in it, before anything is judged. */
export interface Survey {
  readonly project: Project;
  readonly environment: Environment;
  readonly platform: Platform;
  readonly context: DeploymentContext;
  /** Undefined where the platform has no such type; nothing is offered then. */
  readonly environmentType: EnvironmentType | undefined;
  readonly offers: Offers;
  readonly requests: Requests;
  readonly outputs: OutputLookup;
  /** Sorted by address. */
  readonly drafts: ReadonlyMap<string, Draft>;
  /** Every place that asked for a resource, by address; sorted. */
  readonly places: ReadonlyMap<string, readonly SourceRange[]>;
}

/** Finds out what an environment asks for. Reports what is wrong with the environment and its requests as such. */
export function survey(
  project: Project,
  environment: Environment,
  platform: Platform,
  report: Report,
): Survey {
  const context = deploymentContext(project, environment);
  const environmentType = environmentTypeOf(platform, context);
  const offers = offersIn(platform, context);
  if (!environmentType) reportUnknownType(environment, platform, report);
  for (const { position, reason } of offers.failures) {
    const what = `Pack number ${String(position)} of "${environment.type}" environments, which is given as a function,`;
    report(packFailed.at(environment.rangeOf(['type']), { what, reason }));
  }
  const requests = collectRequests(environment, offers, report);
  const outputs = new OutputLookup(context, environmentType?.secrets !== undefined);
  const running = [...environment.workloads]
    .sort((a, b) => byText(a.name, b.name))
    .map((workload): Running => ({
      workload,
      address: addressOfWorkload(workload),
      spec: environmentType ? specWithImages(workload, environment, report) : workload.spec,
    }));
  const drafts = sorted(expand(running, requests, offers, outputs));
  const places = placesOf(drafts);
  return {
    project,
    environment,
    platform,
    context,
    environmentType,
    offers,
    requests,
    outputs,
    drafts,
    places,
  };
}

/** The address of a workload, with the class that its annotation asks for. */
export function addressOfWorkload({ name, annotations }: Workload): ResourceAddress {
  const resourceClass = Object.hasOwn(annotations, WORKLOAD_CLASS_ANNOTATION)
    ? annotations[WORKLOAD_CLASS_ANNOTATION]
    : undefined;
  return ResourceAddress.ofWorkload(name, resourceClass);
}

/** How a message says that nobody asked for a resource but a definition; empty where somebody did. */
export function neededBy({ merged }: Draft): string {
  const [first] = merged.sources;
  return first?.need ? ` It is ${String(first.need.parent)} that needs it.` : '';
}

/** Who asks, as messages name them: `"db" of "cart"`. */
export function describeSource({ request, need, pointing }: Source): string {
  if (request) return `"${request.request.name}" of "${request.workload.name}"`;
  return need ? `the definition of ${String(need.parent)}` : `the workload "${pointing.workload}"`;
}

/** The place of a source in its file; that of the first request behind it for a need. */
export function placeOfSource(source: Source, { places }: Survey): SourceRange | undefined {
  if (source.request) return placeOfRequest(source.request);
  return source.need && places.get(String(source.need.parent))?.[0];
}

function reportUnknownType(environment: Environment, platform: Platform, report: Report): void {
  const known = Object.keys(platform.environmentTypes).sort();
  report(
    unknownEnvironmentType.at(environment.rangeOf(['type']), {
      type: environment.type,
      known: quoteAll(known, 'none at all'),
      hint: didYouMean(environment.type, known),
    }),
  );
}

function sorted(drafts: ReadonlyMap<string, Draft>): ReadonlyMap<string, Draft> {
  return new Map([...drafts].sort(([a], [b]) => byText(a, b)));
}

function placesOf(drafts: ReadonlyMap<string, Draft>): ReadonlyMap<string, readonly SourceRange[]> {
  const places = new Map<string, Set<SourceRange>>();
  for (const draft of drafts.values()) {
    const own = draft.merged.sources.flatMap(({ request, need }) => {
      if (need) return [];
      return (request ? placeOfRequest(request) : placeOfWorkload(draft.workload)) ?? [];
    });
    if (own.length > 0) passOn(draft, own, drafts, places);
  }
  return new Map(
    [...places].map(([address, found]) => [
      address,
      [...found].sort((a, b) => byText(a.file.path, b.file.path) || a.start - b.start),
    ]),
  );
}

function placeOfWorkload(workload: Workload | undefined): SourceRange | undefined {
  return workload?.range ?? workload?.rangeOf(['metadata', 'name']);
}

/** What a resource needs was asked for where the resource was. */
function passOn(
  draft: Draft,
  own: readonly SourceRange[],
  drafts: ReadonlyMap<string, Draft>,
  places: Map<string, Set<SourceRange>>,
): void {
  const seen = new Set<Draft>();
  const next = [draft];
  for (let current = next.pop(); current; current = next.pop()) {
    if (seen.has(current)) continue;
    seen.add(current);
    const address = String(current.address);
    const known = places.get(address) ?? new Set();
    for (const place of own) known.add(place);
    places.set(address, known);
    for (const needed of current.needs.values()) {
      const other = drafts.get(String(needed));
      if (other) next.push(other);
    }
  }
}
