import type { SourceFile } from '../diagnostics';
import {
  ACCESSES,
  ACCESS_ANNOTATION,
  OWN_ANNOTATIONS,
  OWN_PREFIX,
  type Access,
  type ResourceRequest,
  type ServicePort,
  type ValueMap,
  type Workload,
} from '../model';
import { didYouMean, type Report } from '../diagnostics';
import { buildContainer } from './build-containers';
import { checkOrder, checkPorts } from './check-containers';
import { describeValue } from './describe';
import { Budget, expandValue, type Scope } from './expand';
import type { FileReport } from './in-order';
import { translated, type Places } from './places';
import { invalidAccess, notAMap, unknownAnnotation, wrappedWorkload } from './problems';
import { repairScore } from './repair-score';
import { reportIssues } from './report-issues';
import { reportUpgrades } from './report-upgrades';
import { scoreSchema, type ScoreFile, type ScoreRequest } from './score-schema';
import type { Sources } from './sources';
import { upgradeScore } from './upgrade-score';
import { isPlainMap, type PlainValue } from './yaml-value';

/** A Score file whose YAML was read; with the overrides of an environment merged in, or without. */
export interface WorkloadInput {
  readonly file: SourceFile;
  readonly value: PlainValue;
  readonly places: Places;
  readonly sources: Sources;
}

/**
 * Turns a Score file into a workload, and reports everything that is wrong with it.
 *
 * What comes back next to errors only serves to find more of them; the caller drops it.
 */
export function readWorkload(input: WorkloadInput, fileReport: FileReport): Workload | undefined {
  const { report } = fileReport;
  const { value: written } = input;
  if (!isPlainMap(written)) {
    const found = describeValue(written);
    const fields = '"apiVersion", "metadata" and "containers"';
    report(notAMap.at(input.places.rangeOf([]), { kind: 'a Score file', found, fields }));
    return undefined;
  }
  if (isEnvelope(written)) {
    report(wrappedWorkload.at(input.places.rangeOfKey([], 'kind'), {}));
    return undefined;
  }

  const { value, upgrades, toOriginal } = upgradeScore(written);
  reportUpgrades(upgrades, input.places, report);
  const places = upgrades.length > 0 ? translated(input.places, toOriginal) : input.places;

  const score = checkSchema(value, places, report);
  if (!score) return undefined;
  const names = (field: string) =>
    new Set(isPlainMap(value) && isPlainMap(value[field]) ? Object.keys(value[field]) : []);
  checkPorts(score.service, places, fileReport);
  checkOrder(score.containers, names('containers'), places, fileReport);

  const scope: Scope = {
    ...fileReport,
    metadata: score.metadata,
    resources: names('resources'),
    budget: new Budget(),
  };
  return buildWorkload(score, { ...input, places }, scope);
}

/** Whether a value has the form of a Score file: what the official schema says, once deprecated forms are upgraded. */
export function scoreVerdict(value: PlainValue): boolean {
  const upgraded = upgradeScore(value);
  const broken = upgraded.upgrades.some(({ kind }) => kind === 'no-map' || kind === 'no-target');
  return !broken && scoreSchema.safeParse(upgraded.value).success;
}

/** The name that a Score file gives its workload, whatever else is wrong with it. */
export function nameOf(value: PlainValue): string | undefined {
  const metadata = isPlainMap(value) ? value['metadata'] : undefined;
  const name = isPlainMap(metadata) ? metadata['name'] : undefined;
  return typeof name === 'string' ? name : undefined;
}

function isEnvelope(value: Readonly<Record<string, PlainValue>>): boolean {
  return typeof value['kind'] === 'string' && isPlainMap(value['spec']);
}

