import { containerResources } from '../../../resource-packs/kubernetes/pod/resources';
import { withoutExpansion } from '../../../resource-packs/kubernetes/pod/expansion';
import { objectKey } from '../../../resource-packs/kubernetes/pod/object-keys';
import { canonicalQuantity } from '../../../resource-packs/kubernetes/pod/quantities';
import { SecretKeys } from '../../../resource-packs/kubernetes/pod/secret-keys';
import { startOrder, type Ordered } from '../../../resource-packs/kubernetes/pod/start-order';
import { Testing } from 'cdktf';
import { escapeText, secret } from '../../../src/pack';

test.each([
  { text: '1000m', canonical: '1', because: 'a thousand thousandths are one' },
  { text: '0.5', canonical: '500m', because: 'there are no fractions' },
  { text: '0.1', canonical: '100m', because: 'a fraction is exact, not a floating-point number' },
  { text: '250m', canonical: '250m', because: 'it is canonical already' },
  { text: '2', canonical: '2', because: 'it is canonical already' },
  { text: '1024Mi', canonical: '1Gi', because: 'the largest unit counts' },
  { text: '1.5Gi', canonical: '1536Mi', because: 'there are no fractions' },
  { text: '0.5Ki', canonical: '512', because: 'less than a Ki is written in bytes' },
  { text: '1000Mi', canonical: '1000Mi', because: 'binary and decimal units are kept apart' },
  { text: '1000M', canonical: '1G', because: 'the largest unit counts' },
  { text: '100K', canonical: '100k', because: 'Score writes the letter larger than the world' },
  { text: '128974848', canonical: '128974848', because: 'no unit divides it' },
  { text: '0', canonical: '0', because: 'nothing has no unit' },
  {
    text: 'lots',
    canonical: 'lots',
    because: 'what is no quantity is for the API server to refuse',
  },
])('the canonical form of $text is $canonical: $because', ({ text, canonical }) => {
  expect(canonicalQuantity(text)).toBe(canonical);
});

test.each([
  {
    because: 'a small service gets something to start with',
    stated: {},
    requests: { cpu: '100m', memory: '128Mi' },
    limits: { memory: '256Mi' },
  },
  {
    because: 'a limit alone is a request as well',
    stated: { limits: { cpu: '2', memory: '64Mi' } },
    requests: { cpu: '2', memory: '64Mi' },
    limits: { cpu: '2', memory: '64Mi' },
  },
  {
    because: 'no limit is below what is requested',
    stated: { requests: { memory: '1024Mi' } },
    requests: { cpu: '100m', memory: '1Gi' },
    limits: { memory: '1Gi' },
  },
  {
    because: 'what the Score file says is kept',
    stated: { requests: { cpu: '0.1', memory: '10M' }, limits: { cpu: '500m', memory: '1G' } },
    requests: { cpu: '100m', memory: '10M' },
    limits: { cpu: '500m', memory: '1G' },
  },
])('resources: $because', ({ stated, requests, limits }) => {
  expect(containerResources(stated)).toEqual({ requests, limits });
});

/** What Kubernetes makes of a text in a command, an argument or a variable: the rule of its documentation. */
function expanded(text: string): string {
  return text.replace(/\$(\$|\(\w+\))?/g, (found, next?: string) => {
    if (next === '$') return '$';
    return next === undefined ? found : '«replaced»';
  });
}

test.each([
  'plain',
  '$(HOME)',
  'echo $HOME ${HOME} $$',
  '$$(HOME)',
  '$$$(HOME)',
  '$${HOME}',
  'a$',
  '%{if}$(A)$(B)',
])('%s stays what it is when Kubernetes has read it', (text) => {
  const written = withoutExpansion(escapeText(text))
    .replaceAll('$${', '\u0000')
    .replaceAll('%%{', '%{')
    .replaceAll('\u0000', '${');

  expect(expanded(written)).toBe(text);
});

