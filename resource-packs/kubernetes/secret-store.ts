import { revisionOf, secret, type PathSecretStore, type SecretStoreOptions } from '../../src/pack';
import { isObjectName } from './object-name';

export type KubernetesSecretsOptions = SecretStoreOptions;

/**
 * Secrets that people, or an operator such as External Secrets, put into the namespace of the environment: the path
 * `payments/stripe` is the key `stripe` of the Secret `payments`. Pods wait for a Secret that is not there yet.
 */
export function kubernetesSecrets(options: KubernetesSecretsOptions = {}): PathSecretStore {
  return {
    name: 'kubernetes',
    resolve(path) {
      const [name = '', key = '', ...rest] = path.split('/');
      if (rest.length > 0 || !isObjectName(name) || !/^[A-Za-z0-9._-]{1,253}$/.test(key)) {
        throw new TypeError(
          `"${path}" is no path to a key of a Kubernetes Secret: write its name, "/" and the key, such as "payments/stripe".`,
        );
      }
      const revision = String(revisionOf(options, path));
      return secret({ 'kubernetes-secret': { name, key, revision } });
    },
  };
}
