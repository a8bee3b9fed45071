import { definePack, type Pack } from '../../src/pack';
import { horizontalPodAutoscaler } from './autoscaler';
import { calls } from './calls';
import { cluster } from './cluster';
import { dns } from './dns';
import { endpoint } from './endpoint';
import { environment } from './environment';
import { gatewayRoute } from './gateway-route';
import { namespace } from './namespace';
import { inCluster } from './in-cluster';
import type { KubernetesOptions } from './options';
import { route } from './route';
import { tlsCertificate } from './tls-certificate';
import { volumes } from './volumes';
import { workloads } from './workload';
import { workloadIdentity } from './workload-identity';

export { dns, type DnsOptions } from './dns';
export { endpoint, type EndpointOptions } from './endpoint';
export { existingConfig, existingSecret, type ExistingVolumeOptions } from './existing-volumes';
export {
  eksCluster,
  kubeconfig,
  type Cluster,
  type EksClusterOptions,
  type KubernetesOptions,
  type WorkloadOptions,
} from './options';

export { gatewayRoute, type GatewayRouteOptions } from './gateway-route';
export { route, type RouteOptions } from './route';
export { tlsCertificate } from './tls-certificate';
export { kubernetesSecrets, type KubernetesSecretsOptions } from './secret-store';
export { amqp } from './amqp';
export type { InClusterOptions } from './in-cluster-server';
export { mongodb } from './mongodb';
export { mysql } from './mysql';
export { postgres } from './postgres';
export { redis } from './redis';
export { s3 } from './s3';
export { images, type ServerImage } from './server-images';
export { volumeClaim, volumes, type VolumeClaimOptions, type VolumeOptions } from './volumes';

export { cronJobWorkload, jobWorkload, statefulWorkload, workload } from './workload';

/** A pack that runs workloads in a Kubernetes cluster that is there already. */
export function kubernetes(options: KubernetesOptions): Pack {
  const { clusterIssuer, endpoints, gateway } = options;
  return definePack({
    name: 'kubernetes',
    summary: 'Workloads and what they need in a Kubernetes cluster.',
    folder: __dirname,
    resources: [
      cluster(options),
      namespace(options),
      environment,
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
