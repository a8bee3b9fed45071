import type { Planner, PlanAnswer, PlanRequest, StateAnswer } from '../provider';
import type { BlockSchema, ProviderSchema, TypeSchema } from '../provider-schema';
import type { BlockValue, Value } from '../values';
import { defaultTagsOf, withAllTags } from './all-tags';
import { conformBlock } from './conform';
import { withDependents } from './dependent';
import { plannedBlock } from './planned-block';
import { replacingPaths } from './replacing';
import { unconfigurable } from './unconfigurable';

const NOTHING_KEPT = new Uint8Array();

/**
 * Plans with no more than a schema and a table of what cannot be changed in place. Defaults are in no schema, so an
 * argument that is not set stays null where the real provider would say what it takes for it.
 */
export function bindingsPlanner(name: string, schema: ProviderSchema, source: string): Planner {
  const defaultTags: Value[] = [];
  const isAws = source.endsWith('/aws');

  const planned = (type: TypeSchema, request: PlanRequest, proposed: BlockValue): BlockValue => {
    const prior = request.prior ?? undefined;
    const open = plannedBlock(type.block, prior, proposed);
    const config = request.config ?? {};
    const tagged = isAws ? withAllTags(type.block, defaultTags, config, prior, open) : open;
    return prior ? withDependents(request.type, type.block, prior, tagged) : tagged;
  };

  return {
    name,
    schema,
    configure(config) {
      defaultTags.push(defaultTagsOf(config));
      return Promise.resolve([]);
    },
    // Terraform itself checks against the schema, but for this; whatever else a real provider refuses is not known here.
    validate(kind, type, config) {
      const block = blockOf(schema, kind, type);
      return Promise.resolve(block ? unconfigurable(block, config) : []);
    },
    plan(request) {
      const { prior, proposed } = request;
      if (proposed === null) return Promise.resolve(answer(request, null));
      const type = typeNamed(schema, request.type);
      const after = planned(type, request, proposed);
      if (prior === null) return Promise.resolve(answer(request, after));
      const requiresReplace = replacingPaths(request.type, type.block, prior, after);
      return Promise.resolve({ ...answer(request, after), requiresReplace });
    },
    upgrade(type, _version, state) {
      const upgraded = conformBlock(state, typeNamed(schema, type).block);
      const answered: StateAnswer = { state: upgraded, private: NOTHING_KEPT, diagnostics: [] };
      return Promise.resolve(answered);
    },
    close: () => Promise.resolve(),
  };
}

function answer({ priorPrivate }: PlanRequest, planned: BlockValue | null): PlanAnswer {
  return {
    planned,
    requiresReplace: [],
    plannedPrivate: priorPrivate,
    diagnostics: [],
    legacyTypeSystem: false,
  };
}

function blockOf(
  { provider, resources, dataSources, ephemerals }: ProviderSchema,
  kind: Parameters<Planner['validate']>[0],
  type: string,
): BlockSchema | undefined {
  if (kind === 'provider') return provider;
  return { resource: resources, data: dataSources, ephemeral: ephemerals }[kind][type]?.block;
}

function typeNamed({ resources }: ProviderSchema, type: string): TypeSchema {
  const found = resources[type];
  if (found) return found;
  throw new Error(`This is a bug: nobody said that ${type} is in use.`);
}
