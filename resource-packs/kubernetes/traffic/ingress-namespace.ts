import type { KubernetesOptions } from '../options';

/** The labels of the namespace whose pods bring requests from outside. */
export function ingressNamespaceOf({
  ingressNamespace = { 'kubernetes.io/metadata.name': 'ingress-nginx' },
}: Pick<KubernetesOptions, 'ingressNamespace'>): Record<string, string> {
  return { ...ingressNamespace };
}
