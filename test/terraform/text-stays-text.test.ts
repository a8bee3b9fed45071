import { stringify } from 'yaml';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { engines, mustRun } from './engine';
import { Repository } from './repository';

/** What an attacker would write where a text is expected. */
const PAYLOADS = [
  '${file("/etc/hostname")}',
  '%{ for i in [1, 2] }x${i}%{ endfor }',
  '${terraform_data.workload_default_victim.output}',
  '$${literal}',
  '%%{literal}',
  '$$${x} $% %{~ if true ~}',
  '"}, "injected": {"a": "b',
  "\\\\${x}\\n'`$(id)",
  'line\n${x}\n%{y}\ttab',
  '{{ .Values }} <%= x %> ${{ secrets.X }}',
  'ünï→ ☃ 🎈 ${é}',
  '12e5 -1.5e+2 1e290',
];

/** Texts that cdktf would take for its own: refused where they are read. */
const MARKERS = [
  '${TfToken[TOKEN.1]}',
  '#{TfToken[TOKEN.1]}',
  '&{TfToken[TOKEN.1]}',
  'a -8.109562212591379e+298 b',
];

/** What Score unescapes at reading, where it expands placeholders: written so that the payload is what is meant. */
const written = (payload: string) => payload.replaceAll('$', '$$$$');

/**
 * Every leaf of the Score schema that takes any text, keys included, attacked at once. `plain` stands where Score expands
 * nothing, `expanded` where it does.
 */
function scoreFile(plain: string, expanded: string) {
  return {
    apiVersion: 'score.dev/v1b1',
    metadata: {
      name: 'target',
      annotations: { 'example.com/note': plain },
      [`extra ${plain}`]: { [`inner ${plain}`]: [plain] },
    },
    containers: {
      main: {
        image: plain,
        command: [plain],
        args: [plain],
        variables: { [`V ${plain}`.replaceAll('=', '-')]: expanded },
        files: {
          [`/content/${plain}`]: { content: expanded },
          [`/unexpanded/${plain}`]: { content: plain, noExpand: true },
          '/from-source': { source: 'payload.txt' },
        },
        volumes: { [`/volume/${plain}`]: { source: expanded, path: plain } },
        livenessProbe: probe(plain),
        readinessProbe: probe(plain),
      },
    },
    resources: {
      route: {
        type: 'route',
        metadata: { annotations: { 'example.com/note': plain } },
        params: { host: expanded, path: `/${expanded}`, port: 80 },
      },
    },
    service: { ports: { http: { port: 80 } } },
  };
}

function probe(plain: string) {
  const httpHeaders = [{ name: 'X-A', value: plain }];
  return {
    httpGet: { port: 80, path: plain, host: plain, httpHeaders },
    exec: { command: [plain] },
  };
}

interface State {
  readonly resources: readonly {
    readonly name: string;
    readonly instances: readonly {
      readonly attributes: { readonly output: { readonly value: Recorded } };
    }[];
  }[];
}
type Recorded = Readonly<Record<string, unknown>>;

describe.each(engines())('%s gives back what users wrote', (engine) => {
  const repository = new Repository();
  const records = new Map<string, Recorded>();
  afterAll(() => repository.remove());

  beforeAll(() => {
    for (const [n, payload] of PAYLOADS.entries()) {
      const folder = `projects/p${String(n)}/target`;
      repository.write(`${folder}/score.yaml`, stringify(scoreFile(payload, written(payload))));
      repository.write(`${folder}/payload.txt`, written(payload));
      repository.write(
        `projects/p${String(n)}/environments/dev.yaml`,
        stringify({ type: 'development', labels: { note: payload }, values: { NOTE: payload } }),
      );
    }
    const { status, stderr } = repository.scoreform('synth');
    expect({ status, stderr: stderr.slice(0, 2000) }).toEqual({
      status: 0,
      stderr: expect.anything(),
    });
    for (const n of PAYLOADS.keys()) {
      const stack = repository.stack(`p${String(n)}-dev`);
      mustRun(engine, stack, 'init');
      mustRun(engine, stack, 'apply', '-auto-approve');
      const file = join(repository.root, '.scoreform', 'state', `p${String(n)}`, 'dev.tfstate');
      const state = JSON.parse(readFileSync(file, 'utf8')) as State;
      for (const { name, instances } of state.resources) {
        const record = instances[0]?.attributes.output.value;
        if (record) records.set(`${String(n)} ${name}`, record);
      }
    }
  }, 600_000);

  test.each(PAYLOADS.map((payload, n) => ({ payload, n })))(
    'in every leaf of a workload: $payload',
    ({ payload, n }) => {
      const { metadata, containers, service } = scoreFile(payload, payload);
      const { main } = containers;
      const files = {
        [`/content/${payload}`]: { content: payload },
        [`/unexpanded/${payload}`]: { content: payload, noExpand: true },
        '/from-source': { content: payload },
      };
      const got = records.get(`${String(n)} workload_default_target`);
      expect(got?.['metadata']).toEqual(metadata);
      expect(got?.['service']).toMatchObject(service);
      expect(got?.['containers']).toEqual({ main: { ...main, files } });
    },
  );

  test.each(PAYLOADS.map((payload, n) => ({ payload, n })))(
    'in the params of a resource: $payload',
    ({ payload, n }) => {
      const got = records.get(`${String(n)} route_default_target_route`);
      expect(got).toMatchObject({ host: payload, path: `/${payload}` });
    },
  );
});

