import { escapeText, type CreateInput } from '../../../src/pack';
import { databaseServer, type DatabaseServerOptions } from './database-server';
import type { InClusterOptions } from './in-cluster-server';

/** The server is for one database only, so that its names need not be told apart. */
export const DATABASE = 'app';

export interface SqlDatabaseOptions extends Omit<
  DatabaseServerOptions,
  'content' | 'passwordCommand'
> {
  /** Makes the database and its user, and gives that its password. */
  readonly passwordScript: string;
}

/** Makes a server for one database, and answers with what its user has to know. */
export function sqlDatabase(
  input: CreateInput<unknown>,
  platform: InClusterOptions,
  { passwordScript, ...options }: SqlDatabaseOptions,
) {
  const server = databaseServer(input, platform, {
    ...options,
    passwordCommand: ['/bin/sh', '-c', escapeText(passwordScript)],
  });
  return {
    host: server.host,
    port: options.port,
    name: DATABASE,
    database: DATABASE,
    username: DATABASE,
    password: server.released('password'),
  };
}
