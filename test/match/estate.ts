import { SourceFile, type Diagnostic, type SourceRange } from '../../src/diagnostics';
import { match, matchEnvironment, type EnvironmentMatch } from '../../src/match';
import {
  ACCESS_ANNOTATION,
  ResourceAddress,
  Template,
  type Access,
  type Environment,
  type EnvironmentValue,
  type Project,
  type ResourceRequest,
  type Segment,
  type ServicePort,
  type Value,
  type ValueMap,
  type Workload,
} from '../../src/model';
import type { PackSource } from '../../src/pack';
import { definePlatform, type Platform, type Rule } from '../../src/platform';

/** A request, written as in a Score file; placeholders are taken out of its texts. */
export interface RequestText {
  readonly type: string;
  readonly class?: string;
  readonly id?: string;
  readonly params?: object;
  readonly metadata?: object;
}

/** A workload in short: one container `main`, unless told otherwise. */
export interface WorkloadText {
  readonly resources?: Readonly<Record<string, RequestText>>;
  readonly variables?: Readonly<Record<string, string>>;
  readonly containers?: Readonly<
    Record<string, { readonly image: string; readonly readinessProbe?: object }>
  >;
  readonly ports?: Readonly<Record<string, number>>;
  readonly annotations?: Readonly<Record<string, string>>;
}

export interface EnvironmentText {
  readonly type?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly images?: Readonly<Record<string, string>>;
  readonly values?: Readonly<Record<string, EnvironmentValue>>;
  readonly paused?: boolean;
}

export interface ProjectText {
  readonly name?: string;
  readonly workloads: Readonly<Record<string, WorkloadText>>;
  readonly environments?: Readonly<Record<string, EnvironmentText>>;
  readonly renames?: readonly (readonly [string, string])[];
  /** Workloads whose files could not be read. */
  readonly broken?: readonly string[];
}

/** A project as reading would give it. Its files hold the path of every value, a line each, so that places can be read. */
export function projectOf({
  name = 'shop',
  workloads: texts,
  environments = { dev: {} },
  renames = [],
  broken = [],
}: ProjectText): Project {
  const workloads = Object.entries(texts)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([workload, text]) => workloadOf(workload, text));
  const renamed = new Places('project.yaml', { renames: renames.map(([from]) => from) });
  return {
    name,
    owners: [],
    renames: renames.map(([from, to], index) => ({
      from: addressOf(from),
      to: addressOf(to),
      range: renamed.rangeOf(['renames', String(index)]),
    })),
    workloads,
    broken,
    environments: Object.entries(environments).map(([environment, text]) =>
      environmentOf(environment, text, workloads),
    ),
    inputs: [],
  };
}

export function addressOf(text: string): ResourceAddress {
  const address = ResourceAddress.parse(text);
  if (!address) throw new Error(`not an address: ${text}`);
  return address;
}

function workloadOf(name: string, text: WorkloadText): Workload {
  const { resources = {}, variables, annotations = {}, ports = {} } = text;
  const containers = text.containers ?? { main: { image: 'registry.example/app:1' } };
  const spec = expanded({
    metadata: { name, annotations },
    containers: Object.fromEntries(
      Object.entries(containers).map(([container, spec]) => [
        container,
        variables ? { ...spec, variables } : spec,
      ]),
    ),
  }) as ValueMap;
  const places = new Places(`${name}/score.yaml`, { ...spec, resources });
  return {
    name,
    file: places.file,
    annotations,
    spec,
    images: Object.fromEntries(Object.entries(containers).map(([key, { image }]) => [key, image])),
    ports: Object.entries(ports).map(([port, number]): ServicePort => ({
      name: port,
      port: number,
      targetPort: number + 1,
      protocol: 'TCP',
    })),
    requests: Object.entries(resources)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([request, written]) => requestOf(request, written, places)),
    range: places.rangeOf(['metadata', 'name']),
    rangeOf: (path) => places.rangeOf(path),
  };
}

