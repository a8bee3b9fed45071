import type { DeploymentContext, StorePlace } from '../model';
import type { PackSource, SecretValue } from '../pack';
import type { Backend } from './backend';
import { refuseUnknownKeys } from './known-keys';
import { folderRecords, refuseMistakenRecords } from './records';
import type { Rule } from './rule';

/** Where the secrets that people bring are kept. */
export interface SecretStore {
  /** As messages name it. */
  readonly name: string;
  /** The ways to consume the secret at a path of the store, such as `payments/stripe`. Reads nothing. */
  resolve(path: string, context: DeploymentContext): SecretValue;
}

/** The class an environment belongs to: what its resources are made of, and how careful to be with them. */
export interface EnvironmentType {
  /** One sentence for people choosing between types. */
  readonly summary?: string;
  readonly packs: readonly PackSource[];
  /** Where the Terraform state of its environments is kept. @default a file under `.scoreform/state` */
  readonly backend?: Backend;
  /** True where destroying or deleting asks for the environment's name. @default false */
  readonly protected?: boolean;
  /** Resolves `{ secret: … }` of environment files. @default none: such a value is a diagnostic */
  readonly secrets?: SecretStore;
}

export interface PlatformOptions {
  readonly environmentTypes: Readonly<Record<string, EnvironmentType>>;
  /** Chosen before packs; the most specific that matches wins, never the first. @default none */
  readonly rules?: readonly Rule[];
  /** Where the records of deployments are kept. @default a folder, `.scoreform/records` */
  readonly records?: StorePlace;
}

/** All that platform engineers decide, in one value. */
export interface Platform {
  readonly environmentTypes: Readonly<Record<string, EnvironmentType>>;
  readonly rules: readonly Rule[];
  readonly records: StorePlace;
}

const PLATFORM = Symbol.for('scoreform/platform');

/** The default export of `stacks/platform.ts`. */
export function definePlatform(options: PlatformOptions): Platform {
  refuseUnknownKeys('A platform cannot have', options, ['environmentTypes', 'rules', 'records']);
  const { environmentTypes, rules = [], records = folderRecords() } = options;
  for (const [name, type] of Object.entries(environmentTypes)) refuseMistakes(name, type);
  refuseMistakenRecords(records);
  return Object.freeze({ [PLATFORM]: true, environmentTypes, rules, records });
}

const FIELDS: Readonly<Record<keyof EnvironmentType, true>> = {
  summary: true,
  packs: true,
  backend: true,
  protected: true,
  secrets: true,
};

function refuseMistakes(name: string, type: object): void {
  refuseUnknownKeys(`The environment type "${name}" cannot have`, type, Object.keys(FIELDS));
  const { packs } = type as { readonly packs?: unknown };
  if (!Array.isArray(packs)) {
    throw new TypeError(`The environment type "${name}" has no list of packs.`);
  }
  const position = packs.findIndex((source) => typeof source !== 'function' && !isPack(source)) + 1;
  if (position === 0) return;
  throw new TypeError(`Pack ${String(position)} of the environment type "${name}" is no pack.`);
}

function isPack(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'resources' in value && 'name' in value;
}

/** Whether a value came from `definePlatform`, whichever copy of the library made it. */
export function isPlatform(value: unknown): value is Platform {
  return typeof value === 'object' && value !== null && PLATFORM in value;
}
