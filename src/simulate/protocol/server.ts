import {
  Server,
  ServerCredentials,
  type handleUnaryCall,
  type ServiceDefinition,
} from '@grpc/grpc-js';
import type { Cloud, Planner, ProviderDiagnostic } from '../provider';
import { answersOf, type Answers } from './answers';
import { CHANNEL } from './channel-options';
import { decodeMessage, encodeMessage, pathOf, type Encoded } from './codec';
import { writeDiagnostics } from './diagnostic-messages';
import { explainFailure, ProtocolMismatch } from './disagreement';
import type { Message, MessageName, RequestName, RpcName } from './message-types';
import { RPCS } from './messages';

/** Where a provider listens, as an engine takes it. */
export interface ProviderAddress {
  readonly network: 'unix' | 'tcp';
  readonly address: string;
}

/** A provider that an engine can reach. */
export interface ServedProvider {
  readonly listensAt: ProviderAddress;
  /** Ends at once, also what an engine still waits for. */
  close(): Promise<void>;
}

/**
 * Lets an engine ask a provider, until it is closed. Whatever goes wrong inside is told to the engine's user as a
 * diagnostic, so that a run ends with a sentence and not with a broken connection.
 *
 * @param socket where to listen; of a `SocketFolder`. Windows has no such sockets in Go's sense: there it is a free port.
 */
export function serveProvider(
  planner: Planner,
  cloud: Cloud,
  socket: string,
): Promise<ServedProvider> {
  const answers = answersOf(planner, cloud);
  return serveAnswers(() => answers, socket);
}

/** The two halves of a provider. */
export interface ProviderHalves {
  readonly planner: Planner;
  readonly cloud: Cloud;
}

/**
 * As `serveProvider`, for a provider that is made when an engine asks for it the first time. Where it cannot be made, the
 * engine's user is told why.
 */
export function serveWhenAsked(
  make: () => Promise<ProviderHalves | readonly ProviderDiagnostic[]>,
  socket: string,
): Promise<ServedProvider> {
  let answers: Promise<Answers> | undefined;
  const answersMade = async () => {
    const made = await make();
    if ('planner' in made) return answersOf(made.planner, made.cloud);
    throw new Refusal(made);
  };
  return serveAnswers(() => (answers ??= answersMade()), socket);
}

/** There is no provider to answer, for reasons that its user is told. */
class Refusal extends Error {
  constructor(readonly diagnostics: readonly ProviderDiagnostic[]) {
    super('There is no provider.');
  }
}

async function serveAnswers(
  answers: () => Answers | Promise<Answers>,
  socket: string,
): Promise<ServedProvider> {
  const server = new Server(CHANNEL);
  server.addService(service, handlersOf(answers));
  const isWindows = process.platform === 'win32';
  const port = await listen(server, isWindows ? '127.0.0.1:0' : `unix:${socket}`);
  return {
    listensAt: isWindows
      ? { network: 'tcp', address: `127.0.0.1:${port}` }
      : { network: 'unix', address: socket },
    close: () => {
      server.forceShutdown();
      return Promise.resolve();
    },
  };
}

function listen(server: Server, address: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.bindAsync(address, ServerCredentials.createInsecure(), (error, port) => {
      if (error) reject(error);
      else resolve(port);
    });
  });
}

const rpcs = Object.keys(RPCS) as RpcName[];
const asIs = (bytes: Buffer) => bytes;

/** Bytes pass through the library, because only we can answer what cannot be read or written with a diagnostic. */
const service: ServiceDefinition = Object.fromEntries(
  rpcs.map((rpc) => [
    rpc,
    {
      path: pathOf(rpc),
      requestStream: false,
      responseStream: false,
      requestSerialize: asIs,
      requestDeserialize: asIs,
      responseSerialize: asIs,
      responseDeserialize: asIs,
    },
  ]),
);

function handlersOf(
  answers: () => Answers | Promise<Answers>,
): Record<string, handleUnaryCall<Encoded, Encoded>> {
  return Object.fromEntries(
    rpcs.map((rpc) => [
      rpc,
      ({ request }, callback) => {
        const answer = async () => (await answers())[rpc];
        answerInBytes(rpc, answer, request).then((bytes) => {
          callback(null, bytes);
        }, callback);
      },
    ]),
  );
}

async function answerInBytes<Rpc extends RpcName>(
  rpc: Rpc,
  answerMade: () => Promise<Answers[Rpc]>,
  request: Encoded,
): Promise<Encoded> {
  const response: MessageName = RPCS[rpc][1];
  try {
    const answer = await answerMade();
    const given = await answer(readRequest(rpc, request));
    return Buffer.isBuffer(given) ? given : encodeMessage<MessageName>(response, given);
  } catch (error) {
    const told = error instanceof Refusal ? error.diagnostics : [explainFailure(rpc, error)];
    if (rpc === 'Stop') return encodeMessage('StopResponse', { Error: told[0]?.detail ?? '' });
    const diagnostics = writeDiagnostics(told, 'dynamic');
    return encodeMessage<MessageName>(response, { diagnostics });
  }
}

function readRequest<Rpc extends RpcName>(rpc: Rpc, bytes: Encoded): Message<RequestName<Rpc>> {
  const name: RequestName<Rpc> = RPCS[rpc][0];
  try {
    return decodeMessage(name, bytes);
  } catch {
    throw new ProtocolMismatch('its message is of another form');
  }
}
