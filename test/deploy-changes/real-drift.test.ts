import { realDrift } from '../../src/deploy/changes';
import type { ChangeJson, PlanJson, ResourceChangeJson } from '../../src/deploy/engine/types';

const STACK = JSON.stringify({
  resource: {
    aws_sns_topic: {
      placed: { name: 'placed', tags: { team: 'shop' }, dynamic: { rule: {} } },
    },
  },
});

const ADDRESS = 'aws_sns_topic.placed';

function changed(before: object, after: object | null, address = ADDRESS): ResourceChangeJson {
  const actions = after ? ['update'] : ['delete'];
  const unmarked = { after_unknown: {}, before_sensitive: {}, after_sensitive: {} };
  const [type = '', name = ''] = address.split('.');
  return { address, mode: 'managed', type, name, change: { actions, before, after, ...unmarked } };
}

const planning = (before: object, after: object, unknown: object = {}): PlanJson => {
  const found = changed(before, after);
  const change: ChangeJson = { ...found.change, after_unknown: unknown };
  return { resource_changes: [{ ...found, change }] };
};

const cases: readonly {
  readonly because: string;
  readonly drift: ResourceChangeJson;
  readonly plan?: PlanJson;
  readonly kept: boolean;
}[] = [
  {
    because: 'the stack says what the name is',
    drift: changed({ name: 'placed' }, { name: 'by-hand' }),
    kept: true,
  },
  {
    because: 'the stack has such blocks, however many',
    drift: changed({ rule: [1] }, { rule: [1, 2] }),
    kept: true,
  },
  {
    because: 'all tags together are put back as well as those of the resource',
    drift: changed({ tags_all: { a: '1' } }, { tags_all: {} }),
    kept: true,
  },
  {
    because: 'a policy that is a resource of its own only shows here once more',
    drift: changed({ policy: '', name: 'placed' }, { policy: '{}', name: 'placed' }),
    kept: false,
  },
  {
    because: 'nobody gives it, and a deployment takes it away all the same',
    drift: changed({ display_name: '' }, { display_name: 'by hand' }),
    plan: planning({ display_name: 'by hand' }, { display_name: null }),
    kept: true,
  },
  {
    because: 'what only becomes unknown is not put back',
    drift: changed({ policy: '' }, { policy: '{}' }),
    plan: planning({ policy: '{}' }, {}, { policy: true }),
    kept: false,
  },
  {
    because: 'it is gone',
    drift: changed({ policy: '' }, null),
    kept: true,
  },
  {
    because: 'the stack does not say what is in a module',
    drift: changed({ policy: '' }, { policy: '{}' }, 'module.topic.aws_sns_topic.placed'),
    kept: true,
  },
  {
    because: 'the stack no longer has it',
    drift: changed({ policy: '' }, { policy: '{}' }, 'aws_sns_topic.former'),
    kept: true,
  },
  {
    because: 'one of several is as all of them are written',
    drift: changed({ name: 'a' }, { name: 'b' }, 'aws_sns_topic.placed["one"]'),
    kept: true,
  },
];

test.each(cases)('drift or not ($kept): $because', ({ drift, plan, kept }) => {
  expect(realDrift({ ...plan, resource_drift: [drift] }, STACK)).toHaveLength(kept ? 1 : 0);
});

test('of a thing that has drifted, only that is told', () => {
  const drift = changed({ name: 'placed', policy: '' }, { name: 'by-hand', policy: '{}' });
  const [found] = realDrift({ resource_drift: [drift] }, STACK);
  expect(found?.change).toMatchObject({ before: { name: 'placed' }, after: { name: 'by-hand' } });
  expect(found?.change.after).not.toHaveProperty('policy');
});
