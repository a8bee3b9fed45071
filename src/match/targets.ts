import { didYouMean, type Report, type SourceRange } from '../diagnostics';
import {
  Template,
  isValueMap,
  type ServicePort,
  type Target,
  type TargetProbe,
  type ValueMap,
} from '../model';
import type { PointsAt, ResourceType } from '../pack';
import type { Draft } from './expand';
import {
  conflictingTargets,
  packFailed,
  placeholderInTarget,
  unknownPort,
  unknownWorkload,
} from './problems';
import { placeOfRequest, type Source } from './sources';
import { describeSource, placeOfSource, type Survey } from './survey';
import { byText, quoteAll, reasonOf } from './words';

/** The workload and port that a resource leads to, for types that lead to one; reported where there is no such. */
export function findTarget(draft: Draft, survey: Survey, report: Report): Target | undefined {
  const { choice, checked, merged } = draft;
  // Where the params are wrong, what they point at is not worth a second message.
  if (choice.kind !== 'chosen' || !checked || 'issues' in checked) return undefined;
  const { type } = choice.match.definition;
  if (!type.pointsAt) return undefined;
  let first: { readonly source: Source; readonly target: Target } | undefined;
  for (const source of differentlyPointing(merged.sources)) {
    const target = targetOf(source, type, draft, survey, report);
    if (!target) return undefined;
    first ??= { source, target };
    if (sameTarget(first.target, target)) continue;
    const facts = {
      address: String(draft.address),
      first: describeSource(first.source),
      second: describeSource(source),
    };
    const message = `${facts.first} asks for it here.`;
    const related = [{ message, subject: placeOfSource(first.source, survey) }];
    report(conflictingTargets.at(placeOfSource(source, survey), facts, related));
    return undefined;
  }
  return first?.target;
}

function differentlyPointing(sources: readonly Source[]): readonly Source[] {
  if (sources.length < 2) return sources;
  const byPointing = new Map<string, Source>();
  for (const source of sources) {
    const { workload, name } = source.pointing;
    const key = `${workload} ${name}`;
    if (!byPointing.has(key)) byPointing.set(key, source);
  }
  return [...byPointing.values()];
}

function targetOf(
  source: Source,
  type: ResourceType,
  draft: Draft,
  survey: Survey,
  report: Report,
): Target | undefined {
  const params: ValueMap = draft.merged.params ?? {};
  const resource = source.request ? describeSource(source) : String(draft.address);
  const place = placeOfSource(source, survey);
  let pointsAt: PointsAt | undefined;
  try {
    pointsAt = type.pointsAt?.({ ...source.pointing, params });
  } catch (error) {
    const what = `"pointsAt" of the resource type "${type.name}"`;
    report(packFailed.at(place, { what, reason: reasonOf(error) }));
  }
  if (!pointsAt) return undefined;
  const { workload, port } = pointsAt;
  for (const [what, value] of Object.entries({ workload, port })) {
    if (!Template.is(value)) continue;
    const facts = { resource, what, text: String(value) };
    report(placeholderInTarget.at(placeOfValue(value, source, params) ?? place, facts));
    return undefined;
  }
  const name = textOf(workload);
  const { workloads } = survey.context;
  const ports = Object.hasOwn(workloads, name) ? workloads[name] : undefined;
  if (!ports) {
    // Its file was reported already; that it cannot be looked at is not the fault of who points at it.
    if (survey.project.broken.includes(name)) return undefined;
    const known = Object.keys(workloads).sort();
    const facts = { resource, workload: name, known: quoteAll(known, 'none') };
    const hint = didYouMean(name, known);
    const at = placeOfValue(workload, source, params) ?? place;
    report(unknownWorkload.at(at, { ...facts, hint }));
    return undefined;
  }
  const sorted = [...ports].sort((a, b) => byText(a.name, b.name));
  if (port === undefined) return { workload: name, ports: sorted };
  const found = findPort(textOf(port), ports);
  if (found) {
    const probe = probeOf(survey, name, found);
    return { workload: name, port: found, ports: sorted, ...(probe && { probe }) };
  }
  const facts = { resource, workload: name, port: textOf(port), ...describePorts(ports, port) };
  report(unknownPort.at(placeOfValue(port, source, params) ?? place, facts));
  return undefined;
}

/** The readiness probe of the container that listens where the port leads. */
function probeOf(
  { environment }: Survey,
  workload: string,
  { targetPort }: ServicePort,
): TargetProbe | undefined {
  const { containers = null } =
    environment.workloads.find(({ name }) => name === workload)?.spec ?? {};
  for (const container of isValueMap(containers) ? Object.values(containers) : []) {
    const probe = isValueMap(container) ? container['readinessProbe'] : undefined;
    const httpGet = isValueMap(probe) ? probe['httpGet'] : undefined;
    if (!isValueMap(httpGet) || httpGet['port'] !== targetPort) continue;
    const { path, scheme } = httpGet;
    if (typeof path !== 'string') continue;
    return { path, scheme: scheme === 'HTTPS' ? scheme : 'HTTP' };
  }
  return undefined;
}

/** A port by its name, or else by its number, written as a number or as a text. */
function findPort(wanted: string, ports: readonly ServicePort[]): ServicePort | undefined {
  const byName = ports.find(({ name }) => name === wanted);
  if (byName) return byName;
  const [first] = ports
    .filter(({ port }) => String(port) === wanted)
    .sort((a, b) => byText(a.protocol, b.protocol) || byText(a.name, b.name));
  return first;
}

function describePorts(ports: readonly ServicePort[], wanted: unknown) {
  const known = [...ports]
    .sort((a, b) => byText(a.name, b.name))
    .map(({ name, port }) => `"${name}" (${String(port)})`);
  if (known.length === 0) {
    return { known: 'no ports', hint: ' Add it under "service.ports" of that Score file.' };
  }
  const names = ports.map(({ name }) => name).sort();
  const meant = ports.find(({ port, targetPort }) => port !== targetPort && targetPort === wanted);
  const hint = meant
    ? ` ${textOf(wanted)} is the target port of "${meant.name}"; callers use ${String(meant.port)}.`
    : didYouMean(textOf(wanted), names);
  return { known: `the ports ${known.join(', ')}`, hint };
}

/** The param that names a workload or port, wherever it is among the params; the request where it is none of them. */
function placeOfValue(value: unknown, { request }: Source, params: ValueMap) {
  const [key] = Object.entries(params).find(([, given]) => given === value) ?? [];
  const range: SourceRange | undefined =
    request && key !== undefined ? request.request.rangeOf([key]) : undefined;
  return range ?? (request && placeOfRequest(request));
}

function sameTarget(a: Target, b: Target): boolean {
  return a.workload === b.workload && a.port?.name === b.port?.name;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value ?? null);
}
