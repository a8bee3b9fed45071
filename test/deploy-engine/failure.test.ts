import { failureOf, isFailure, wantsInit, type Ended } from '../../src/deploy/engine/failure';
import type { EngineDiagnostic, EngineFailure } from '../../src/deploy/engine';

const ended = (given: Partial<Ended>): Ended => ({
  verb: 'plan',
  code: 1,
  signal: null,
  stopped: false,
  diagnostics: [],
  text: '',
  ...given,
});

const error = (summary: string, detail = ''): EngineDiagnostic => ({
  severity: 'error',
  summary,
  detail,
  address: null,
});

const LOCK = `Lock Info:
  ID:        9988f1ea-c309-2676-21ae-940f7cba5a1f
  Path:      states/shop
  Operation: OperationTypeApply
  Who:       ada@host
  Version:   1.11.4
  Created:   2026-11-21 15:54:36.722253934 +0000 UTC
  Info:      
`;

const HOLDER = {
  id: '9988f1ea-c309-2676-21ae-940f7cba5a1f',
  who: 'ada@host',
  operation: 'OperationTypeApply',
  created: '2026-11-21 15:54:36.722253934 +0000 UTC',
};

test.each<{ because: string; given: Partial<Ended>; kind: EngineFailure['kind']; lock?: object }>([
  {
    because: 'a local state that another process has locked',
    given: {
      diagnostics: [
        error(
          'Error acquiring the state lock',
          `Error message: resource temporarily unavailable\n${LOCK}`,
        ),
      ],
    },
    kind: 'locked',
    lock: HOLDER,
  },
  {
    because: 'S3 answers 412 where the lock file exists',
    given: {
      diagnostics: [
        error(
          'Error acquiring the state lock',
          `Error message: operation error S3: PutObject, https response error StatusCode: 412, PreconditionFailed\n${LOCK}`,
        ),
      ],
    },
    kind: 'locked',
    lock: HOLDER,
  },
  {
    because: 'commands without JSON print the same for people',
    given: { text: `\nError: Error acquiring the state lock\n\nError message: held\n${LOCK}\n` },
    kind: 'locked',
    lock: HOLDER,
  },
  {
    because: 'a lock may be held without saying by whom',
    given: {
      diagnostics: [
        error('Error acquiring the state lock', 'Error message: resource temporarily unavailable'),
      ],
    },
    kind: 'locked',
  },
  {
    because: 'a backend that cannot be reached is not locked',
    given: {
      diagnostics: [error('Error acquiring the state lock', 'Error message: connection refused')],
    },
    kind: 'failed',
  },
  {
    because: 'the state has moved on since the plan',
    given: { diagnostics: [error('Saved plan is stale')] },
    kind: 'stale-plan',
  },
  {
    because: 'the state is another one than that of the plan',
    given: { diagnostics: [error('Saved plan does not match the given state')] },
    kind: 'stale-plan',
  },
  { because: 'we asked it to stop', given: { stopped: true }, kind: 'interrupted' },
  {
    because: 'somebody else asked it to stop before it could listen',
    given: { code: null, signal: 'SIGINT' },
    kind: 'interrupted',
  },
  {
    because: 'somebody else asked it to stop',
    given: { text: 'Interrupt received', diagnostics: [error('execution halted')] },
    kind: 'interrupted',
  },
  { because: 'it says nothing', given: { code: 11 }, kind: 'failed' },
])('$kind: $because', ({ given, kind, lock }) => {
  const failure = failureOf(ended(given));
  expect(failure.kind).toBe(kind);
  expect(failure.lock).toEqual(lock);
  expect(isFailure(failure)).toBe(true);
});

test('a failure always says something', () => {
  const [silent] = failureOf(ended({ code: 11, text: 'panic: at the disco' })).diagnostics;
  expect(silent).toEqual({
    severity: 'error',
    summary: `The engine's "plan" ended with the code 11`,
    detail: 'panic: at the disco',
    address: null,
  });
  expect(failureOf(ended({ code: null })).diagnostics[0]?.summary).toContain(
    'could not be started',
  );
});

test.each<{ text: string; because: string; want: readonly EngineDiagnostic[] }>([
  {
    because: 'an error ends where the next begins',
    text: '\nError: One\n\nIts detail,\nin two lines.\n\nWarning: Two\n\nMore.\n',
    want: [
      error('One', 'Its detail,\nin two lines.'),
      { ...error('Two', 'More.'), severity: 'warning' },
    ],
  },
  {
    because: 'on a terminal there is a rule beside it',
    text: '╷\n│ Error: One\n│ \n│   with aws_db_instance.db,\n│   on cdk.tf.json line 3:\n│ \n│ Detail.\n╵\n',
    want: [
      {
        ...error('One', 'with aws_db_instance.db,\n  on cdk.tf.json line 3:\n\nDetail.'),
        address: 'aws_db_instance.db',
      },
    ],
  },
])('text for people: $because', ({ text, want }) => {
  expect(failureOf(ended({ text })).diagnostics).toEqual(want);
});

test.each<{ diagnostic: EngineDiagnostic; wants: boolean }>([
  {
    diagnostic: error('Backend initialization required, please run "terraform init"'),
    wants: true,
  },
  { diagnostic: error('Inconsistent dependency lock file'), wants: true },
  { diagnostic: error('Module not installed'), wants: true },
  { diagnostic: error('Required plugins are not installed'), wants: true },
  { diagnostic: error('Unsupported argument'), wants: false },
])('"$diagnostic.summary" asks for init: $wants', ({ diagnostic, wants }) => {
  expect(wantsInit({ kind: 'failed', diagnostics: [diagnostic] })).toBe(wants);
});

test.each([undefined, null, 'kind', {}, { changed: true }, []])('%p is no failure', (value) => {
  expect(isFailure(value)).toBe(false);
});
