import { NamespaceV1 } from '@cdktf/provider-kubernetes/lib/namespace-v1';
import { NetworkPolicyV1 } from '@cdktf/provider-kubernetes/lib/network-policy-v1';
import type { Construct } from 'constructs';
import { defineResource } from '../../src/pack';
import { k8sNamespaceType } from '../../src/resource-types';
import { labelsOf, namespaceName, type Labels } from './names';
import { openPods } from './network-policy';
import type { KubernetesOptions } from './options';
import { ingressNamespaceOf } from './traffic/ingress-namespace';

/** The namespace of an environment, in which nothing is let in that no edge asks for. */
export const namespace = (options: KubernetesOptions) =>
  defineResource(k8sNamespaceType, {
    summary: 'A namespace of its own, which admits restricted pods and lets no traffic in.',
    notes: [
      'Network policies hold where the network of the cluster enforces them. Nothing that goes out is restricted.',
    ],
    // With a namespace goes everything that lies in it.
    stateful: ['kubernetes_namespace_v1'],
    needs: { cluster: { type: 'k8s-cluster', per: 'environment' } },
    create({ scope, address, context }) {
      const labels = labelsOf(address, context);
      const made = new NamespaceV1(scope, 'Default', {
        metadata: {
          name: namespaceName(context),
          labels: { ...labels, ...podSecurity(options) },
          ...(context.owners.length > 0 && {
            annotations: { 'scoreform.dev/owners': context.owners.join(', ') },
          }),
        },
      });
      const { name } = made.metadata;
      denyByDefault(scope, name, labels);
      if (options.clusterIssuer !== undefined) letChallengesIn(scope, name, labels, options);
      return { namespace: name };
    },
  });

/** Containers that run as root are no longer restricted; then only what is dangerous to the node is kept out. */
function podSecurity({ workloads }: KubernetesOptions): Labels {
  const enforced = workloads?.waivers?.includes('root') ? 'baseline' : 'restricted';
  const levels = { enforce: enforced, warn: 'restricted', audit: 'restricted' };
  return Object.fromEntries(
    Object.entries(levels).flatMap(([mode, level]) => [
      [`pod-security.kubernetes.io/${mode}`, level],
      [`pod-security.kubernetes.io/${mode}-version`, 'latest'],
    ]),
  );
}

function denyByDefault(scope: Construct, namespace: string, labels: Labels): void {
  new NetworkPolicyV1(scope, 'default-deny', {
    metadata: { name: 'default-deny', namespace, labels },
    spec: { podSelector: {}, policyTypes: ['Ingress'] },
  });
}

/** cert-manager answers the challenges of a certificate authority from a pod in the namespace of the certificate. */
function letChallengesIn(
  scope: Construct,
  namespace: string,
  labels: Labels,
  options: KubernetesOptions,
): void {
  openPods(scope, 'acme-challenges', {
    metadata: { name: 'acme-challenges', namespace, labels },
    to: { 'acme.cert-manager.io/http01-solver': 'true' },
    from: { namespaces: ingressNamespaceOf(options) },
    ports: [{ port: 8089, protocol: 'TCP' }],
  });
}
