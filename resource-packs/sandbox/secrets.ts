import { escapeText, secret } from '../../src/pack';
import type { SecretStore } from '../../src/platform';

/** A secret store without secrets: a path of it stands for itself. */
export function sandboxSecrets(): SecretStore {
  return {
    name: 'sandbox',
    resolve: (path) => secret({ sandbox: { reference: escapeText(path) } }),
  };
}