describe('texts that cdktf would take for its own tokens', () => {
  const repository = new Repository();
  afterAll(() => repository.remove());

  test.each(MARKERS)('are refused in every leaf and key: %s', (marker) => {
    repository.write('projects/p/target/score.yaml', stringify(scoreFile(marker, marker)));
    const { status, stdout } = repository.scoreform('validate', '--format', 'json');
    expect(status).toBe(1);
    const { diagnostics } = JSON.parse(stdout) as { diagnostics: { code: string }[] };
    const refused = diagnostics.filter(({ code }) => code === 'read/token-marker');
    // As many as `scoreFile` writes it: 14 values where Score expands nothing, 5 where it does, 6 keys.
    expect(refused.length).toBeGreaterThanOrEqual(20);
  });
});

const SCHEMA = resolve(__dirname, '../../../shared/score-corpus/score-v1b1.json');
const describeWithSchema = existsSync(SCHEMA) ? describe : describe.skip;

describeWithSchema('the official schema (skipped where ../shared is absent)', () => {
  test('has no leaf for free text that the attack above leaves out', () => {
    const schema = JSON.parse(readFileSync(SCHEMA, 'utf8')) as JsonSchema;
    const attacked = new Set(leavesOf(scoreFile('\u0001', '\u0001')).map((path) => path.join('.')));
    const free = freeLeaves(schema, schema).map((path) => path.join('.'));
    expect(free.length).toBeGreaterThan(10);
    expect(free.filter((path) => !attacked.has(path) && !(path in ELSEWHERE))).toEqual([]);
  });
});

/** Free leaves that are attacked in another form, or cannot hold an attack; each with the reason. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  'containers.*.files.*.source':
    'a path: only files of the project can be named; what they hold is attacked',
  'containers.*.files.*.binaryContent': 'base64: read refuses anything else',
  'containers.*.files.*.target': 'the deprecated array form of the same map',
  'containers.*.volumes.*.target': 'the deprecated array form of the same map',
};

interface JsonSchema {
  readonly [keyword: string]: unknown;
}

/** The paths of a document that hold the attack, `*` for keys that the user chooses. */
function leavesOf(value: unknown, path: string[] = []): string[][] {
  if (typeof value === 'string') return value.includes('\u0001') ? [path] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [
    ...leavesOf(inner, [
      ...path,
      USER_KEYS.has(path.join('.')) || Array.isArray(value) ? '*' : key,
    ]),
  ]);
}

const USER_KEYS = new Set([
  'metadata.annotations',
  'resources.*.metadata.annotations',
  'containers',
  'containers.*.variables',
  'containers.*.files',
  'containers.*.volumes',
  'resources',
  'service.ports',
]);

function freeLeaves(schema: JsonSchema, root: JsonSchema, path: string[] = []): string[][] {
  const reference = schema['$ref'];
  if (typeof reference === 'string') {
    const target = reference
      .split('/')
      .slice(1)
      .reduce<unknown>((node, key) => (node as JsonSchema)[key], root);
    return freeLeaves(target as JsonSchema, root, path);
  }
  const of = (key: string) => schema[key] as JsonSchema | undefined;
  const many = (key: string) => (Array.isArray(schema[key]) ? (schema[key] as JsonSchema[]) : []);
  const free =
    schema['type'] === 'string' &&
    !('pattern' in schema) &&
    !('enum' in schema) &&
    !('const' in schema);
  const inner = [
    ...Object.entries(of('properties') ?? {}).flatMap(([key, child]) =>
      freeLeaves(child as JsonSchema, root, [...path, key]),
    ),
    ...(typeof schema['additionalProperties'] === 'object'
      ? freeLeaves(of('additionalProperties') as JsonSchema, root, [...path, '*'])
      : []),
    ...(of('items') ? freeLeaves(of('items') as JsonSchema, root, [...path, '*']) : []),
    ...[...many('oneOf'), ...many('anyOf'), ...many('allOf')].flatMap((child) =>
      freeLeaves(child, root, path),
    ),
  ];
  return free ? [path, ...inner] : inner;
}
