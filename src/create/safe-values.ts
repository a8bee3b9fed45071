import type { DeploymentContext } from '../model';
import { escapeText, secret, type CreateContext, type SecretValue } from '../pack';
import type { SecretStore } from '../platform';

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
