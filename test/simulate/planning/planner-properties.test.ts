import fc from 'fast-check';
import { fill } from '../../../src/simulate/fill/fill';
import { seedOf } from '../../../src/simulate/fill/seed';
import { bindingsPlanner } from '../../../src/simulate/planning';
import { conformBlock } from '../../../src/simulate/planning/conform';
import { blockType, isSame } from '../../../src/simulate/planning/equal';
import type { BlockSchema } from '../../../src/simulate/provider-schema';
import { UNKNOWN, type BlockValue } from '../../../src/simulate/values';
import { anyBlock, anyConfig } from './arbitrary-values';
import { proposal } from './proposal';

const TYPE = 'acme_thing';
const SOURCE = 'registry.terraform.io/acme/acme';

function plannerOf(block: BlockSchema) {
  const resources = { [TYPE]: { version: 0, block } };
  const provider = { attributes: {}, blocks: {} };
  return bindingsPlanner('acme', { provider, resources, dataSources: {}, ephemerals: {} }, SOURCE);
}

async function plan(block: BlockSchema, prior: BlockValue | null, config: BlockValue) {
  const proposed = proposal(block, prior, config);
  const request = { type: TYPE, prior, proposed, config, priorPrivate: new Uint8Array() };
  return plannerOf(block).plan(request);
}

function made(block: BlockSchema, planned: BlockValue) {
  const place = { account: '000000000000', region: 'us-east-1', partition: 'aws', tags: {} };
  return fill(block, planned, { source: SOURCE, type: TYPE, place, seed: seedOf('a'), nth: 1 });
}

const schemaAndConfig = anyBlock.chain((block) => fc.tuple(fc.constant(block), anyConfig(block)));

test('what was made as planned needs no change, and no value is known any better', async () => {
  await fc.assert(
    fc.asyncProperty(schemaAndConfig, async ([block, config]) => {
      const { planned } = await plan(block, null, config);
      const state = made(block, planned ?? {});
      expect(
        JSON.stringify(state, (_, value: unknown) => (value === UNKNOWN ? 'open' : value)),
      ).toBe(JSON.stringify(state));

      const again = await plan(block, state, config);

      expect(isSame(again.planned, state, blockType(block))).toBe(true);
      expect(again.requiresReplace).toEqual([]);
    }),
  );
});

test('what a plan knows is there afterwards, and what is there is of the schema', async () => {
  await fc.assert(
    fc.asyncProperty(schemaAndConfig, async ([block, config]) => {
      const { planned } = await plan(block, null, config);
      const state = made(block, planned ?? {});

      for (const [name, value] of Object.entries(planned ?? {})) {
        if (isKnown(value)) expect(state[name]).toEqual(value);
      }
      expect(conformBlock(state, block)).toEqual(state);
    }),
  );
});

test('what goes to the provider only is in no plan and in no state', async () => {
  await fc.assert(
    fc.asyncProperty(schemaAndConfig, async ([block, config]) => {
      const { planned } = await plan(block, null, config);
      const secret = Object.keys(block.attributes).filter(
        (name) => block.attributes[name]?.writeOnly,
      );

      for (const name of secret) {
        expect(planned?.[name]).toBeNull();
        expect(made(block, { ...planned, [name]: 'secret' })[name]).toBeNull();
      }
    }),
  );
});

function isKnown(value: unknown): boolean {
  if (value === UNKNOWN) return false;
  return typeof value !== 'object' || value === null || Object.values(value).every(isKnown);
}
