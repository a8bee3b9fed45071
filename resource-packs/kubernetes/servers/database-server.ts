import type { CreateInput, SecretValue } from '../../../src/pack';
import { namespaceOf } from '../kubernetes-resource';
import {
  inClusterServer,
  type InClusterOptions,
  type InClusterServerOptions,
} from './in-cluster-server';
import { ADMIN_SECRET, setPassword } from './password-job';
import { serverHost } from './server-names';
import { adminSecret, userSecret } from './server-secrets';

export interface DatabaseServerOptions extends Omit<InClusterServerOptions, 'secret'> {
  /** The keys of the secret of its users. @default 'password' alone */
  readonly content?: (password: string, host: string) => Readonly<Record<string, string>>;
  /** What the Job runs that tells it the password of its users. */
  readonly passwordCommand: readonly string[];
  readonly passwordEnv: (host: string) => Readonly<Record<string, string>>;
}

/** A server that knows its users. */
export interface DatabaseServer {
  readonly host: string;
  /** One key of the secret of its users, for those who come once the server knows it. */
  released(key: string): SecretValue;
}

/** Makes a server with an administrator, whom only the Job plays that tells it the password of its users. */
export function databaseServer(
  input: CreateInput<unknown>,
  platform: InClusterOptions,
  { content = passwordOnly, passwordCommand, passwordEnv, ...options }: DatabaseServerOptions,
): DatabaseServer {
  const host = serverHost(input.name, namespaceOf(input.needs));
  const admin = adminSecret(input);
  const users = userSecret(input, platform, (password) => content(password, host));
  const server = inClusterServer(input, platform, {
    ...options,
    secret: { path: ADMIN_SECRET, keys: ['password'], of: admin },
  });
  const told = setPassword(input, platform, {
    server,
    image: options.image,
    port: options.port,
    command: passwordCommand,
    env: passwordEnv(host),
    admin,
    wanted: users,
  });
  return { host, released: (key) => users.released(told, key) };
}

const passwordOnly = (password: string) => ({ password });
