import { causesOf, type CauseFacts, type ChangedInput } from '../../src/deploy/changes';
import type { Cause, PlannedChange } from '../../src/model';
import { subjectsOf } from '../../src/read';
import { planOf, planned, resource, stack } from './stacks';

const SCORE = 'projects/shop/cart/score.yaml';
const ENVIRONMENT = 'projects/shop/environments/staging.yaml';
const PROJECT = 'projects/shop/project.yaml';

const texts: Record<string, string> = {
  [SCORE]: `apiVersion: score.dev/v1b1
metadata:
  name: cart
containers:
  main:
    image: .
# a comment
resources:
  db:
    type: postgres
  shared:
    type: amqp
    id: queue
`,
  [ENVIRONMENT]: `type: staging
labels: { region: eu }
images:
  cart: cart:2
  orders.main: orders:2
values:
  LOG_LEVEL: debug
overrides:
  cart:
    resources:
      db: { params: { size: 2 } }
expires: 2030-01-31T00:00:00Z
paused: true
`,
  [PROJECT]: `description: A shop.
renames:
  - from: postgres.default#cart.old
    to: postgres.default#cart.db
`,
};

const changed = (
  path: string,
  lines: number[],
  fields: Partial<ChangedInput> = {},
): ChangedInput => {
  return { path, lines, whole: null, subjectAt: subjectsOf(path, texts[path] ?? ''), ...fields };
};

const at = (line: number) => [{ file: SCORE, line, column: 3 }];
const cart = resource('workload.default#cart', {
  requestedAt: at(3),
  dependsOn: [
    { to: 'environment.default#cart.env', kind: 'use' },
    { to: 'postgres.default#cart.db', kind: 'use' },
  ],
});
const orders = resource('workload.default#orders', { workloads: ['orders'] });
const db = resource('postgres.default#cart.db', { requestedAt: at(9) });
const queue = resource('amqp.default#queue', {
  workloads: ['cart', 'orders'],
  requestedAt: at(11),
});
const values = resource('environment.default#cart.env');
const all = [cart, orders, db, queue, values];
const description = stack(all);

const file = (path: string, line: number | null): Cause => ({ kind: 'file', file: path, line });

interface Case {
  because: string;
  of: string;
  facts: Partial<CauseFacts>;
  change?: Partial<PlannedChange>;
  others?: string[];
  expected: Cause[];
}

