import fc from 'fast-check';
import { compareDeployments, type RecordedDeployment } from '../../src/deploy';
import { compareStacks } from '../../src/deploy/compare-stacks';
import type { DeploymentStart, EmittedResource, StackDescription } from '../../src/model';
import { startFacts } from '../store/example';

const resource = (address: string, definition: string): EmittedResource => ({
  address,
  type: 'postgres',
  class: 'default',
  id: 'web.db',
  definition,
  pack: 'acme',
  workloads: ['web'],
  dependsOn: [],
  requestedAt: [],
  terraform: ['terraform_data.db'],
  stateful: [],
  statefulTypes: [],
  output: null,
});

interface Given {
  readonly start?: Partial<DeploymentStart>;
  readonly resources?: readonly EmittedResource[];
  readonly stack?: object;
}

function deployment({ start = {}, resources = [], stack = {} }: Given): RecordedDeployment {
  const facts = startFacts(start);
  const description = { resources } as unknown as StackDescription; // nothing else of it is read
  return {
    start: { ...facts, version: 1, id: '1', previous: null, files: {} },
    texts: { terraform: JSON.stringify(stack), description: JSON.stringify(description) },
  };
}

const NOTHING = { inputs: [], resources: [], packs: [], providers: [], blocks: [] };

test.each([
  { because: 'what is the same is not told', before: {}, after: {}, difference: {} },
  {
    because: 'lines are counted wherever they went',
    before: { start: { inputs: [{ path: 'a', sha256: '1', lines: ['x', 'y', 'y'] }] } },
    after: { start: { inputs: [{ path: 'a', sha256: '2', lines: ['y', 'z', 'x'] }] } },
    difference: { inputs: [{ path: 'a', change: 'changed', linesAdded: 1, linesRemoved: 1 }] },
  },
  {
    because: 'lines that nobody kept are not guessed',
    before: { start: { inputs: [{ path: 'a', sha256: '1', lines: null }] } },
    after: { start: { inputs: [{ path: 'a', sha256: '2', lines: ['x'] }] } },
    difference: {
      inputs: [{ path: 'a', change: 'changed', linesAdded: null, linesRemoved: null }],
    },
  },
  {
    because: 'another definition of one address is no new resource',
    before: { resources: [resource('a', 'small'), resource('b', 'one')] },
    after: { resources: [resource('a', 'large'), resource('c', 'one')] },
    difference: {
      resources: [
        { address: 'a', change: 'definition', before: 'acme: small', after: 'acme: large' },
        { address: 'b', change: 'removed', before: 'acme: one', after: null },
        { address: 'c', change: 'added', before: null, after: 'acme: one' },
      ],
    },
  },
  {
    because: 'a pack without a version is told by its files',
    before: { start: { packs: [{ name: 'own', version: null, content: 'a'.repeat(64) }] } },
    after: { start: { packs: [{ name: 'own', version: null, content: 'b'.repeat(64) }] } },
    difference: {
      packs: [{ name: 'own', before: `files ${'a'.repeat(12)}`, after: `files ${'b'.repeat(12)}` }],
    },
  },
  {
    because: 'versions of providers count',
    before: { start: { providers: { aws: '5.1.0' } } },
    after: { start: { providers: { aws: '5.2.0', tls: '4.0.0' } } },
    difference: {
      providers: [
        { name: 'aws', before: '5.1.0', after: '5.2.0' },
        { name: 'tls', before: null, after: '4.0.0' },
      ],
    },
  },
  {
    because: 'blocks are told by resource, setting by setting, and what is of none comes last',
    before: {
      resources: [resource('postgres.default#web.db', 'one')],
      stack: {
        '//': { metadata: 1 },
        output: { o: { value: 1 } },
        resource: { terraform_data: { db: { '//': 'x', input: { size: 1, tags: ['a', 'b'] } } } },
      },
    },
    after: {
      resources: [resource('postgres.default#web.db', 'one')],
      stack: {
        '//': { metadata: 2 },
        check: { c: {} },
        resource: { terraform_data: { db: { '//': 'y', input: { size: 2, tags: ['a', 'c'] } } } },
      },
    },
    difference: {
      blocks: [
        {
          address: 'postgres.default#web.db',
          block: 'terraform_data.db',
          change: 'changed',
          settings: [
            { path: 'input.size', before: 1, after: 2 },
            { path: 'input.tags[1]', before: 'b', after: 'c' },
          ],
        },
        { address: null, block: 'check.c', change: 'added', settings: [] },
        { address: null, block: 'output.o', change: 'removed', settings: [] },
      ],
    },
  },
])('$because', ({ before, after, difference }) => {
  expect(compareDeployments(deployment(before), deployment(after))).toEqual({
    ...NOTHING,
    ...difference,
  });
});

test('without the stack of one of them the blocks are not known', () => {
  const lost = { ...deployment({}), texts: undefined };

  expect(compareDeployments(lost, deployment({})).blocks).toBeNull();
});

const settings = fc.jsonValue({ maxDepth: 3 });
const stacks = fc.dictionary(
  fc.stringMatching(/^[a-z]+$/),
  fc.dictionary(fc.stringMatching(/^[a-z]+$/), settings),
);

test('a stack never differs from itself, and two ways round tell the same blocks', () => {
  fc.assert(
    fc.property(stacks, stacks, (one, other) => {
      const [a, b] = [JSON.stringify({ resource: one }), JSON.stringify({ resource: other })];
      const compare = (before: string, after: string) =>
        compareStacks(before, after, () => null).map(({ block }) => block);
      expect(compare(a, a)).toEqual([]);
      expect(compare(a, b)).toEqual(compare(b, a));
    }),
  );
});
