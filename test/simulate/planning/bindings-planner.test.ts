import { bindingsPlanner } from '../../../src/simulate/planning';
import type { BlockSchema } from '../../../src/simulate/provider-schema';
import { UNKNOWN, type BlockValue, type Value } from '../../../src/simulate/values';
import { attribute, block } from './blocks';

const AWS = 'registry.terraform.io/hashicorp/aws';

function plannerOf(type: string, schema: BlockSchema, source = AWS) {
  const provider = { attributes: {}, blocks: {} };
  const resources = { [type]: { version: 0, block: schema } };
  return bindingsPlanner(
    'a name',
    { provider, resources, dataSources: {}, ephemerals: {} },
    source,
  );
}

interface Case {
  readonly because: string;
  readonly prior: BlockValue | null;
  readonly proposed: BlockValue | null;
  readonly planned: BlockValue | null;
}

const disk = block({ size: attribute('required', 'number'), serial: attribute('computed') });
const machine = block(
  {
    id: attribute('computed'),
    image: attribute('required'),
    key: attribute('write-only'),
    zone: attribute('either'),
  },
  { disk: ['list', disk], label: ['set', disk] },
);

test.each<Case>([
  {
    because: 'the cloud decides what nobody says, in blocks as well',
    prior: null,
    proposed: {
      id: null,
      image: 'a',
      key: 's',
      zone: null,
      disk: [{ size: 1, serial: null }],
      label: [],
    },
    planned: {
      id: UNKNOWN,
      image: 'a',
      key: null,
      zone: UNKNOWN,
      disk: [{ size: 1, serial: UNKNOWN }],
      label: [],
    },
  },
  {
    because: 'what it decided stays, and what is new is open',
    prior: {
      id: 'i',
      image: 'a',
      key: null,
      zone: 'z',
      disk: [{ size: 1, serial: 'x' }],
      label: [],
    },
    proposed: {
      id: 'i',
      image: 'b',
      key: 's',
      zone: 'z',
      disk: [
        { size: 2, serial: 'x' },
        { size: 3, serial: null },
      ],
      label: [],
    },
    planned: {
      id: 'i',
      image: 'b',
      key: null,
      zone: 'z',
      disk: [
        { size: 2, serial: 'x' },
        { size: 3, serial: UNKNOWN },
      ],
      label: [],
    },
  },
  {
    because: 'what came without a value, from elsewhere, does not make a difference',
    prior: {
      id: 'i',
      image: 'a',
      key: null,
      zone: null,
      disk: [{ size: 1, serial: null }],
      label: [],
    },
    proposed: {
      id: 'i',
      image: 'a',
      key: null,
      zone: null,
      disk: [{ size: 1, serial: null }],
      label: [],
    },
    planned: {
      id: 'i',
      image: 'a',
      key: null,
      zone: null,
      disk: [{ size: 1, serial: null }],
      label: [],
    },
  },
  {
    because: 'in a set, what has another value is another thing',
    prior: {
      id: 'i',
      image: 'a',
      key: null,
      zone: null,
      disk: [],
      label: [{ size: 1, serial: null }],
    },
    proposed: {
      id: 'i',
      image: 'a',
      key: null,
      zone: null,
      disk: [],
      label: [
        { size: 2, serial: null },
        { size: 1, serial: null },
      ],
    },
    planned: {
      id: 'i',
      image: 'a',
      key: null,
      zone: null,
      disk: [],
      label: [
        { size: 2, serial: UNKNOWN },
        { size: 1, serial: null },
      ],
    },
  },
  {
    because: 'nothing is left to plan of what goes',
    prior: { id: 'i', image: 'a', key: null, zone: null, disk: [], label: [] },
    proposed: null,
    planned: null,
  },
])('$because', async ({ prior, proposed, planned }) => {
  const planner = plannerOf('acme_machine', machine, 'registry.terraform.io/acme/acme');
  const request = { type: 'acme_machine', prior, proposed, config: proposed };

  const answer = await planner.plan({ ...request, priorPrivate: Uint8Array.of(7) });

  expect(answer.planned).toEqual(planned);
  expect(answer.plannedPrivate).toEqual(Uint8Array.of(7));
});

