import { definePack, type Pack } from '../../src/pack';
import { cluster } from './cluster';
import type { KubernetesOptions } from './options';

export {
  eksCluster,
  kubeconfig,
  type Cluster,
  type EksClusterOptions,
  type KubernetesOptions,
  type WorkloadOptions,
} from './options';

/** A pack that runs workloads in a Kubernetes cluster that is there already. */
export function kubernetes(options: KubernetesOptions): Pack {
  return definePack({
    name: 'kubernetes',
    summary: 'Workloads and what they need in a Kubernetes cluster.',
    folder: __dirname,
    resources: [cluster(options)],
  });
}
