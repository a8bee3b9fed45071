import type { DeploymentContext } from '../model';
import { shortened } from '../pack';

/** Where the Terraform state of an environment is kept. */
export interface Backend {
  /** Terraform's name of the backend, such as `s3`. */
  readonly type: string;
  /**
   * The arguments of the backend block. Terraform reads them as they are: no expressions, and no credentials, which
   * belong into the environment of the process.
   */
  readonly config: (context: DeploymentContext) => Readonly<Record<string, unknown>>;
}

/** The place of an environment's state within any store: `shop/production`. */
const stateKey = ({ project, environment }: DeploymentContext) => `${project}/${environment}`;

/** State in a file under `.scoreform/state`, relative to the stack, so that bytes do not depend on the folder. */
export const LOCAL_BACKEND = 'local';

/** Where in S3 the states of all environments lie. */
export interface S3BackendOptions {
  readonly bucket: string;
  readonly region: string;
  /** What the keys of all states begin with. @default 'scoreform' */
  readonly prefix?: string;
  readonly kmsKeyId?: string;
}

/** State in an S3 bucket, encrypted, with a lock file beside it. */
export function s3Backend({
  bucket,
  region,
  prefix = 'scoreform',
  kmsKeyId,
}: S3BackendOptions): Backend {
  return {
    type: 's3',
    config: (context) => ({
      bucket,
      region,
      key: `${prefix}/${stateKey(context)}.tfstate`,
      encrypt: true,
      use_lockfile: true,
      ...(kmsKeyId === undefined ? {} : { kms_key_id: kmsKeyId }),
    }),
  };
}

/** PostgreSQL cuts longer names off without a word, and two environments would then share one state. */
const SCHEMA_LIMIT = 63;

/** State in PostgreSQL, a schema for each environment. The connection comes from `PG_CONN_STR`. */
export function pgBackend({ prefix = 'scoreform' }: { readonly prefix?: string } = {}): Backend {
  return {
    type: 'pg',
    config: (context) => ({
      schema_name: shortened(`${prefix}_${stateKey(context)}`, SCHEMA_LIMIT),
    }),
  };
}

/** State behind an HTTP address, locked by it. Credentials come from `TF_HTTP_USERNAME` and `TF_HTTP_PASSWORD`. */
export function httpBackend({ address }: { readonly address: string }): Backend {
  return {
    type: 'http',
    config: (context) => {
      const url = `${address.replace(/\/+$/, '')}/${stateKey(context)}`;
      return { address: url, lock_address: `${url}/lock`, unlock_address: `${url}/lock` };
    },
  };
}

/** Any other backend of Terraform, passed through. */
export function backend(type: string, config: Backend['config']): Backend {
  return { type, config };
}
