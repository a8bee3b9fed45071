import { secret, type SecretValue } from '../../src/pack';
import type { SecretStore } from '../../src/platform';
import { isObjectName } from './object-name';

export interface KubernetesSecretsOptions {
  /**
   * How often the secret at a path was changed: nobody else can tell, and raising the number restarts its users.
   *
   * @default 1 for all
   */
  readonly revisions?: Readonly<Record<string, number>>;
}

/** A secret store that resolves a path alone, so that a platform may do so in its rules, too. */
interface KubernetesSecretStore extends SecretStore {
  resolve(path: string): SecretValue;
}

/**
 * Secrets that people, or an operator such as External Secrets, put into the namespace of the environment: the path
 * `payments/stripe` is the key `stripe` of the Secret `payments`. Pods wait for a Secret that is not there yet.
 */
export function kubernetesSecrets({
  revisions = {},
}: KubernetesSecretsOptions = {}): KubernetesSecretStore {
  return {
    name: 'kubernetes',
    resolve(path) {
      const [name = '', key = '', ...rest] = path.split('/');
      if (rest.length > 0 || !isObjectName(name) || !/^[A-Za-z0-9._-]{1,253}$/.test(key)) {
        throw new TypeError(
          `"${path}" is no path to a key of a Kubernetes Secret: write its name, "/" and the key, such as "payments/stripe".`,
        );
      }
      const revision = String(revisions[path] ?? 1);
      return secret({ 'kubernetes-secret': { name, key, revision } });
    },
  };
}
