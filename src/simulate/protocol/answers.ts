import type { Cloud, Planner, StateAnswer } from '../provider';
import type { BlockSchema, TypeSchema } from '../provider-schema';
import { readBlock, readPresentBlock, writeBlock } from './block-values';
import { encodeMessage, type Encoded } from './codec';
import { writeDiagnostics, writePath } from './diagnostic-messages';
import { ProtocolMismatch } from './disagreement';
import { impliedType } from './implied-type';
import { readStateJson } from './json-state';
import type { Draft, Message, RequestName, ResponseName, RpcName } from './message-types';
import { writeSchema } from './schema-messages';

type Answer<Rpc extends RpcName> = Draft<ResponseName<Rpc>> | Encoded;

/** What a provider answers to each RPC; an answer may come in bytes. */
export type Answers = {
  readonly [Rpc in RpcName]: (
    request: Message<RequestName<Rpc>>,
  ) => Answer<Rpc> | Promise<Answer<Rpc>>;
};

/**
 * Nothing here depends on having been asked for the schema before, and saying so lets the engine ask once, not once for
 * each alias. Plans of deletions are not asked for: there is nothing to be said of them.
 */
const CAPABILITIES = { get_provider_schema_optional: true };

/** The answers of a provider whose one half plans and whose other half pretends a cloud. */
export function answersOf(planner: Planner, cloud: Cloud): Answers {
  const { schema } = planner;
  const resource = (type: string) => blockOf(schema.resources, type);
  let schemaBytes: Encoded | undefined;

  return {
    GetSchema: () => (schemaBytes ??= encodedSchema(planner)),
    PrepareProviderConfig: async ({ config }) => {
      const value = readPresentBlock(schema.provider, config);
      const diagnostics = await planner.validate('provider', '', value);
      return {
        prepared_config: config,
        diagnostics: writeDiagnostics(diagnostics, impliedType(schema.provider)),
      };
    },
    Configure: async ({ config }) => {
      const diagnostics = await planner.configure(readPresentBlock(schema.provider, config));
      return { diagnostics: writeDiagnostics(diagnostics, impliedType(schema.provider)) };
    },
    Stop: () => ({}),
    ValidateResourceTypeConfig: (request) =>
      validate(planner, 'resource', resource(request.type_name), request),
    ValidateDataSourceConfig: (request) =>
      validate(planner, 'data', blockOf(schema.dataSources, request.type_name), request),
    ValidateEphemeralResourceConfig: (request) =>
      validate(planner, 'ephemeral', blockOf(schema.ephemerals, request.type_name), request),
    UpgradeResourceState: async ({ type_name: type, version, raw_state: raw }) => {
      const block = resource(type);
      const { state, diagnostics } = await planner.upgrade(type, version, readState(raw));
      return {
        upgraded_state: writeBlock(block, state),
        diagnostics: writeDiagnostics(diagnostics, impliedType(block)),
      };
    },
    ReadResource: async ({ type_name: type, current_state, private: kept }) => {
      const block = resource(type);
      const current = readBlock(block, current_state);
      if (current === null) return { new_state: writeBlock(block, null), private: kept };
      return writeState(block, await cloud.read({ type, current, private: kept }));
    },
    PlanResourceChange: (request) => plan(planner, resource(request.type_name), request),
    ApplyResourceChange: async (request) => {
      const block = resource(request.type_name);
      const answer = await cloud.apply({
        type: request.type_name,
        prior: readBlock(block, request.prior_state),
        planned: readBlock(block, request.planned_state),
        config: readBlock(block, request.config),
        plannedPrivate: request.planned_private,
      });
      return { ...writeState(block, answer), legacy_type_system: answer.legacyTypeSystem };
    },
    ImportResourceState: async ({ type_name: type, id }) => {
      const { imported, diagnostics } = await cloud.import(type, id);
      return {
        imported_resources: imported.map((each) => ({
          type_name: each.type,
          state: writeBlock(resource(each.type), each.state),
          private: each.private,
        })),
        diagnostics: writeDiagnostics(diagnostics, impliedType(resource(type))),
      };
    },
    ReadDataSource: async ({ type_name: type, config }) => {
      const block = blockOf(schema.dataSources, type);
      const { state, diagnostics } = await cloud.readData(type, readPresentBlock(block, config));
      return {
        state: writeBlock(block, state),
        diagnostics: writeDiagnostics(diagnostics, impliedType(block)),
      };
    },
    OpenEphemeralResource: async ({ type_name: type, config }) => {
      const block = blockOf(schema.ephemerals, type);
      const { result, diagnostics } = await cloud.open(type, readPresentBlock(block, config));
      return {
        result: writeBlock(block, result),
        diagnostics: writeDiagnostics(diagnostics, impliedType(block)),
      };
    },
    RenewEphemeralResource: () => ({}),
    CloseEphemeralResource: () => ({}),
  };
}

function encodedSchema({ schema }: Planner): Encoded {
  return encodeMessage('GetProviderSchemaResponse', {
    ...writeSchema(schema),
    server_capabilities: CAPABILITIES,
  });
}

async function validate(
  planner: Planner,
  kind: 'resource' | 'data' | 'ephemeral',
  block: BlockSchema,
  { type_name: type, config }: Message<'ValidateRequest'>,
): Promise<Draft<'Diagnostics'>> {
  const diagnostics = await planner.validate(kind, type, readPresentBlock(block, config));
  return { diagnostics: writeDiagnostics(diagnostics, impliedType(block)) };
}

async function plan(
  planner: Planner,
  block: BlockSchema,
  request: Message<'PlanResourceChangeRequest'>,
): Promise<Draft<'PlanResourceChangeResponse'>> {
  const proposed = readBlock(block, request.proposed_new_state);
  const priorPrivate = request.prior_private;
  if (proposed === null) {
    return { planned_state: writeBlock(block, null), planned_private: priorPrivate };
  }
  const answer = await planner.plan({
    type: request.type_name,
    prior: readBlock(block, request.prior_state),
    proposed,
    config: readBlock(block, request.config),
    priorPrivate,
  });
  const type = impliedType(block);
  return {
    planned_state: writeBlock(block, answer.planned),
    requires_replace: answer.requiresReplace.map((path) => writePath(path, type)),
    planned_private: answer.plannedPrivate,
    diagnostics: writeDiagnostics(answer.diagnostics, type),
    legacy_type_system: answer.legacyTypeSystem,
  };
}

function writeState(
  block: BlockSchema,
  { state, private: kept, diagnostics }: StateAnswer,
): Pick<Draft<'ReadResourceResponse'>, 'new_state' | 'private' | 'diagnostics'> {
  return {
    new_state: writeBlock(block, state),
    private: kept,
    diagnostics: writeDiagnostics(diagnostics, impliedType(block)),
  };
}

function readState(raw: Message<'RawState'> | null): unknown {
  if (raw === null || raw.json.length === 0) {
    throw new ProtocolMismatch('the state is not in the JSON form that Terraform has since 0.12');
  }
  return readStateJson(raw.json);
}

function blockOf(types: Readonly<Record<string, TypeSchema>>, type: string): BlockSchema {
  const found = Object.hasOwn(types, type) ? types[type] : undefined;
  if (found === undefined) throw new ProtocolMismatch(`no type "${type}" was announced`);
  return found.block;
}