function checkSchema(value: PlainValue, places: Places, report: Report): ScoreFile | undefined {
  const result = scoreSchema.safeParse(value);
  // The value itself rather than the copy that the schema makes: it has checked, not changed it.
  if (result.success) return value as unknown as ScoreFile;
  reportIssues(
    result.error.issues,
    { schema: scoreSchema, value, places, kind: 'Score file' },
    report,
  );
  return repairScore(value, result.error.issues);
}

function buildWorkload(
  score: ScoreFile,
  { file, places, sources }: WorkloadInput,
  scope: Scope,
): Workload {
  const { metadata } = score;
  checkAnnotations(metadata.annotations, 'workload', ['metadata'], places, scope.report);
  const context = { scope, places, sources };
  const containers = Object.entries(score.containers);
  const spec = {
    metadata,
    ...(score.service && { service: score.service }),
    containers: Object.fromEntries(
      containers.map(([key, container]) => [key, buildContainer(key, container, context)]),
    ),
  };
  return {
    name: metadata.name,
    file,
    annotations: metadata.annotations ?? {},
    // Metadata may hold anything, and everything that YAML can hold is a value.
    spec: spec as unknown as ValueMap,
    images: Object.fromEntries(containers.map(([key, { image }]) => [key, image])),
    ports: portsOf(score),
    requests: Object.entries(score.resources ?? {})
      .sort(byKey)
      .map(([key, request]) => buildRequest(key, request, places, scope)),
    range: places.rangeOf(['metadata', 'name']),
    rangeOf: (path) => places.rangeOf(path),
  };
}

function portsOf({ service }: ScoreFile): ServicePort[] {
  return Object.entries(service?.ports ?? {})
    .sort(byKey)
    .map(([name, { port, targetPort = port, protocol = 'TCP' }]) => ({
      name,
      port,
      targetPort,
      protocol,
    }));
}

function buildRequest(
  name: string,
  request: ScoreRequest,
  places: Places,
  scope: Scope,
): ResourceRequest {
  const { type, class: resourceClass, id, metadata, params } = request;
  const paramsPath = ['resources', name, 'params'];
  const annotations = metadata?.annotations ?? {};
  checkAnnotations(annotations, 'resource', ['resources', name, 'metadata'], places, scope.report);
  return {
    name,
    type,
    class: resourceClass,
    id,
    // Both are what YAML can hold, which the schema does not look into.
    params:
      params &&
      (expandValue(params as PlainValue, scope, (path) => (parts) => {
        return places.rangesWithin([...paramsPath, ...path], parts);
      }) as ValueMap),
    metadata: metadata as ValueMap | undefined,
    annotations,
    access: accessOf(name, annotations[ACCESS_ANNOTATION], places, scope.report),
    range: places.rangeOfKey(['resources'], name),
    rangeOf: (path) => places.rangeOf([...paramsPath, ...path]),
    rangeOfKey: (path, key) => places.rangeOfKey([...paramsPath, ...path], key),
  };
}

function checkAnnotations(
  annotations: Readonly<Record<string, string>> = {},
  where: keyof typeof OWN_ANNOTATIONS,
  metadata: readonly string[],
  places: Places,
  report: Report,
): void {
  const known: readonly string[] = OWN_ANNOTATIONS[where];
  for (const given of Object.keys(annotations)) {
    if (!given.startsWith(OWN_PREFIX) || known.includes(given)) continue;
    const place = places.rangeOfKey([...metadata, 'annotations'], given);
    const facts = { given, where: `a ${where}`, hint: didYouMean(given, known) };
    report(unknownAnnotation.at(place, facts));
  }
}

function accessOf(
  name: string,
  given: string | undefined,
  places: Places,
  report: Report,
): Access | undefined {
  const access = ACCESSES.find((known) => known === given);
  if (given !== undefined && !access) {
    const path = ['resources', name, 'metadata', 'annotations', ACCESS_ANNOTATION];
    report(invalidAccess.at(places.rangeOf(path), { given, hint: didYouMean(given, ACCESSES) }));
  }
  return access;
}

function byKey([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}