const tagged = block({
  tags: attribute('optional', ['map', 'string']),
  tags_all: attribute('either', ['map', 'string']),
});

const configured = (tags: Value): BlockValue => ({ default_tags: [{ tags }] });

test.each<readonly [readonly BlockValue[], Value, Value, Value, string]>([
  [[], { a: '1' }, null, { a: '1' }, 'a provider that says nothing adds nothing'],
  [
    [configured({ b: '2' })],
    { a: '1' },
    null,
    { b: '2', a: '1' },
    'every resource has those of its provider',
  ],
  [[configured({ a: '2' })], { a: '1' }, null, { a: '1' }, 'its own go before'],
  [
    [configured({ b: '3' })],
    { a: '1' },
    { b: '2', a: '1' },
    { b: '3', a: '1' },
    'they change with it',
  ],
  [[configured({ b: '2' })], { a: UNKNOWN }, null, UNKNOWN, 'what is in one may not be known yet'],
  [[configured(UNKNOWN)], { a: '1' }, null, UNKNOWN, 'nor what the provider adds'],
  [
    [configured({ b: '2' }), configured({ b: '3' })],
    { a: '1' },
    { b: '3', a: '1' },
    { b: '3', a: '1' },
    'of two configurations, one has to be that of the resource',
  ],
  [
    [configured({ b: '2' }), configured({ b: '3' })],
    { a: '1' },
    null,
    UNKNOWN,
    'and nobody knows which',
  ],
])('configured with %j, tags %j on %j are %j: %s', async (configs, tags, before, all) => {
  const planner = plannerOf('aws_vpc', tagged);
  for (const config of configs) await planner.configure(config);
  const prior: BlockValue | null = before === null ? null : { tags, tags_all: before };
  const config: BlockValue = { tags, tags_all: null };
  const request = { type: 'aws_vpc', prior, config };
  const proposed: BlockValue = { tags, tags_all: before };

  const answer = await planner.plan({ ...request, proposed, priorPrivate: new Uint8Array() });

  expect(answer.planned).toEqual({ tags, tags_all: all });
});

test('a value that the cloud makes of others is open when they change, and stays when they do not', async () => {
  const schema = block({
    name: attribute('optional'),
    latest_version: attribute('computed', 'number'),
  });
  const planner = plannerOf('aws_launch_template', schema);
  const prior = { name: 'a', latest_version: 3 };
  const plan = async (proposed: BlockValue) => {
    const request = { type: 'aws_launch_template', prior, proposed, config: proposed };
    return (await planner.plan({ ...request, priorPrivate: new Uint8Array() })).planned;
  };

  expect(await plan(prior)).toEqual(prior);
  expect(await plan({ ...prior, name: 'b' })).toEqual({ name: 'b', latest_version: UNKNOWN });
});

test.each<{ because: string; config: BlockValue; refused: readonly (string | number)[][] }>([
  {
    because: 'the provider alone decides it',
    config: { id: 'mine', image: 'a', key: 's', zone: 'z', disk: [], label: [] },
    refused: [['id']],
  },
  {
    because: 'it stands in a block of a list, or of a set, which has no places',
    config: {
      id: null,
      image: 'a',
      key: null,
      zone: null,
      disk: [
        { size: 1, serial: null },
        { size: 2, serial: UNKNOWN },
      ],
      label: [{ size: 1, serial: 'x' }],
    },
    refused: [
      ['disk', 1, 'serial'],
      ['label', 'serial'],
    ],
  },
  {
    because: 'nothing is said that is not to be said',
    config: { id: null, image: 'a', key: 's', zone: UNKNOWN, disk: [], label: [] },
    refused: [],
  },
])('what is refused, where $because', async ({ config, refused }) => {
  const found = await plannerOf('a_machine', machine).validate('resource', 'a_machine', config);

  expect(found.map(({ attribute }) => attribute)).toEqual(refused);
});
