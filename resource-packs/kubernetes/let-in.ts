import { NetworkPolicyV1 } from '@cdktf/provider-kubernetes/lib/network-policy-v1';
import type { Construct } from 'constructs';
import { outputsAs, type ConnectInput, type Grants } from '../../src/pack';
import { workloadType } from '../../src/resource-types';
import { namespaceOf } from './kubernetes-resource';
import { labelsOf } from './names';
import { serverNames } from './server-names';

interface OpeningOptions {
  readonly name: string;
  readonly namespace: string;
  readonly labels: Readonly<Record<string, string>>;
  /** The pods that are opened, and the pods that are let in. */
  readonly to: Readonly<Record<string, string>>;
  readonly from: { readonly namespace: string; readonly labels: Readonly<Record<string, string>> };
  readonly port: number;
}

/** Lets some pods reach others on one port of TCP, in a namespace that lets in nobody. */
export function opening(
  scope: Construct,
  id: string,
  { name, namespace, labels, to, from, port }: OpeningOptions,
): NetworkPolicyV1 {
  return new NetworkPolicyV1(scope, id, {
    metadata: { name, namespace, labels: { ...labels } },
    spec: {
      podSelector: { matchLabels: { ...to } },
      policyTypes: ['Ingress'],
      ingress: [
        {
          from: [
            {
              namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': from.namespace } },
              podSelector: { matchLabels: { ...from.labels } },
            },
          ],
          ports: [{ protocol: 'TCP', port: String(port) }],
        },
      ],
    },
  });
}

/** Lets the pods of a consumer reach a server in the cluster; a consumer without pods needs no way in. */
export function letIn(input: ConnectInput<unknown>, port: number): Grants | undefined {
  const { scope, address, context, name, needs, consumer } = input;
  const { pods } = outputsAs(workloadType, consumer.outputs);
  if (!pods) return undefined;
  const { server, selector } = serverNames(name);
  opening(scope, 'Default', {
    name: `${server}-from-${consumer.name.within(52)}`,
    namespace: namespaceOf(needs),
    labels: labelsOf(address, context),
    to: selector,
    from: pods,
    port,
  });
  return undefined;
}
