import { environmentValues } from '../../src/kinds';
import { definePack, type Pack } from '../../src/pack';
import { checkKubernetesOptions } from './check-options';
import { cluster } from './cluster';
import { endpoint } from './endpoint';
import { namespace } from './namespace';
import type { KubernetesOptions } from './options';
import { inCluster } from './servers/in-cluster';
import { calls } from './traffic/calls';
import { dns } from './traffic/dns';
import { gatewayRoute } from './traffic/gateway-route';
import { route } from './traffic/route';
import { tlsCertificate } from './traffic/tls-certificate';
import { volumes } from './volumes/volumes';
import { horizontalPodAutoscaler } from './workload/autoscaler';
import { workloads } from './workload/workload';
import { workloadIdentity } from './workload/workload-identity';

export type { EndpointOptions } from '../../src/kinds';
export { eksCluster, kubeconfig, type Cluster, type EksClusterOptions } from './cluster-access';
export { endpoint } from './endpoint';
export { images, type ServerImage } from './images';
export type { KubernetesOptions, WorkloadOptions } from './options';
export { kubernetesSecrets, type KubernetesSecretsOptions } from './secret-store';
export { amqp } from './servers/amqp';
export type { InClusterOptions } from './servers/in-cluster-server';
export { mongodb } from './servers/mongodb';
export { mysql } from './servers/mysql';
export { postgres } from './servers/postgres';
export { redis } from './servers/redis';
export { s3 } from './servers/s3';
export { dns, type DnsOptions } from './traffic/dns';
export { gatewayRoute, type GatewayRouteOptions } from './traffic/gateway-route';
export { route, type RouteOptions } from './traffic/route';
export { tlsCertificate } from './traffic/tls-certificate';
export {
  existingConfig,
  existingSecret,
  type ExistingVolumeOptions,
} from './volumes/existing-volumes';
export {
  volumeClaim,
  volumes,
  type VolumeClaimOptions,
  type VolumeOptions,
} from './volumes/volumes';
export { cronJobWorkload, jobWorkload, statefulWorkload, workload } from './workload/workload';

/** A pack that runs workloads in a Kubernetes cluster that is there already. */
export function kubernetes(options: KubernetesOptions): Pack {
  checkKubernetesOptions(options);
  const { clusterIssuer, endpoints, gateway } = options;
  return definePack({
    name: 'kubernetes',
    summary: 'Workloads and what they need in a Kubernetes cluster.',
    folder: __dirname,
    resources: [
      cluster(options),
      namespace(options),
      environmentValues(),
      dns(options),
      route(options),
      ...(gateway ? [gatewayRoute({ ...options, gateway })] : []),
      ...(clusterIssuer === undefined ? [] : [tlsCertificate({ clusterIssuer })]),
      ...(endpoints ? [endpoint({ endpoints })] : []),
      ...inCluster(options),
      ...volumes(options),
      ...workloads(options),
      workloadIdentity,
      ...calls,
      horizontalPodAutoscaler,
    ],
  });
}
