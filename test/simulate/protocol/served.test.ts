import { Client, credentials, status } from '@grpc/grpc-js';
import {
  connectProvider,
  ProviderFailure,
  serveProvider,
  SocketFolder,
  type ProviderClient,
  type ServedProvider,
} from '../../../src/simulate/protocol';
import { decodeMessage, pathOf } from '../../../src/simulate/protocol/codec';
import type { RpcName } from '../../../src/simulate/protocol/message-types';
import { RPCS } from '../../../src/simulate/protocol/messages';
import type { Cloud, Planner } from '../../../src/simulate/provider';
import { BigNumber, Dynamic, UNKNOWN, type BlockValue } from '../../../src/simulate/values';
import { tinyPlanner, TinyCloud } from './tiny-provider';

// The first connection loads the gRPC library, which a busy machine does not do at once.
jest.setTimeout(60_000);

const ALL = {
  resources: ['tiny_thing', 'tiny_absent'],
  dataSources: ['tiny_lookup'],
  ephemerals: ['tiny_token'],
};

const NOTHING = new Uint8Array();

let sockets: SocketFolder;
let served: ServedProvider;
let clients: ProviderClient[];

beforeEach(() => {
  sockets = new SocketFolder();
  clients = [];
});

afterEach(async () => {
  for (const client of clients) await client.close();
  await served.close();
  sockets.close();
});

async function connected(changed: Partial<Planner> = {}): Promise<ProviderClient> {
  served = await serveProvider(tinyPlanner(changed), new TinyCloud(), sockets.next());
  const client = await connectProvider(`unix:${served.listensAt.address}`, ALL);
  clients.push(client);
  return client;
}

/** Every attribute and block, as the engine sends them. */
const THING: BlockValue = {
  id: UNKNOWN,
  name: 'one',
  size: new BigNumber('12345678901234567890'),
  secret_wo: 'sesame',
  settings: new Dynamic(['tuple', ['string']], [UNKNOWN]),
  tags: Object.fromEntries([['__proto__', 'tag']]),
  port: [{ number: 0.1, note: null }],
  rule: UNKNOWN,
  limit: null,
};

describe('what is asked of a provider arrives, and its answer comes back', () => {
  test('a plan', async () => {
    const asked: unknown[] = [];
    const client = await connected({
      plan: (request) => {
        asked.push(request);
        return Promise.resolve({
          planned: request.proposed,
          requiresReplace: [
            ['tags', 'key'],
            ['port', 1, 'number'],
          ],
          plannedPrivate: Buffer.from('kept'),
          diagnostics: [
            { severity: 'warning', summary: 'W', detail: 'D', attribute: ['limit', 'note'] },
            { severity: 'error', summary: 'E', detail: '' },
          ],
          legacyTypeSystem: true,
        });
      },
    });
    const request = {
      type: 'tiny_thing',
      prior: null,
      proposed: THING,
      config: THING,
      priorPrivate: Buffer.from('before'),
    };
    expect(await client.plan(request)).toEqual({
      planned: THING,
      requiresReplace: [
        ['tags', 'key'],
        ['port', 1, 'number'],
      ],
      plannedPrivate: Buffer.from('kept'),
      diagnostics: [
        { severity: 'warning', summary: 'W', detail: 'D', attribute: ['limit', 'note'] },
        { severity: 'error', summary: 'E', detail: '' },
      ],
      legacyTypeSystem: true,
    });
    expect(asked).toEqual([request]);
  });

  test('the schemas of the types that it has', async () => {
    const { schema } = await connected();
    expect(schema).toEqual(tinyPlanner().schema);
  });

  test('configuration, validation and the upgrade of a state, with all its digits', async () => {
    const asked: unknown[][] = [];
    const noting = (...all: unknown[]) => {
      asked.push(all);
      return Promise.resolve([]);
    };
    const client = await connected({
      configure: noting,
      validate: noting,
      upgrade: async (...all) => {
        await noting(...all);
        return { state: { ...THING, id: 'thing-1' }, private: NOTHING, diagnostics: [] };
      },
    });
    const token = { name: 'door', value: null };
    await client.configure({ region: 'here' });
    await client.validate('provider', '', { region: UNKNOWN });
    await client.validate('resource', 'tiny_thing', THING);
    await client.validate('data', 'tiny_lookup', token);
    await client.validate('ephemeral', 'tiny_token', token);
    const before = { size: new BigNumber('12345678901234567890'), name: '1234567890123456789012' };
    expect(await client.upgrade('tiny_thing', 0, before)).toMatchObject({ state: { name: 'one' } });
    await client.stop();

    expect(asked).toEqual([
      [{ region: 'here' }],
      ['provider', '', { region: UNKNOWN }],
      ['resource', 'tiny_thing', THING],
      ['data', 'tiny_lookup', token],
      ['ephemeral', 'tiny_token', token],
      ['tiny_thing', 0, before],
    ]);
  });

  test('blocks that are left out are none', async () => {
    const client = await connected({ plan: (request) => tinyPlanner().plan(request) });
    const { planned } = await client.plan({
      type: 'tiny_thing',
      prior: null,
      proposed: { name: 'one' },
      config: { name: 'one' },
      priorPrivate: NOTHING,
    });
    expect(planned).toMatchObject({ tags: null, port: [], rule: [], limit: null });
  });
});

