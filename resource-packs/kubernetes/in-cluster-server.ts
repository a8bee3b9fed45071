import { ConfigMapV1 } from '@cdktf/provider-kubernetes/lib/config-map-v1';
import { PersistentVolumeClaimV1 } from '@cdktf/provider-kubernetes/lib/persistent-volume-claim-v1';
import { ServiceAccountV1 } from '@cdktf/provider-kubernetes/lib/service-account-v1';
import { ServiceV1 } from '@cdktf/provider-kubernetes/lib/service-v1';
import { StatefulSetV1 } from '@cdktf/provider-kubernetes/lib/stateful-set-v1';
import type { CreateInput } from '../../src/pack';
import type { GeneratedSecret } from './generated-secret';
import { namespaceOf } from './kubernetes-resource';
import { labelsOf } from './names';
import type { KubernetesOptions } from './options';
import { podVolumes, type PodMount } from './pod-volumes';
import { restrictedContainer, restrictedPod } from './restricted-pod';
import { pullPolicyOf, pullSecretsOf } from './server-images';
import { serverHost, serverNames } from './server-names';

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
  const { image, port, command, args, env = {}, dataPath, config, secret, ready } = options;
  const { server, selector } = serverNames(name);
  const namespace = namespaceOf(needs);
  const labels = labelsOf(address, context);
  const metadata = { name: server, namespace, labels };

  const claim = new PersistentVolumeClaimV1(scope, 'claim', {
    metadata,
    spec: {
      accessModes: ['ReadWriteOnce'],
      ...(platform.storageClass !== undefined && { storageClassName: platform.storageClass }),
      resources: { requests: { storage: platform.volumeSize ?? '1Gi' } },
    },
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
  const open = { tcpSocket: [{ port: String(port) }] };
  const probe = { ...(ready ? { exec: { command: [...ready] } } : open), timeoutSeconds: 5 };

  const statefulSet = new StatefulSetV1(scope, 'Default', {
    metadata,
    spec: {
      serviceName: server,
      replicas: '1',
      selector: { matchLabels: selector },
      template: {
        metadata: {
          labels: { ...labels, ...selector },
          annotations: { 'scoreform.dev/secret': secret.of.mark },
        },
        spec: {
          serviceAccountName: account.metadata.name,
          automountServiceAccountToken: false,
          enableServiceLinks: false,
          ...pullSecretsOf(platform),
          securityContext: restrictedPod(),
          container: [
            {
              name: 'server',
              image,
              imagePullPolicy: pullPolicyOf(platform),
              ...(command && { command: [...command] }),
              ...(args && { args: [...args] }),
              env: Object.entries(env).map(([key, value]) => ({ name: key, value })),
              port: [{ name: 'server', containerPort: port }],
              securityContext: restrictedContainer(),
              resources: {
                requests: { cpu: '50m', memory: options.memory.request },
                limits: { cpu: '1', memory: options.memory.limit },
              },
              volumeMount,
              // Five minutes to make its files or to go through what it had not finished.
              startupProbe: { ...probe, periodSeconds: 5, failureThreshold: 60 },
              readinessProbe: { ...probe, periodSeconds: 10 },
              livenessProbe: { ...open, timeoutSeconds: 5, periodSeconds: 20, failureThreshold: 6 },
            },
          ],
          volume,
        },
      },
    },
    waitForRollout: true,
    dependsOn: [service],
  });
  return {
    host: serverHost(name, namespace),
    statefulSet,
    volumeMark: claim.metadata.uid,
    secretInUse: statefulSet.spec.template.spec.volume.get(SECRET_VOLUME).secret.secretName,
  };
}
