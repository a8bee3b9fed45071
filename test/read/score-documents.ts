import fc from 'fast-check';

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

const label = fc.constantFrom('main', 'web', 'ab', 'a-1', 'x0', 'side-car', 'a'.repeat(63));
const text = fc.constantFrom('', '.', 'a', 'nginx:1', '${resources.ab.host}', 'a\nb', '0644', 'ü');
const optional = { requiredKeys: [] };
const port = fc.constantFrom(1, 80, 8080, 65535);
const annotations = fc.dictionary(
  fc.constantFrom('ab', 'example.com/team', 'k8s.score.dev/kind', 'A_b.c'),
  text,
  { maxKeys: 2 },
);

const content = fc.oneof(
  fc.record({ content: text }),
  fc.record({ source: fc.constantFrom('./a', '/b') }),
  fc.record({ binaryContent: fc.constantFrom('', 'aGk=') }),
);
const fileOptions = fc.record(
  { mode: fc.constantFrom('0644', '600'), noExpand: fc.boolean() },
  optional,
);
const file = fc.tuple(content, fileOptions).map(([one, other]): Json => ({ ...one, ...other }));
const volume = fc.record(
  { source: text, path: text, readOnly: fc.boolean() },
  { requiredKeys: ['source'] },
);
const target = fc.constantFrom('/etc/a', '/etc/b', 'c', '/data');

/** Entries by target, or the deprecated list of them. */
function mounts(entry: fc.Arbitrary<Json>, legacy: (item: Json) => Json): fc.Arbitrary<Json> {
  const map = fc.dictionary(target, entry, { maxKeys: 2 });
  const list = map.map((entries): Json => {
    return Object.entries(entries).map(([key, item]) =>
      legacy({ ...(item as object), target: key }),
    );
  });
  return fc.oneof({ weight: 3, arbitrary: map }, { weight: 1, arbitrary: list });
}

const linesOf = (item: Json): Json => {
  const { content: lines, ...rest } = item as { content?: Json };
  return typeof lines === 'string' ? { ...rest, content: lines.split('\n') } : item;
};
const underscored = (item: Json): Json => {
  const { readOnly, ...rest } = item as { readOnly?: Json };
  return readOnly === undefined ? item : { ...rest, read_only: readOnly };
};

const quantities = fc.record(
  {
    memory: fc.constantFrom('128M', '1.5Gi', '0.5G', '100K', '1'),
    cpu: fc.constantFrom('0', '1', '125m', '0.5'),
  },
  optional,
);
const httpGet = fc.record(
  {
    port,
    path: text,
    host: fc.constantFrom('a', 'example.com'),
    scheme: fc.constantFrom('HTTP', 'HTTPS'),
    httpHeaders: fc.array(fc.record({ name: fc.constant('X-A_b'), value: fc.constant('c') }), {
      maxLength: 2,
    }),
  },
  { requiredKeys: ['port', 'path'] },
);
const exec = fc.record({ command: fc.array(text, { maxLength: 2 }) });
const probe = fc.oneof(fc.record({ httpGet }), fc.record({ exec }), fc.record({ httpGet, exec }));

const container = fc.record(
  {
    image: fc.constantFrom('.', 'nginx', 'ghcr.io/acme/cart:1.4'),
    command: fc.array(text, { maxLength: 2 }),
    args: fc.array(text, { maxLength: 2 }),
    variables: fc.dictionary(fc.constantFrom('A', 'a b', 'ü', '0'), text, { maxKeys: 3 }),
    files: mounts(file, linesOf),
    volumes: mounts(volume, underscored),
    before: fc.dictionary(
      label,
      fc.record({ ready: fc.constantFrom('started', 'healthy', 'complete') }),
      { maxKeys: 2 },
    ),
    resources: fc.record({ limits: quantities, requests: quantities }, optional),
    livenessProbe: probe,
    readinessProbe: probe,
  },
  { requiredKeys: ['image'] },
);

const type = fc.constantFrom('postgres', 'Resource-One', 'a1', 'dns');
const request = fc.record(
  {
    type,
    class: type,
    id: fc.constantFrom('main', 'a.b', 'a--b.c'),
    metadata: fc.record({ annotations, other: fc.jsonValue() as fc.Arbitrary<Json> }, optional),
    params: fc.dictionary(fc.constantFrom('a', 'b', 'host'), fc.jsonValue() as fc.Arbitrary<Json>, {
      maxKeys: 2,
    }),
  },
  { requiredKeys: ['type'] },
);

