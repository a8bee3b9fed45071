import type { WorkloadOptions } from '../options';

/** Whether a node asks the registry for an image each time: a tag may have moved. */
export function pullPolicyOf({ imagePullPolicy = 'Always' }: WorkloadOptions) {
  return imagePullPolicy;
}

/** What a node shows to the registry. */
export function pullSecretsOf({ imagePullSecrets = [] }: WorkloadOptions) {
  if (imagePullSecrets.length === 0) return {};
  return { imagePullSecrets: imagePullSecrets.map((name) => ({ name })) };
}
