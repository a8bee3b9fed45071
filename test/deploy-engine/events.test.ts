import fc from 'fast-check';
import { eventOf, type EngineEvent } from '../../src/deploy/engine';
import { Lines, Tail } from '../../src/deploy/engine/lines';

const line = (type: string, facts: object) => JSON.stringify({ '@message': 'x', type, ...facts });
const hook = (more: object) => ({ hook: { resource: { addr: 'a.b' }, ...more } });

test.each<{ because: string; line: string; event: EngineEvent | undefined }>([
  {
    because: 'a planned change',
    line: line('planned_change', { change: { resource: { addr: 'a.b' }, action: 'create' } }),
    event: { kind: 'planned', address: 'a.b', action: 'create' },
  },
  {
    because: 'the cloud is asked',
    line: line('refresh_start', hook({})),
    event: { kind: 'refreshing', address: 'a.b' },
  },
  {
    because: 'work begins',
    line: line('apply_start', hook({ action: 'update' })),
    event: { kind: 'started', address: 'a.b', action: 'update' },
  },
  {
    because: 'work takes long',
    line: line('apply_progress', hook({ action: 'update', elapsed_seconds: 10 })),
    event: { kind: 'still', address: 'a.b', seconds: 10 },
  },
  {
    because: 'work is done',
    line: line('apply_complete', hook({ action: 'delete', elapsed_seconds: 12 })),
    event: { kind: 'finished', address: 'a.b', action: 'delete', seconds: 12 },
  },
  {
    because: 'work has failed',
    line: line('apply_errored', hook({ action: 'create', elapsed_seconds: 1 })),
    event: { kind: 'failed', address: 'a.b', action: 'create' },
  },
  {
    because: 'a diagnostic may lack everything but its severity',
    line: line('diagnostic', { diagnostic: { severity: 'warning' } }),
    event: {
      kind: 'diagnostic',
      diagnostic: { severity: 'warning', summary: '', detail: '', address: null },
    },
  },
  ...(
    [
      ['resource.aws_vpc.main', 'aws_vpc.main'],
      ['resource.aws_vpc.main.tags', 'aws_vpc.main'],
      ['resource.aws_vpc', null],
      ['data.aws_vpc.main', 'data.aws_vpc.main'],
      ['module.queue.name', 'module.queue'],
      ['output.queue.value', null],
      ['resource "aws_vpc" "main"', null],
      ['', null],
    ] as const
  ).map(([context, address]) => ({
    because: `a block that cannot be read is known by its context, such as ${context}`,
    line: line('diagnostic', { diagnostic: { severity: 'error', snippet: { context } } }),
    event: {
      kind: 'diagnostic',
      diagnostic: { severity: 'error', summary: '', detail: '', address },
    } as const,
  })),
  { because: 'later versions say more', line: line('action_start', hook({})), event: undefined },
  {
    because: 'a hook without a resource',
    line: line('apply_start', { hook: {} }),
    event: undefined,
  },
  { because: 'a provider prints what it likes', line: 'panic: {', event: undefined },
  { because: 'JSON that is not of the engine', line: '{"type":"apply_start"}', event: undefined },
])('$because', ({ line: text, event }) => {
  expect(eventOf(text)).toEqual(event);
});

test('no line makes it fail', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      eventOf(JSON.stringify(value));
      eventOf(JSON.stringify({ '@message': '', type: 'apply_start', hook: value }));
      eventOf(JSON.stringify({ '@message': '', type: 'diagnostic', diagnostic: value }));
    }),
  );
});

test('lines come out whole, however the file arrives', () => {
  const text = fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 8 });
  fc.assert(
    fc.property(text, fc.integer({ min: 1, max: 7 }), (given, size) => {
      const lines = given.map((one) => one.replaceAll('\n', '')).filter((one) => one !== '');
      const bytes = Buffer.from(lines.join('\n'));
      const got: string[] = [];
      const into = new Lines((one) => void got.push(one));
      for (let from = 0; from < bytes.length; from += size) {
        into.add(bytes.subarray(from, from + size));
      }
      into.end();
      expect(got).toEqual(lines);
    }),
  );
});

test('of much text the end is kept', () => {
  const tail = new Tail(20);
  for (let number = 1; number <= 100; number++) tail.add(`line ${String(number)}`);
  expect(tail.text).toBe('line 99\nline 100');
  tail.add('x'.repeat(100));
  expect(tail.text).toBe('x'.repeat(20));
});