/** Score files that the official schema accepts once they are upgraded. */
export const validDocuments = fc.record(
  {
    apiVersion: fc.constant('score.dev/v1b1'),
    metadata: fc.record(
      { name: label, annotations, other: fc.jsonValue() as fc.Arbitrary<Json> },
      { requiredKeys: ['name'] },
    ),
    service: fc.record(
      {
        ports: fc.dictionary(
          label,
          fc.record(
            { port, targetPort: port, protocol: fc.constantFrom('TCP', 'UDP') },
            { requiredKeys: ['port'] },
          ),
          { maxKeys: 3 },
        ),
      },
      optional,
    ),
    containers: fc.dictionary(label, container, { minKeys: 1, maxKeys: 3 }),
    resources: fc.dictionary(label, request, { maxKeys: 3 }),
  },
  { requiredKeys: ['apiVersion', 'metadata', 'containers'] },
) as fc.Arbitrary<Json>;

const KEYS = [
  'a',
  '-ab',
  'ab-',
  'Ab',
  'a_b',
  'a.b',
  'a/b',
  '',
  'A=B',
  'x'.repeat(64),
  'ab\n',
  'target',
  'content',
  'source',
  'readOnly',
  'read_only',
  'limits',
  'exec',
  'httpGet',
  'port',
  'a.io/x1',
  `${'a.'.repeat(2)}b/cd`,
  'toString',
  `${'aa.'.repeat(120)}aa/bb`,
  '80',
];
const VALUES: Json[] = [
  null,
  true,
  false,
  0,
  1,
  -1,
  80.0,
  80.5,
  65535,
  65536,
  2 ** 53 - 1,
  1e21,
  '',
  ' ',
  'a',
  'ab',
  'Ab',
  '-ab',
  'ab\n',
  'a.b',
  'a..b',
  'tcp',
  'TCP',
  'http',
  'score.sh/v1b1',
  '0',
  '0Mi',
  '128m',
  '1e3',
  '1k',
  '010M',
  '1.',
  '.5',
  '100.5m',
  '125m',
  '1Pi',
  'm',
  '0.0',
  '01',
  '0644',
  '644',
  '0o644',
  '1644',
  '88',
  'started',
  'x'.repeat(63),
  'x'.repeat(64),
  'é',
  [],
  [''],
  [1],
  [null],
  [{}],
  {},
  { a: 1 },
  { ready: 'complete' },
  { type: 'ab' },
  { image: '' },
  { port: 80 },
  { source: '' },
  { content: '' },
  ['a', 'b'],
];

interface Mutation {
  readonly place: number;
  readonly kind: 'replace' | 'delete' | 'add' | 'rename';
  readonly key: string;
  readonly value: Json;
}

const mutation: fc.Arbitrary<Mutation> = fc.record({
  place: fc.nat(),
  kind: fc.constantFrom('replace', 'delete', 'add', 'rename'),
  key: fc.constantFrom(...KEYS),
  value: fc.constantFrom(...VALUES),
});

/** Score files of which about half are wrong somewhere: at any leaf, map or key. */
export const documents = fc
  .tuple(validDocuments, fc.array(mutation, { maxLength: 2 }))
  .map(([document, mutations]) => mutations.reduce(mutate, document));

function mutate(document: Json, { place, kind, key, value }: Mutation): Json {
  const copy = structuredClone(document);
  const places = placesIn(copy);
  const chosen = places[place % places.length];
  if (!chosen) return value;
  const { parent, at } = chosen;
  const map = parent as Record<string, Json>;
  if (kind === 'replace') map[at] = value;
  else if (Array.isArray(parent)) parent.splice(Number(at), kind === 'delete' ? 1 : 0);
  else if (kind === 'add') map[key] = value;
  else {
    const inner = map[at] ?? null;
    Reflect.deleteProperty(map, at);
    if (kind === 'rename') map[key] = inner;
  }
  return copy;
}

function placesIn(value: Json): { parent: Json; at: string }[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([at, inner]: [string, Json]) => [
    { parent: value, at },
    ...placesIn(inner),
  ]);
}
