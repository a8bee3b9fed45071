import type { DeploymentContext } from '../model';
import type { PackSource, SecretValue } from '../pack';
import type { Backend } from './backend';
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
}

/** All that platform engineers decide, in one value. */
export interface Platform {
  readonly environmentTypes: Readonly<Record<string, EnvironmentType>>;
  readonly rules: readonly Rule[];
}

const PLATFORM = Symbol.for('scoreform/platform');

/** The default export of `stacks/platform.ts`. */
export function definePlatform({ environmentTypes, rules = [] }: PlatformOptions): Platform {
  return Object.freeze({ [PLATFORM]: true, environmentTypes, rules });
}

/** Whether a value came from `definePlatform`, whichever copy of the library made it. */
export function isPlatform(value: unknown): value is Platform {
  return typeof value === 'object' && value !== null && PLATFORM in value;
}
