import { Client, credentials } from '@grpc/grpc-js';
import type { PlanAnswer, Planner, PlanRequest, ProviderDiagnostic } from '../provider';
import type { BlockSchema, ProviderSchema, TypeSchema, TypesInUse } from '../provider-schema';
import { readBlock, writeBlock } from './block-values';
import { CHANNEL } from './channel-options';
import { decodeMessage, encodeMessage, pathOf } from './codec';
import { readDiagnostics, readPath } from './diagnostic-messages';
import { ProtocolMismatch, ProviderFailure } from './disagreement';
import { writeStateJson } from './json-state';
import type {
  Draft,
  Message,
  MessageName,
  RequestName,
  ResponseName,
  RpcName,
} from './message-types';
import { RPCS } from './messages';
import { readSchema } from './schema-messages';
import { keepWanted } from './wanted-schemas';

/** A running provider that was asked what it is; everything that a `Planner` is but its name. */
export interface ProviderClient extends Omit<Planner, 'name'> {
  /** Of the types that were asked for, those that the provider has. */
  readonly schema: ProviderSchema;
  /** Asks the provider to give up what it is doing. Ends no process. */
  stop(): Promise<void>;
  /** Ends the connection. Ends no process. */
  close(): Promise<void>;
}

export interface ConnectOptions {
  /**
   * Milliseconds that one answer may take.
   *
   * @default 120000
   */
  readonly patience?: number;
}

const PATIENCE = 120_000;

/** Without saying so, a provider refuses every write-only argument. */
const CAPABILITIES = { write_only_attributes_allowed: true };
const ENGINE_VERSION = '1.11.0';

/**
 * Connects to a provider that listens without encryption, and asks it for the schemas of the types in use. What later goes
 * wrong with the connection rejects with a `ProviderFailure`; what the provider itself complains of is diagnostics.
 *
 * @param address as gRPC takes it: `unix:/run/plugin.sock` or `127.0.0.1:1234`
 */
export async function connectProvider(
  address: string,
  only: TypesInUse,
  { patience = PATIENCE }: ConnectOptions = {},
): Promise<ProviderClient> {
  const connection = new Client(address, credentials.createInsecure(), CHANNEL);
  const ask = askerOf(connection, patience);
  try {
    return clientOf(connection, ask, await askSchema(ask, only));
  } catch (error) {
    connection.close();
    throw error;
  }
}

/** Asks, and reads the answer; what cannot be read is the provider's failure, and not the engine's. */
type Ask = <Rpc extends RpcName, Read>(
  rpc: Rpc,
  request: Draft<RequestName<Rpc>>,
  read: (answer: Message<ResponseName<Rpc>>) => Read,
  narrow?: (bytes: Buffer) => Buffer,
) => Promise<Read>;

function askerOf(connection: Client, patience: number): Ask {
  return async (rpc, request, read, narrow = (bytes) => bytes) => {
    const [requestName, responseName] = RPCS[rpc];
    const sent = encodeMessage<MessageName>(requestName, request);
    const bytes = await call(connection, pathOf(rpc), sent, patience);
    try {
      return read(decodeMessage(responseName, narrow(bytes)));
    } catch (error) {
      if (!(error instanceof ProtocolMismatch)) throw error;
      throw new ProviderFailure(`Its answer to ${rpc} cannot be read: ${error.message}.`);
    }
  };
}

function call(connection: Client, path: string, sent: Buffer, patience: number): Promise<Buffer> {
  const asIs = (bytes: Buffer) => bytes;
  return new Promise((resolve, reject) => {
    const deadline = Date.now() + patience;
    connection.makeUnaryRequest(path, asIs, asIs, sent, { deadline }, (error, bytes) => {
      if (error) reject(new ProviderFailure(sentence(error.details)));
      else resolve(bytes ?? Buffer.alloc(0));
    });
  });
}

function sentence(details: string): string {
  return `It said: ${details.replace(/\.$/, '')}.`;
}

async function askSchema(ask: Ask, only: TypesInUse): Promise<ProviderSchema> {
  const narrow = (bytes: Buffer) => keepWanted(bytes, only);
  const read = (answer: Message<'GetProviderSchemaResponse'>) => ({
    schema: readSchema(answer),
    error: readDiagnostics(answer.diagnostics).find(({ severity }) => severity === 'error'),
  });
  const { schema, error } = await ask('GetSchema', {}, read, narrow);
  if (error) throw new ProviderFailure(`It has no schema: ${error.summary}.`);
  return schema;
}

function clientOf(connection: Client, ask: Ask, schema: ProviderSchema): ProviderClient {
  return {
    schema,
    configure: async (config) => {
      const request = {
        terraform_version: ENGINE_VERSION,
        config: writeBlock(schema.provider, config),
        client_capabilities: CAPABILITIES,
      };
      return ask('Configure', request, diagnosticsOf);
    },
    validate: async (kind, type, config) => {
      if (kind === 'provider') {
        const request = { config: writeBlock(schema.provider, config) };
        return ask('PrepareProviderConfig', request, diagnosticsOf);
      }
      const [rpc, kinds] = VALIDATIONS[kind];
      const value = writeBlock(blockOf(schema[kinds], type), config);
      const request = { type_name: type, config: value, client_capabilities: CAPABILITIES };
      return ask(rpc, request, diagnosticsOf);
    },
    plan: async (request) => plan(ask, blockOf(schema.resources, request.type), request),
    upgrade: async (type, version, state) => {
      const block = blockOf(schema.resources, type);
      const request = { type_name: type, version, raw_state: { json: writeStateJson(state) } };
      return ask('UpgradeResourceState', request, (answer) => ({
        state: readBlock(block, answer.upgraded_state),
        private: new Uint8Array(),
        diagnostics: readDiagnostics(answer.diagnostics),
      }));
    },
    stop: () => ask('Stop', {}, () => undefined),
    close: () => {
      connection.close();
      return Promise.resolve();
    },
  };
}

const VALIDATIONS = {
  resource: ['ValidateResourceTypeConfig', 'resources'],
  data: ['ValidateDataSourceConfig', 'dataSources'],
  ephemeral: ['ValidateEphemeralResourceConfig', 'ephemerals'],
} as const;

function plan(ask: Ask, block: BlockSchema, request: PlanRequest): Promise<PlanAnswer> {
  const written = {
    type_name: request.type,
    prior_state: writeBlock(block, request.prior),
    proposed_new_state: writeBlock(block, request.proposed),
    config: writeBlock(block, request.config),
    prior_private: request.priorPrivate,
    client_capabilities: CAPABILITIES,
  };
  return ask('PlanResourceChange', written, (answer) => ({
    planned: readBlock(block, answer.planned_state),
    requiresReplace: answer.requires_replace.map(readPath),
    plannedPrivate: answer.planned_private,
    diagnostics: readDiagnostics(answer.diagnostics),
    legacyTypeSystem: answer.legacy_type_system,
  }));
}

function diagnosticsOf(answer: {
  readonly diagnostics: readonly Message<'Diagnostic'>[];
}): readonly ProviderDiagnostic[] {
  return readDiagnostics(answer.diagnostics);
}

function blockOf(types: Readonly<Record<string, TypeSchema>>, type: string): BlockSchema {
  const found = types[type];
  if (found === undefined) throw new ProviderFailure(`It has no type "${type}".`);
  return found.block;
}