test('a dollar sign at the end does not touch a reference behind it', () => {
  expect(expanded(`${withoutExpansion(escapeText('a$'), '$')}$(SECRET)`)).toBe('a$«replaced»');
});

test.each([
  { text: 'main./etc/app.conf', key: 'main.__etc__app.conf', because: 'one can read it' },
  { text: 'main./a_b', key: 'main.__a_5f_b', because: 'no two paths are one key' },
  { text: 'main./ä b', key: 'main.___e4__20_b', because: 'a key has few letters' },
])('the key of $text is $key: $because', ({ text, key }) => {
  expect(objectKey(text)).toBe(key);
});

test('a long path is cut, and still has a key of its own', () => {
  const [one, other] = ['x', 'y'].map((end) => objectKey('/long'.repeat(80) + end));

  expect(one).toMatch(/^[A-Za-z0-9._-]{1,240}$/);
  expect(one).not.toBe(other);
});

interface OrderCase {
  readonly because: string;
  readonly containers: Readonly<Record<string, Ordered>>;
  readonly first: readonly string[];
  readonly together: readonly string[];
}

test.each<OrderCase>([
  {
    because: 'who says nothing starts with the others',
    containers: { web: {}, api: {} },
    first: [],
    together: ['api', 'web'],
  },
  {
    because: 'a chain is kept against the alphabet',
    containers: {
      api: {},
      zero: { before: { middle: { ready: 'complete' } } },
      middle: { before: { api: { ready: 'complete' } } },
    },
    first: ['zero', 'middle'],
    together: ['api'],
  },
  {
    because: 'a sidecar keeps its place among those that end',
    containers: {
      api: {},
      proxy: { before: { migrate: { ready: 'started' } } },
      migrate: { before: { api: { ready: 'complete' } } },
    },
    first: ['proxy', 'migrate'],
    together: ['api'],
  },
  {
    because: 'where there is no order, names decide',
    containers: {
      api: {},
      beta: { before: { api: { ready: 'complete' } } },
      alpha: { before: { api: { ready: 'started' } } },
    },
    first: ['alpha', 'beta'],
    together: ['api'],
  },
  {
    because: 'a circle is reported elsewhere, and no reason to hang',
    containers: {
      one: { before: { two: { ready: 'started' } } },
      two: { before: { one: { ready: 'started' } } },
    },
    first: ['two', 'one'],
    together: [],
  },
  {
    because: 'a container that is not there is reported elsewhere',
    containers: { one: { before: { nobody: { ready: 'started' } } }, two: {} },
    first: ['one'],
    together: ['two'],
  },
])('start order: $because', ({ containers, first, together }) => {
  expect(startOrder(containers)).toEqual({ first, together });
});

describe('what a pod says of its secrets', () => {
  const secretNamed = (name: string) =>
    secret({ 'kubernetes-secret': { name, key: 'password', revision: '1' } });
  const markOf = (...uses: readonly (readonly [name: string, use: string])[]) => {
    let mark: string | undefined;
    Testing.synthScope((scope) => {
      const keys = new SecretKeys({
        scope,
        metadata: { name: 'cart', namespace: 'shop', labels: {} },
      });
      for (const [name, use] of uses) keys.keyOf(secretNamed(name), use);
      mark = keys.mark;
    });
    return mark;
  };

  test.each([
    {
      because: 'a name may be a token, whose number changes from run to run',
      uses: [
        ['queue', 'main.A'],
        ['database', 'main.B'],
      ] as const,
      mark: 'queue/password@1, database/password@1',
    },
    {
      because: 'no container is read before the others',
      uses: [
        ['database', 'main.B'],
        ['queue', 'main.A'],
      ] as const,
      mark: 'queue/password@1, database/password@1',
    },
    {
      because: 'one that is used twice is one',
      uses: [
        ['database', 'main.B'],
        ['database', 'main.A'],
      ] as const,
      mark: 'database/password@1',
    },
  ])('is in the order of their uses: $because', ({ uses, mark }) => {
    expect(markOf(...uses)).toBe(mark);
  });
});