describe('a real provider that fails', () => {
  test.each<{ readonly because: string; readonly fail: (client: ProviderClient) => unknown }>([
    {
      because: 'it has not the type',
      fail: (client) => client.validate('resource', 'tiny_absent', {}),
    },
    {
      because: 'it is gone',
      fail: async (client) => {
        await served.close();
        return client.configure({});
      },
    },
  ])('is told of as such: $because', async ({ fail }) => {
    const client = await connected();
    await expect(fail(client)).rejects.toThrow(ProviderFailure);
  });

  test('is not waited for without end', async () => {
    served = await serveProvider(tinyPlanner(), new TinyCloud(), sockets.next());
    const nobody = `unix:${sockets.next()}`;
    await expect(connectProvider(nobody, ALL, { patience: 200 })).rejects.toThrow(ProviderFailure);
  });

  test('is named to the user of the engine', async () => {
    const client = await connected({
      configure: () => Promise.reject(new ProviderFailure('It said: no.')),
    });
    const [told] = await client.configure({});
    expect(told?.summary).toBe('The real provider does not answer');
    expect(told?.detail).toContain('It said: no.');
  });
});

/** Asks as an engine would that speaks another protocol. */
function askRaw(path: string, bytes: Buffer): Promise<Buffer> {
  const client = new Client(`unix:${served.listensAt.address}`, credentials.createInsecure());
  const asIs = (each: Buffer) => each;
  return new Promise<Buffer>((resolve, reject) => {
    client.makeUnaryRequest(path, asIs, asIs, bytes, (error, answer) => {
      if (error) reject(error);
      else resolve(answer ?? Buffer.alloc(0));
    });
  }).finally(() => client.close());
}

/** A field of a kind that does not exist. */
const NO_MESSAGE = Buffer.alloc(16, 0xff);

const DATA_LESS: readonly string[] = [
  'GetSchema',
  'Stop',
  'RenewEphemeralResource',
  'CloseEphemeralResource',
];

const rpcs = Object.keys(RPCS) as RpcName[];

function toldBy(rpc: RpcName, answer: Buffer): string {
  const message: unknown = decodeMessage(RPCS[rpc][1], answer);
  return JSON.stringify(message);
}

test.each(rpcs)('a request that is no %s gives a sentence that names it', async (rpc) => {
  served = await serveProvider(tinyPlanner(), new TinyCloud(), sockets.next());
  const told = toldBy(rpc, await askRaw(pathOf(rpc), NO_MESSAGE));
  expect(told).toContain('another form');
  expect(told).toContain(rpc);
});

test.each(rpcs.filter((rpc) => !DATA_LESS.includes(rpc)))(
  'a %s of a type that nobody announced, or of no value, gives a sentence',
  async (rpc) => {
    served = await serveProvider(tinyPlanner(), new TinyCloud(), sockets.next());
    const told = toldBy(rpc, await askRaw(pathOf(rpc), Buffer.alloc(0)));
    expect(told).toContain('The engine speaks another plugin protocol');
  },
);

test('an RPC that is not ours is refused in the way that engines expect', async () => {
  served = await serveProvider(tinyPlanner(), new TinyCloud(), sockets.next());
  const asked = askRaw('/tfplugin5.Provider/GetResourceIdentitySchemas', Buffer.alloc(0));
  await expect(asked).rejects.toMatchObject({ code: status.UNIMPLEMENTED });
});

test('a bug of ours is a sentence, and the next request is answered', async () => {
  const broken: Cloud = new TinyCloud();
  broken.read = () => {
    throw new RangeError('lost');
  };
  served = await serveProvider(
    tinyPlanner({ configure: () => Promise.reject(new Error('first')) }),
    broken,
    sockets.next(),
  );
  const client = await connectProvider(`unix:${served.listensAt.address}`, ALL);
  clients.push(client);
  const [told] = await client.configure({});
  expect(told).toMatchObject({ severity: 'error', summary: 'A bug in the simulator' });
  expect(told?.detail).toContain('Error: first');
  expect(await client.validate('resource', 'tiny_thing', { name: 'x' })).toEqual([]);
});
