import { ConfigMapV1 } from '@cdktf/provider-kubernetes/lib/config-map-v1';
import { PersistentVolumeClaimV1 } from '@cdktf/provider-kubernetes/lib/persistent-volume-claim-v1';
import { ServiceAccountV1 } from '@cdktf/provider-kubernetes/lib/service-account-v1';
import { ServiceV1 } from '@cdktf/provider-kubernetes/lib/service-v1';
import { StatefulSetV1 } from '@cdktf/provider-kubernetes/lib/stateful-set-v1';
import { hashOf, type CreateInput } from '../../../src/pack';
import { namespaceOf } from '../kubernetes-resource';
import { labelsOf } from '../names';
import type { KubernetesOptions } from '../options';
import { pullPolicyOf, pullSecretsOf } from '../pod/image-pulls';
import { checkRollout } from '../rollout-check';
import { claimSpec } from '../volumes/claim-spec';
import type { GeneratedSecret } from './generated-secret';
import { restrictedContainer, restrictedPod } from './restricted-pod';
import { serverHost, serverNames } from './server-names';
import { podVolumes, type PodMount } from './server-volumes';

/** What a platform decides about all servers in the cluster. */
export type InClusterOptions = Pick<
  KubernetesOptions,
  'images' | 'revisions' | 'storageClass' | 'volumeSize' | 'workloads'
>;

export interface InClusterServerOptions {
  readonly image: string;
  readonly port: number;
  readonly command?: readonly string[];
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Where its data lies: the one path that outlives a pod. */
  readonly dataPath: string;
  /** Where else it writes. @default '/tmp' */
  readonly scratchPaths?: readonly string[];
  /** Files of its configuration, by name, and the folder they lie in. */
  readonly config?: { readonly path: string; readonly files: Readonly<Record<string, string>> };
  /** The secret that it reads when it starts. */
  readonly secret: {
    readonly path: string;
    readonly keys: readonly string[];
    readonly of: GeneratedSecret;
  };
  /** A command that succeeds when it takes requests. @default its port takes connections */
  readonly ready?: readonly string[];
  readonly memory: { readonly request: string; readonly limit: string };
}

/** A server that takes requests. */
export interface InClusterServer {
  readonly host: string;
  /** To depend on it is to wait until the server is ready. */
  readonly statefulSet: StatefulSetV1;
  /** Changes when its volume is another one, and so empty. */
  readonly volumeMark: string;
  /** The name of the secret that it was last started with. */
  readonly secretInUse: string;
}

/** The secret comes first, so that its place among the volumes is known. */
const SECRET_VOLUME = 0;

/** Makes one pod with a volume, and a Service in front of it. */
export function inClusterServer(
  { scope, address, name, needs, context }: CreateInput<unknown>,
  platform: InClusterOptions,
  options: InClusterServerOptions,
): InClusterServer {
  const { port, dataPath, config, secret } = options;
  const { server, selector } = serverNames(name);
  const namespace = namespaceOf(needs);
  const labels = labelsOf(address, context);
  const metadata = { name: server, namespace, labels };

  const claim = new PersistentVolumeClaimV1(scope, 'claim', {
    metadata,
    spec: claimSpec({ size: platform.volumeSize, storageClass: platform.storageClass }),
    // Many classes bind a volume only when its first pod comes.
    waitUntilBound: false,
  });
  const account = new ServiceAccountV1(scope, 'account', {
    metadata,
    automountServiceAccountToken: false,
  });
  const service = new ServiceV1(scope, 'service', {
    metadata,
    spec: { selector, port: [{ name: 'server', port, targetPort: String(port) }] },
  });
  const configMap =
    config && new ConfigMapV1(scope, 'config', { metadata, data: { ...config.files } });

  const mounts: PodMount[] = [
    { path: secret.path, secret: secret.of.name, keys: secret.keys },
    { path: dataPath, claim: claim.metadata.name },
    ...(options.scratchPaths ?? ['/tmp']).map((path) => ({ path, empty: 'disk' }) as const),
    ...(config && configMap ? [{ path: config.path, configMap: configMap.metadata.name }] : []),
  ];
  const { volume, volumeMount } = podVolumes(mounts);

  const statefulSet = new StatefulSetV1(scope, 'Default', {
    metadata,
    spec: {
      // Not headless: clients keep addresses, and that of the Service stays when the pod is another one.
      serviceName: server,
      replicas: '1',
      selector: { matchLabels: selector },
      template: {
        metadata: {
          labels: { ...labels, ...selector },
          annotations: {
            'scoreform.dev/secret': secret.of.mark,
            ...(config && { 'scoreform.dev/config': hashOf(JSON.stringify(config.files)) }),
          },
        },
        spec: {
          serviceAccountName: account.metadata.name,
          automountServiceAccountToken: false,
          enableServiceLinks: false,
          ...pullSecretsOf(platform.workloads ?? {}),
          // A database writes what it has in memory before it ends.
          terminationGracePeriodSeconds: 60,
          securityContext: restrictedPod(),
          container: [{ ...serverContainer(platform, options), volumeMount }],
          volume,
        },
      },
    },
    waitForRollout: true,
    dependsOn: [service],
  });
  checkRollout(scope, { kind: 'StatefulSet', name: server, namespace, madeBy: statefulSet });
  return {
    host: serverHost(name, namespace),
    statefulSet,
    volumeMark: claim.metadata.uid,
    secretInUse: statefulSet.spec.template.spec.volume.get(SECRET_VOLUME).secret.secretName,
  };
}

function serverContainer(
  { workloads = {} }: InClusterOptions,
  { image, port, command, args, env = {}, ready, memory }: InClusterServerOptions,
) {
  const open = { tcpSocket: [{ port: String(port) }] };
  const probe = { ...(ready ? { exec: { command: [...ready] } } : open), timeoutSeconds: 5 };
  return {
    name: 'server',
    image,
    imagePullPolicy: pullPolicyOf(workloads),
    ...(command && { command: [...command] }),
    ...(args && { args: [...args] }),
    env: Object.entries(env).map(([key, value]) => ({ name: key, value })),
    port: [{ name: 'server', containerPort: port }],
    securityContext: restrictedContainer(),
    resources: {
      requests: { cpu: '50m', memory: memory.request },
      limits: { cpu: '1', memory: memory.limit },
    },
    // Five minutes to make its files or to go through what it had not finished.
    startupProbe: { ...probe, periodSeconds: 5, failureThreshold: 60 },
    readinessProbe: { ...probe, periodSeconds: 10 },
    livenessProbe: { ...open, timeoutSeconds: 5, periodSeconds: 20, failureThreshold: 6 },
  };
}