test.each<Case>([
  {
    because: 'an image of the environment is for its workload',
    of: cart.address,
    facts: { inputs: [changed(ENVIRONMENT, [4])] },
    expected: [file(ENVIRONMENT, 4)],
  },
  {
    because: 'neighbours do not hide each other',
    of: orders.address,
    facts: { inputs: [changed(ENVIRONMENT, [4, 5])] },
    expected: [file(ENVIRONMENT, 5)],
  },
  {
    because: 'an image of another workload is no cause',
    of: orders.address,
    facts: { inputs: [changed(ENVIRONMENT, [4])] },
    expected: [],
  },
  {
    because: 'a value is for what answers it',
    of: values.address,
    facts: { inputs: [changed(ENVIRONMENT, [7])] },
    expected: [file(ENVIRONMENT, 7)],
  },
  {
    because: 'and for the workloads that ask',
    of: cart.address,
    facts: { inputs: [changed(ENVIRONMENT, [7])] },
    expected: [file(ENVIRONMENT, 7)],
  },
  {
    because: 'and for no other',
    of: orders.address,
    facts: { inputs: [changed(ENVIRONMENT, [7])] },
    expected: [],
  },
  {
    because: 'an override of a request is for what is requested',
    of: db.address,
    facts: { inputs: [changed(ENVIRONMENT, [11])] },
    expected: [file(ENVIRONMENT, 11)],
  },
  {
    because: 'labels are for everything',
    of: queue.address,
    facts: { inputs: [changed(ENVIRONMENT, [2])] },
    expected: [file(ENVIRONMENT, 2)],
  },
  {
    because: 'standing still is for workloads, an end for nothing',
    of: cart.address,
    facts: { inputs: [changed(ENVIRONMENT, [12, 13])] },
    expected: [file(ENVIRONMENT, 13)],
  },
  {
    because: 'standing still is not for databases',
    of: db.address,
    facts: { inputs: [changed(ENVIRONMENT, [12, 13])] },
    expected: [],
  },
  {
    because:
      'lines about the very resource come before those of its workload; a run of lines is one change',
    of: db.address,
    facts: { inputs: [changed(SCORE, [5, 6, 9, 10])] },
    expected: [file(SCORE, 9), file(SCORE, 5)],
  },
  {
    because: 'a shared resource is found by the place of its request',
    of: queue.address,
    facts: { inputs: [changed(SCORE, [6, 13])] },
    expected: [file(SCORE, 13)],
  },
  {
    because: 'comments change nothing',
    of: cart.address,
    facts: { inputs: [changed(SCORE, [7])] },
    expected: [],
  },
  {
    because: 'of lines that are gone only the file is left to name',
    of: cart.address,
    facts: { inputs: [changed(SCORE, [], { removed: true })] },
    expected: [file(SCORE, null)],
  },
  {
    because: 'a file that a Score file brings in is for its workload',
    of: cart.address,
    facts: { inputs: [changed('projects/shop/cart/theme.json', [1, 2])] },
    expected: [file('projects/shop/cart/theme.json', null)],
  },
  {
    because: 'a declared rename is why something moves',
    of: db.address,
    facts: { inputs: [changed(PROJECT, [3, 4])] },
    change: { action: 'move' },
    expected: [file(PROJECT, 3)],
  },
  {
    because: 'another definition',
    of: db.address,
    facts: { before: stack([{ ...db, definition: 'rds', pack: 'aws' }, cart]) },
    expected: [{ kind: 'definition', before: 'aws: rds', after: 'sandbox: postgres' }],
  },
  {
    because: 'another version of the pack',
    of: db.address,
    facts: {
      before: stack(all, { packs: [{ name: 'sandbox', version: '0.9.0', content: null }] }),
    },
    expected: [{ kind: 'pack', pack: 'sandbox', before: '0.9.0', after: '1.0.0' }],
  },
  {
    because: 'what it depends on, the nearest',
    of: cart.address,
    facts: {},
    others: [db.address],
    expected: [{ kind: 'dependency', address: db.address }],
  },
  {
    because: 'a line explains more than a dependency',
    of: cart.address,
    facts: { inputs: [changed(ENVIRONMENT, [4])] },
    others: [db.address],
    expected: [file(ENVIRONMENT, 4)],
  },
  {
    because: 'but what is known only later comes from somewhere else',
    of: cart.address,
    facts: { inputs: [changed(ENVIRONMENT, [4])] },
    change: {
      attributes: [{ path: 'host', unknown: true, sensitive: false, forcesReplacement: false }],
    },
    others: [db.address],
    expected: [file(ENVIRONMENT, 4), { kind: 'dependency', address: db.address }],
  },
  {
    because: 'what is new is asked for; its lines are that very place',
    of: db.address,
    facts: { before: stack([cart]), inputs: [changed(SCORE, [9, 10])] },
    change: { action: 'create' },
    expected: [{ kind: 'requested', file: SCORE, line: 9, column: 3 }],
  },
  {
    because: 'what is gone was asked for',
    of: 'postgres.default#cart.old',
    facts: { before: stack([resource('postgres.default#cart.old', { requestedAt: at(20) })]) },
    change: { action: 'delete' },
    expected: [{ kind: 'no-longer-requested', file: SCORE, line: 20, column: 3 }],
  },
  {
    because: 'somebody changed it',
    of: db.address,
    facts: { outside: ['terraform_data.x'] },
    expected: [{ kind: 'outside' }],
  },
  {
    because: 'the last deployment failed at it',
    of: db.address,
    facts: { unfinished: ['terraform_data.x'] },
    expected: [{ kind: 'unfinished' }],
  },
  {
    because: 'the code of the platform is the last resort',
    of: db.address,
    facts: { inputs: [changed('stacks/platform.ts', [30, 40])] },
    expected: [file('stacks/platform.ts', 30)],
  },
  {
    because: 'and is not named where something else explains it',
    of: cart.address,
    facts: { inputs: [changed('stacks/platform.ts', [30]), changed(ENVIRONMENT, [4])] },
    expected: [file(ENVIRONMENT, 4)],
  },
  {
    because: 'three causes are enough',
    of: cart.address,
    facts: { inputs: [changed(ENVIRONMENT, [2, 4, 7]), changed(SCORE, [4, 6])] },
    expected: [file(ENVIRONMENT, 4), file(SCORE, 4), file(SCORE, 6)],
  },
])('$because', ({ of, facts, change = {}, others = [], expected }) => {
  const plan = planOf([
    planned({ address: of, terraformAddress: 'terraform_data.x', ...change }),
    ...others.map((address) => planned({ address, terraformAddress: 'terraform_data.y' })),
  ]);
  const explained = causesOf(plan, {
    description,
    before: description,
    inputs: [],
    outside: [],
    unfinished: [],
    ...facts,
  });
  expect(explained.changes[0]?.because).toEqual(expected);
});

test('the first deployment of an environment creates what is asked for', () => {
  const plan = planOf([planned({ address: db.address, action: 'create' })]);
  const explained = causesOf(plan, {
    description,
    before: undefined,
    inputs: [],
    outside: [],
    unfinished: [],
  });
  expect(explained.changes[0]?.because).toEqual([
    { kind: 'requested', file: SCORE, line: 9, column: 3 },
  ]);
});
