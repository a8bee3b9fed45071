import type { Report } from '../diagnostics';
import type { DeploymentContext } from '../model';
import { escapeText, isSecret, secret, type CreateContext, type SecretValue } from '../pack';
import type { EnvironmentType, SecretStore } from '../platform';
import { firstLineOf, secretStoreFailed } from './problems';

/** The environment as definitions see it, with the secrets that people bring resolved by their store. */
export function createContext(
  context: DeploymentContext,
  { secrets: store, protected: guarded = false }: EnvironmentType,
  report: Report,
): CreateContext {
  const { project, environment, environmentType, labels, owners, paused, values } = context;
  const value = (given: string | { readonly secret: string }): CreateContext['values'][string] =>
    typeof given === 'string'
      ? escapeText(given)
      : broughtSecret(given.secret, context, store, report);
  return {
    project,
    environment,
    environmentType,
    labels: Object.fromEntries(
      Object.entries(labels).map(([key, label]) => [escapeText(key), escapeText(label)]),
    ),
    owners: owners.map(escapeText),
    protected: guarded,
    paused,
    values: Object.fromEntries(Object.entries(values).map(([key, given]) => [key, value(given)])),
  };
}

// Without a store matching has already reported every use; nothing can consume such a secret.
function broughtSecret(
  path: string,
  context: DeploymentContext,
  store: SecretStore | undefined,
  report: Report,
): SecretValue {
  if (!store) return secret({});
  const failed = (reason: string) => {
    report(secretStoreFailed.at(undefined, { store: store.name, path, reason }));
    return secret({});
  };
  try {
    const resolved: unknown = store.resolve(path, context);
    // Anything else would be written into the stack, and it may be the secret itself.
    return isSecret(resolved)
      ? resolved
      : failed('it answered with something other than secret(…)');
  } catch (error) {
    return failed(firstLineOf(error));
  }
}
