import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import {
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Found } from './found';

/** The folder of the programs of a PostgreSQL server. */
export interface PostgresEngine {
  readonly bin: string;
}

/** A PostgreSQL server on loopback that writes every statement into its log. */
export interface PostgresServer {
  readonly folder: string;
  /** What libpq needs to know to find it. */
  readonly env: Readonly<Record<string, string>>;
  log(): string;
  stop(): Promise<void>;
}

const DEBIAN = '/usr/lib/postgresql';
/** PostgreSQL refuses to run as root; this user has no rights and a name. */
const NOBODY = 65534;

/** The newest PostgreSQL of Debian's packages on this machine. */
export function findPostgres(): Found<PostgresEngine> {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).map(Number) : [];
  const bin = join(DEBIAN, String(Math.max(0, ...versions)), 'bin');
  if (existsSync(join(bin, 'initdb'))) return { engine: { bin } };
  return { missing: `there is no PostgreSQL server in ${DEBIAN}` };
}

/** Starts a server with no data but its administrator `postgres`, who has the password given. */
export async function startPostgres(
  { bin }: PostgresEngine,
  adminPassword: string,
): Promise<PostgresServer> {
  const folder = mkdtempSync(join(tmpdir(), 'postgres-'));
  const data = join(folder, 'data');
  const log = join(folder, 'log');
  const passwordFile = join(folder, 'admin-password');
  mkdirSync(data);
  writeFileSync(passwordFile, `${adminPassword}\n`);
  const isRoot = process.getuid?.() === 0;
  if (isRoot) for (const path of [folder, data, passwordFile]) chownSync(path, NOBODY, NOBODY);
  const identity = isRoot ? { uid: NOBODY, gid: NOBODY } : {};

  const made = spawnSync(
    join(bin, 'initdb'),
    ['-D', data, '-U', 'postgres', '-A', 'scram-sha-256', '--pwfile', passwordFile, '--no-sync'],
    { encoding: 'utf8', ...identity },
  );
  if (made.status !== 0) throw new Error(`initdb failed:\n${made.stderr}`);

  const port = String(await freePort());
  const server = spawn(
    join(bin, 'postgres'),
    [
      ...['-D', data, '-k', folder, '-h', '127.0.0.1', '-p', port],
      ...['-c', 'fsync=off', '-c', 'log_statement=all', '-c', 'log_min_messages=debug1'],
    ],
    { stdio: ['ignore', 'ignore', 'pipe'], ...identity },
  );
  server.stderr.on('data', (text: Buffer) => {
    writeFileSync(log, text, { flag: 'a' });
  });
  const env = { PGHOST: '127.0.0.1', PGPORT: port, PGUSER: 'postgres', PGDATABASE: 'postgres' };
  await untilReady(server, () => spawnSync(join(bin, 'pg_isready'), { env }).status === 0);
  return {
    folder,
    env: { ...env, PATH: `${bin}:${process.env['PATH'] ?? ''}` },
    log: () => readFileSync(log, 'utf8'),
    async stop() {
      const ended = new Promise((done) => server.once('close', done));
      // This signal ends the sessions that are open; PostgreSQL waits for them on others.
      if (server.exitCode === null) server.kill('SIGINT');
      await ended;
      rmSync(folder, { recursive: true });
    },
  };
}

async function untilReady(server: ChildProcess, isReady: () => boolean): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    if (server.exitCode !== null) break;
    if (isReady()) return;
    await delay(50);
  }
  server.kill('SIGKILL');
  throw new Error('PostgreSQL did not start.');
}

function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const probe = createServer();
    probe.once('error', failed);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => {
        if (typeof address === 'object' && address !== null) found(address.port);
      });
    });
  });
}
