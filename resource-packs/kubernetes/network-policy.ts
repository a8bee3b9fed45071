import { NetworkPolicyV1 } from '@cdktf/provider-kubernetes/lib/network-policy-v1';
import type { Construct } from 'constructs';
import type { Labels, ObjectMetadata } from './names';

/** Pods by their labels; those of the policy's own namespace where no labels of namespaces are given. */
export interface Peer {
  readonly namespaces?: Labels;
  readonly pods?: Labels;
}

export interface OpeningOptions {
  readonly metadata: ObjectMetadata;
  /** The pods that are opened. */
  readonly to: Labels;
  readonly from: Peer;
  /** The ports of the pods, which a Service in front of them may call otherwise. None would mean all. */
  readonly ports: readonly { readonly port: number; readonly protocol: 'TCP' | 'UDP' }[];
}

/** Lets somebody reach some pods on some ports, in a namespace that lets in nobody. */
export function openPods(
  scope: Construct,
  id: string,
  { metadata, to, from, ports }: OpeningOptions,
): NetworkPolicyV1 {
  return new NetworkPolicyV1(scope, id, {
    metadata,
    spec: {
      podSelector: { matchLabels: to },
      policyTypes: ['Ingress'],
      ingress: [
        {
          from: [
            {
              ...(from.namespaces && { namespaceSelector: { matchLabels: from.namespaces } }),
              ...(from.pods && { podSelector: { matchLabels: from.pods } }),
            },
          ],
          ports: ports.map(({ port, protocol }) => ({ port: String(port), protocol })),
        },
      ],
    },
  });
}
