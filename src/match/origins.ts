import { didYouMean, type Report } from '../diagnostics';
import { ResourceAddress, type Rename } from '../model';
import type { Draft } from './expand';
import { renamedButPresent, renamedToNothing } from './problems';
import { WORKLOAD_TYPE } from './requests';
import type { Asked } from './sources';
import { addressOfWorkload, type Survey } from './survey';
import { byText } from './words';

/** The oldest address of every resource that was renamed, or whose name follows one that was; by its address now. */
export type Origins = ReadonlyMap<string, ResourceAddress>;

/**
 * Follows the declared renames. A workload's own resources, and what definitions need for what was renamed, follow it,
 * unless their old address is taken.
 *
 * @param order addresses in dependency order
 */
export function originsOf(
  { project, environment, drafts }: Survey,
  order: readonly string[],
): Origins {
  const origins = new Map<string, ResourceAddress>();
  if (project.renames.length === 0) return origins;
  const taken = new Set(drafts.keys());
  const claim = (address: string, origin: ResourceAddress | undefined) => {
    if (!origin || taken.has(String(origin))) return;
    taken.add(String(origin));
    origins.set(address, origin);
  };
  const before = new Map(project.renames.map(({ from, to }) => [String(to), from]));
  for (const address of drafts.keys()) claim(address, oldest(address, before));
  const workloads = new Map(
    environment.workloads.map((workload) => [workload.name, String(addressOfWorkload(workload))]),
  );
  const oldIds: OldIds = {
    ofResource: (address) => origins.get(String(address))?.id,
    ofWorkload: (name) => origins.get(workloads.get(name) ?? '')?.id,
  };
  // Whoever needs stands after what it needs, so its own origin is known when looked at in reverse.
  for (const address of [...order].reverse()) {
    const draft = drafts.get(address);
    if (draft && !origins.has(address)) claim(address, inherited(draft, oldIds));
  }
  return origins;
}

/** The renames that lead to a resource of the environment, sorted by where they lead. */
export function applyingRenames({ project, drafts }: Survey): Rename[] {
  const after = new Map(project.renames.map(({ from, to }) => [String(from), to]));
  return project.renames
    .filter(({ to }) => drafts.has(String(newest(to, after))))
    .sort((a, b) => ResourceAddress.compare(a.to, b.to));
}

/** Reports renames that do not fit what the environment asks for. */
export function reportRenames(survey: Survey, report: Report): void {
  const { project, drafts } = survey;
  const after = new Map(project.renames.map(({ from, to }) => [String(from), to]));
  for (const { from, to, range } of project.renames) {
    const facts = { from: String(from), to: String(to) };
    const present = drafts.get(facts.from);
    if (present) {
      const places = survey.places.get(facts.from) ?? [];
      const related = places.map((subject) => ({ message: 'It is asked for here.', subject }));
      report(renamedButPresent.at(range, facts, related));
    }
    if (drafts.has(facts.to) || after.has(facts.to) || !isAskedByFiles(to, survey)) continue;
    const hint = didYouMean(facts.to, drafts.keys());
    report(renamedToNothing.at(range, { ...facts, hint }));
  }
}

/**
 * Whether Score files decide if an address exists. What only definitions need may exist in some types of environment and
 * not in others, so its absence is no mistake.
 */
function isAskedByFiles({ type }: ResourceAddress, { offers }: Survey): boolean {
  if (type === WORKLOAD_TYPE) return true;
  return !offers.packs.some(({ resources }) =>
    resources.some((definition) => definition.type.name === type && !definition.type.requestable),
  );
}

function oldest(
  address: string,
  before: ReadonlyMap<string, ResourceAddress>,
): ResourceAddress | undefined {
  const seen = new Set<string>();
  let origin: ResourceAddress | undefined;
  let next = before.get(address);
  while (next && !seen.has(String(next))) {
    origin = next;
    seen.add(String(next));
    next = before.get(String(next));
  }
  return origin;
}

function newest(
  address: ResourceAddress,
  after: ReadonlyMap<string, ResourceAddress>,
): ResourceAddress {
  const seen = new Set<string>();
  let current = address;
  for (let next = after.get(String(current)); next && !seen.has(String(next));) {
    current = next;
    seen.add(String(next));
    next = after.get(String(current));
  }
  return current;
}

/** The old address of what follows a rename: the id that comes of the old id of the resource or workload it is for. */
function inherited({ address, merged }: Draft, oldIds: OldIds): ResourceAddress | undefined {
  const ids = merged.sources.map(({ need, request }) => {
    if (request) return oldPrivateId(request, oldIds);
    if (!need || need.per === 'environment') return undefined;
    return need.per === 'resource' ? oldIds.ofResource(need.parent) : oldIds.ofWorkload(address.id);
  });
  const [id] = ids.filter((old) => old !== undefined).sort(byText);
  // Where it already was what it is for one of those who ask, it stays that.
  if (id === undefined || ids.includes(undefined)) return undefined;
  return new ResourceAddress(address.type, address.resourceClass, id);
}

/** A workload takes its own resources with it; a shared one has an id of its own. */
function oldPrivateId({ workload, request }: Asked, oldIds: OldIds): string | undefined {
  const old = request.id === undefined ? oldIds.ofWorkload(workload.name) : undefined;
  return old === undefined ? undefined : `${old}.${request.name}`;
}

/** The ids that things had before they were renamed; undefined where they were not. */
interface OldIds {
  readonly ofResource: (address: ResourceAddress) => string | undefined;
  readonly ofWorkload: (name: string) => string | undefined;
}
