import { subjectsOf } from '../../src/read';

const ENVIRONMENT = 'projects/shop/environments/staging.yaml';
const PROJECT = 'projects/shop/project.yaml';
const SCORE = 'projects/shop/cart/score.yaml';
const NONE = { kind: 'none' };
const EVERYTHING = { kind: 'environment' };
const workload = { kind: 'workload', workload: 'cart' };
const request = (name: string) => ({ kind: 'resource', workload: 'cart', name });

interface Case {
  because: string;
  path: string;
  text: string;
  expected: object[];
}

test.each<Case>([
  {
    because: 'requests are told apart, the rest is the workload',
    path: SCORE,
    text: 'apiVersion: x\nmetadata: { name: cart }\nresources:\n  db:\n    type: a\n\n  # note\n  mq: { type: b }',
    expected: [NONE, workload, workload, request('db'), request('db'), NONE, NONE, request('mq')],
  },
  {
    because: 'requests on one line cannot be told apart',
    path: 'projects/shop/a.score.yaml',
    text: 'metadata:\n  name: cart\nresources: { a: { type: x }, b: { type: y } }',
    expected: [workload, workload, workload],
  },
  {
    because: 'in a text of several lines, what looks like a comment is none',
    path: SCORE,
    text: 'metadata:\n  name: cart\ncontainers:\n  a:\n    args: [|\n      x]\n',
    expected: [NONE, NONE, NONE, NONE, NONE, NONE],
  },
  {
    because: 'in a block of text, what looks like a comment or blank is none',
    path: SCORE,
    text: 'metadata:\n  name: cart\n  note: |\n    # a\n\n    b\n# c\n',
    expected: [workload, workload, workload, workload, workload, workload, NONE],
  },
  {
    because: 'a Score file without a name is about nobody',
    path: SCORE,
    text: 'metadata: {}\nresources:\n  db: { type: a }',
    expected: [NONE, NONE, NONE],
  },
  {
    because: 'images go by workload, with or without container',
    path: ENVIRONMENT,
    text: 'images:\n  cart: a\n  cart.main: b',
    expected: [NONE, { kind: 'image', workload: 'cart' }, { kind: 'image', workload: 'cart' }],
  },
  {
    because: 'images of different workloads on one line are about everything',
    path: ENVIRONMENT,
    text: 'images: { cart: a, orders: b }',
    expected: [EVERYTHING],
  },
  {
    because: 'overrides reach requests',
    path: ENVIRONMENT,
    text: 'overrides:\n  cart:\n    resources:\n      db:\n        params: {}',
    expected: [NONE, workload, workload, request('db'), request('db')],
  },
  {
    because: 'the other keys of an environment',
    path: ENVIRONMENT,
    text: 'type: a\nlabels:\n  b: c\npaused: true\nexpires: x\nvalues:\n  K: |\n    v\n',
    expected: [
      EVERYTHING,
      EVERYTHING,
      EVERYTHING,
      { kind: 'workloads' },
      NONE,
      NONE,
      { kind: 'value', key: 'K' },
      { kind: 'value', key: 'K' },
    ],
  },
  {
    because: 'a project has values and renames, and notes for people',
    path: PROJECT,
    text: 'owners: [x]\nvalues:\n  K: v\nrenames:\n  - from: a\n    to: b\n',
    expected: [
      NONE,
      NONE,
      { kind: 'value', key: 'K' },
      NONE,
      { kind: 'rename', to: 'b' },
      { kind: 'rename', to: 'b' },
    ],
  },
  {
    because: 'of a broken file nothing can be said',
    path: ENVIRONMENT,
    text: 'images:\n  cart: [a\n',
    expected: [NONE, NONE],
  },
  {
    because: 'values without content, and lists where maps belong',
    path: ENVIRONMENT,
    text: 'images:\nvalues: [1]\noverrides:\n  cart:',
    expected: [NONE, NONE, NONE, workload],
  },
  {
    because: 'other files have no subjects',
    path: 'projects/shop/cart/theme.json',
    text: '{}',
    expected: [NONE],
  },
  { because: 'nor have lines that do not exist', path: ENVIRONMENT, text: '', expected: [NONE] },
])('$because', ({ path, text, expected }) => {
  const subjectAt = subjectsOf(path, text);
  expect(expected.map((_, index) => subjectAt(index + 1))).toEqual(expected);
});
