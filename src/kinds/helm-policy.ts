import { outputsAs, type ConnectInput } from '../pack';
import { workloadType } from '../resource-types';
import { EmittedResource } from './emitted-resource';
import { releaseOf } from './helm-release';

/** Lets the pods of a consumer in to those of a release, in a namespace that lets in nobody. */
export function letIn(input: ConnectInput<unknown>, ports: readonly number[]): void {
  const { scope, consumer } = input;
  const { pods } = outputsAs(workloadType, consumer.outputs);
  if (!pods) return;
  const { name, namespace } = releaseOf(input);
  new EmittedResource(scope, 'Default', 'kubernetes_network_policy_v1', {
    metadata: { name: `${name}-from-${consumer.name.within(63)}`, namespace },
    spec: {
      pod_selector: { match_labels: { 'app.kubernetes.io/instance': name } },
      policy_types: ['Ingress'],
      ingress: {
        from: {
          namespace_selector: { match_labels: { 'kubernetes.io/metadata.name': pods.namespace } },
          pod_selector: { match_labels: pods.labels },
        },
        ports: ports.map((port) => ({ port: String(port), protocol: 'TCP' })),
      },
    },
  });
}
