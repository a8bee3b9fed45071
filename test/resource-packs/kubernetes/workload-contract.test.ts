import { horizontalPodAutoscaler } from '../../../resource-packs/kubernetes/workload/autoscaler';
import { calls } from '../../../resource-packs/kubernetes/traffic/calls';
import { cluster } from '../../../resource-packs/kubernetes/cluster';
import { kubeconfig } from '../../../resource-packs/kubernetes/cluster-access';
import type { WorkloadOptions } from '../../../resource-packs/kubernetes/options';
import { workloads } from '../../../resource-packs/kubernetes/workload/workload';
import { workloadIdentity } from '../../../resource-packs/kubernetes/workload/workload-identity';
import { definePack, defineResource } from '../../../src/pack';
import { k8sNamespaceType } from '../../../src/resource-types';
import { packContract } from '../../../src/testing';

/** The namespace itself is another matter; this one only brings the provider. */
const namespace = defineResource(k8sNamespaceType, {
  summary: 'A stand-in for the namespace.',
  needs: { cluster: { type: 'k8s-cluster', per: 'environment' } },
  create: () => ({ namespace: 'contract--test' }),
});

const OPTIONS: readonly { readonly because: string; readonly given: WorkloadOptions }[] = [
  { because: 'the defaults', given: {} },
  {
    because: 'everything that a platform can say',
    given: {
      replicas: 3,
      waivers: ['root', 'writable-root-filesystem'],
      imagePullSecrets: ['registry'],
      imagePullPolicy: 'IfNotPresent',
      helperImage: 'registry.example/shell:1',
    },
  },
];

describe.each(OPTIONS)('with $because', ({ given }) => {
  const options = {
    cluster: kubeconfig({ context: 'test' }),
    domain: 'example.test',
    workloads: given,
  };
  const pack = definePack({
    name: 'kubernetes-workloads',
    summary: 'The workloads of the Kubernetes pack and what they call.',
    resources: [
      cluster(options),
      namespace,
      ...workloads(options),
      workloadIdentity,
      ...calls,
      horizontalPodAutoscaler,
    ],
  });

  test.each(packContract(pack))('$definition $check', ({ run }) => {
    expect(run).not.toThrow();
  });
});
