import Ajv2020 from 'ajv/dist/2020';
import { STACK_DESCRIPTION_SCHEMA, ResourceAddress } from '../../src/model';
import { created, graphOf, nodeOf } from './graphs';

const validate = new Ajv2020({ strict: true, allErrors: true }).compile(STACK_DESCRIPTION_SCHEMA);

const db = ResourceAddress.parse('anything.default#cart.db') as ResourceAddress;
const cart = ResourceAddress.parse('anything.default#cart') as ResourceAddress;

test('what create describes keeps the published schema', () => {
  const graph = graphOf(
    [
      nodeOf(String(db), {
        origin: ResourceAddress.parse('anything.default#basket.db') as ResourceAddress,
      }),
      nodeOf(String(cart), { match: { ...nodeOf(String(cart)).match, pack: null } }),
    ],
    [{ from: cart, to: db, kind: 'use', access: 'read' }],
  );
  const { stack } = created(graph);
  validate(stack?.description);
  expect(validate.errors).toBeNull();
  expect(stack?.description.renames).toHaveLength(1);
});

test.each([
  { because: 'a field that deploy relies on is missing', change: { stack: undefined } },
  { because: 'a field that nobody declared', change: { extra: 1 } },
  { because: 'another version', change: { version: 2 } },
  { because: 'a hash that is none', change: { inputs: [{ path: 'a', sha256: 'x' }] } },
])('the schema refuses $because', ({ change }) => {
  const { stack } = created(graphOf([nodeOf(String(db))]));
  expect(validate(JSON.parse(JSON.stringify({ ...stack?.description, ...change })))).toBe(false);
});
