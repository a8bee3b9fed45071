import type { DeploymentContext } from '../model';
import { escapeText, secret, type CreateContext, type SecretValue } from '../pack';
import type { SecretStore } from '../platform';

/** A value with every text in it escaped for Terraform, keys included; what is not plain data passes as it is. */
export function escapeDeep(value: unknown): unknown {
  if (typeof value === 'string') return escapeText(value);
  if (Array.isArray(value)) return value.map(escapeDeep);
  if (typeof value !== 'object' || value === null || !isPlain(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [escapeText(key), escapeDeep(inner)]),
  );
}

/** Whether an object is a map of data, not a token, a template or a secret. */
export function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  const data = prototype === Object.prototype || prototype === null;
  return data && Object.getOwnPropertySymbols(value).length === 0;
}

/** The environment as definitions see it, with the secrets that people bring resolved by their store. */
export function createContext(
  context: DeploymentContext,
  store: SecretStore | undefined,
): CreateContext {
  const { project, environment, environmentType, labels, owners, values } = context;
  const value = (given: string | { readonly secret: string }): CreateContext['values'][string] =>
    typeof given === 'string' ? escapeText(given) : broughtSecret(given.secret, context, store);
  return {
    project,
    environment,
    environmentType,
    labels: mapValues(labels, escapeText),
    owners: owners.map(escapeText),
    values: mapValues(values, value),
  };
}

// Without a store matching has already reported every use; nothing can consume such a secret.
function broughtSecret(
  path: string,
  context: DeploymentContext,
  store: SecretStore | undefined,
): SecretValue {
  return store ? store.resolve(path, context) : secret({});
}

function mapValues<From, To>(
  map: Readonly<Record<string, From>>,
  change: (value: From) => To,
): Record<string, To> {
  return Object.fromEntries(Object.entries(map).map(([key, value]) => [key, change(value)]));
}
