import { revisionOf, secret, type CreateInput, type SecretValue } from '../../../src/pack';
import { namespaceOf } from '../kubernetes-resource';
import { labelsOf } from '../names';
import { generatedSecret, type GeneratedSecret } from './generated-secret';
import type { InClusterOptions } from './in-cluster-server';
import { serverNames } from './server-names';

/** What the users of a server log in with. */
export interface UserSecret extends GeneratedSecret {
  readonly revision: number;
  /** One key of it, for users. The name is a reference through what has told the server, so users come after that. */
  released(name: string, key: string): SecretValue;
}

/** Makes the secret of a server's users; a rotation makes another one beside it. */
export function userSecret(
  { scope, address, name, needs, context }: CreateInput<unknown>,
  options: InClusterOptions,
  content: (random: string) => Readonly<Record<string, string>>,
): UserSecret {
  const revision = revisionOf(options, address);
  const made = generatedSecret(scope, 'secret', {
    name: serverNames(name).secret(revision),
    namespace: namespaceOf(needs),
    labels: labelsOf(address, context),
    revision,
    content,
  });
  return {
    ...made,
    revision,
    released: (released, key) =>
      secret({ 'kubernetes-secret': { name: released, key, revision: made.mark } }),
  };
}

/** Makes the secret of a server's administrator, whom only its password Job plays; it lasts as long as the data. */
export function adminSecret({
  scope,
  address,
  name,
  needs,
  context,
}: CreateInput<unknown>): GeneratedSecret {
  return generatedSecret(scope, 'admin-secret', {
    name: `${serverNames(name).server}-admin`,
    namespace: namespaceOf(needs),
    labels: labelsOf(address, context),
    revision: 1,
    content: (password) => ({ password }),
  });
}
