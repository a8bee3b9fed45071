import type { ApplyRequest, Cloud, Planner } from '../../../src/simulate/provider';
import type {
  AttributeSchema,
  BlockSchema,
  ProviderSchema,
} from '../../../src/simulate/provider-schema';
import {
  Dynamic,
  UNKNOWN,
  type BlockValue,
  type CtyType,
  type Value,
} from '../../../src/simulate/values';

/** An attribute, as its flags tell: `r`equired, `o`ptional, `c`omputed, `s`ensitive, `w`rite-only. */
export function attribute(type: CtyType, flags: string): AttributeSchema {
  return {
    type,
    required: flags.includes('r'),
    optional: flags.includes('o'),
    computed: flags.includes('c'),
    sensitive: flags.includes('s'),
    writeOnly: flags.includes('w'),
  };
}

const port: BlockSchema = {
  attributes: { number: attribute('number', 'r'), note: attribute('string', 'o') },
  blocks: {},
};

const thing: BlockSchema = {
  attributes: {
    id: attribute('string', 'c'),
    name: attribute('string', 'r'),
    size: attribute('number', 'o'),
    secret_wo: attribute('string', 'osw'),
    settings: attribute('dynamic', 'o'),
    tags: attribute(['map', 'string'], 'o'),
  },
  blocks: {
    port: { nesting: 'list', block: port, minItems: 0, maxItems: 0 },
    rule: { nesting: 'set', block: port, minItems: 0, maxItems: 0 },
    limit: { nesting: 'single', block: port, minItems: 0, maxItems: 0 },
  },
};

const token: BlockSchema = {
  attributes: { name: attribute('string', 'r'), value: attribute('string', 'cs') },
  blocks: {},
};

/** A provider that has one type of each kind. */
export const tinySchema: ProviderSchema = {
  provider: { attributes: { region: attribute('string', 'o') }, blocks: {} },
  resources: { tiny_thing: { version: 1, block: thing } },
  dataSources: { tiny_lookup: { version: 0, block: token } },
  ephemerals: { tiny_token: { version: 0, block: token } },
};

/** How a state holds a value whose type is not in the schema. */
interface Stored {
  readonly type: CtyType;
  readonly value: Value;
}

/** Plans as little as a provider can: an id that is known after apply, and another name is another thing. */
export function tinyPlanner(changed: Partial<Planner> = {}): Planner {
  return {
    name: 'tiny',
    schema: tinySchema,
    configure: () => Promise.resolve([]),
    validate: () => Promise.resolve([]),
    plan: ({ prior, proposed, priorPrivate }) => {
      const replaced = prior !== null && prior['name'] !== proposed?.['name'];
      const isNew = prior === null || replaced;
      return Promise.resolve({
        planned: { ...proposed, secret_wo: null, ...(isNew && { id: UNKNOWN }) },
        requiresReplace: replaced ? [['name']] : [],
        plannedPrivate: priorPrivate,
        diagnostics: [],
        legacyTypeSystem: false,
      });
    },
    upgrade: (_type, _version, json) => {
      const state = json as BlockValue & { readonly settings?: Stored | null };
      const { settings } = state;
      return Promise.resolve({
        state: { ...state, settings: settings ? new Dynamic(settings.type, settings.value) : null },
        private: new Uint8Array(),
        diagnostics: [],
      });
    },
    close: () => Promise.resolve(),
    ...changed,
  };
}

/** A cloud in a map, which notes what it is asked to apply. */
export class TinyCloud implements Cloud {
  readonly applied: ApplyRequest[] = [];
  readonly things = new Map<string, BlockValue>();

  apply(request: ApplyRequest) {
    this.applied.push(request);
    const { prior, planned } = request;
    if (prior !== null) this.things.delete(String(prior['id']));
    const id: Value = prior?.['id'] ?? `thing-${this.applied.length}`;
    const state: BlockValue | null = planned === null ? null : { ...planned, id };
    if (state !== null) this.things.set(String(id), state);
    const kept = Buffer.from(`applied ${this.applied.length}`);
    return Promise.resolve({ state, private: kept, diagnostics: [], legacyTypeSystem: false });
  }

  read({ current, private: kept }: Parameters<Cloud['read']>[0]) {
    const state = this.things.get(String(current['id'])) ?? null;
    return Promise.resolve({ state, private: kept, diagnostics: [] });
  }

  readData(_type: string, config: BlockValue) {
    return Promise.resolve({ state: { ...config, value: 'looked up' }, diagnostics: [] });
  }

  import(type: string, id: string) {
    const state = this.things.get(id);
    const imported = state ? [{ type, state, private: new Uint8Array() }] : [];
    return Promise.resolve({ imported, diagnostics: [] });
  }

  open(_type: string, config: BlockValue) {
    return Promise.resolve({ result: { ...config, value: 'sesame-open' }, diagnostics: [] });
  }
}