function requestOf(name: string, written: RequestText, places: Places): ResourceRequest {
  const { params, metadata, type, class: resourceClass, id } = written;
  const annotations = (metadata && 'annotations' in metadata ? metadata.annotations : {}) as Record<
    string,
    string
  >;
  return {
    name,
    type,
    class: resourceClass,
    id,
    params: params && (expanded(params) as ValueMap),
    metadata: metadata as ValueMap | undefined,
    annotations,
    access: annotations[ACCESS_ANNOTATION] as Access | undefined,
    range: places.rangeOf(['resources', name]),
    rangeOf: (path) => places.rangeOf(['resources', name, 'params', ...path]),
    rangeOfKey: (path, key) => places.rangeOf(['resources', name, 'params', ...path, key]),
  };
}

function environmentOf(
  name: string,
  text: EnvironmentText,
  workloads: readonly Workload[],
): Environment {
  const { type = 'development', labels = {}, images = {}, values = {}, paused = false } = text;
  const places = new Places(`environments/${name}.yaml`, { type, labels, images, values });
  return {
    name,
    type,
    labels,
    images,
    values,
    paused,
    workloads,
    file: places.file,
    input: { path: places.file.path, sha256: '0'.repeat(64) },
    rangeOf: (path) => places.rangeOf(path),
  };
}

/** The places of a file that has one line for each path in it. */
class Places {
  readonly file: SourceFile;
  readonly #offsets = new Map<string, number>();

  constructor(path: string, content: object) {
    const lines = pathsIn(content);
    let offset = 0;
    for (const line of lines) {
      this.#offsets.set(line, offset);
      offset += line.length + 1;
    }
    this.file = new SourceFile(path, lines.join('\n'));
  }

  rangeOf(path: readonly PropertyKey[]): SourceRange | undefined {
    for (let length = path.length; length > 0; length--) {
      const line = path.slice(0, length).map(String).join('/');
      const start = this.#offsets.get(line);
      if (start !== undefined) return this.file.range(start, start + line.length);
    }
    return undefined;
  }
}

function pathsIn(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null || Template.is(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const here = path === '' ? key : `${path}/${key}`;
    return [here, ...pathsIn(inner, here)];
  });
}

/** A value with its placeholders taken out: `${resources.db.host}` becomes part of a template. */
export function expanded(value: unknown): Value {
  if (typeof value === 'string') return expandedText(value);
  if (Array.isArray(value)) return value.map(expanded);
  if (typeof value !== 'object' || value === null) return value as Value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, expanded(inner)]));
}

function expandedText(text: string): Value {
  const parts = text.split(/\$\{(resources\.[^}]*)\}/);
  if (parts.length === 1) return text;
  const segments = parts.flatMap((part, index): Segment[] => {
    if (index % 2 === 0) return part === '' ? [] : [{ literal: part }];
    const [, resource = '', ...path] = part.split('.');
    return [{ placeholder: { resource, path, text: part } }];
  });
  return new Template(segments);
}

export function platformOf(packs: readonly PackSource[], rules: readonly Rule[] = []): Platform {
  return definePlatform({ environmentTypes: { development: { packs } }, rules });
}

export interface Matched extends EnvironmentMatch {
  readonly diagnostics: readonly Diagnostic[];
}

/** The first environment of a project, matched, and what was reported. */
export function matched(project: Project, platform: Platform): Matched {
  const diagnostics: Diagnostic[] = [];
  const [environment] = project.environments;
  if (!environment) throw new Error('The project has no environment.');
  const result = matchEnvironment(project, environment, platform, (diagnostic) => {
    diagnostics.push(diagnostic);
  });
  return { ...result, diagnostics };
}

/** Every environment of every project, matched. */
export function matchedAll(projects: readonly Project[], platform: Platform) {
  const diagnostics: Diagnostic[] = [];
  const results = match(projects, platform, (diagnostic) => diagnostics.push(diagnostic));
  return { results, diagnostics };
}

/** What was reported, in short: the code, and the path of the value that it is shown at. */
export function said(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics.map(({ code, subject }) => `${code} @ ${pathAt(subject)}`);
}

/** The path of the value at a place, with its file. */
export function pathAt(range: SourceRange | undefined): string {
  if (!range) return 'nowhere';
  return `${range.file.path} ${range.file.text.slice(range.start, range.end)}`;
}
