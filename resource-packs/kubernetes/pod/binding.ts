import type {
  DeploymentV1SpecTemplateSpec,
  DeploymentV1SpecTemplateSpecContainer,
  DeploymentV1SpecTemplateSpecContainerLivenessProbe,
  DeploymentV1SpecTemplateSpecContainerSecurityContext,
  DeploymentV1SpecTemplateSpecSecurityContext,
  DeploymentV1SpecTemplateSpecVolume,
} from '@cdktf/provider-kubernetes/lib/deployment-v1';
import type {
  ContainerSecurityContext,
  PodContainer,
  PodProbe,
  PodSecurityContext,
  PodSpec,
  PodVolume,
} from './pod';

/** The sources of a volume that the typed resources can say, and that a definition may give. */
const TYPED_SOURCES = [
  'configMap',
  'csi',
  'emptyDir',
  'ephemeral',
  'hostPath',
  'nfs',
  'persistentVolumeClaim',
  'projected',
  'secret',
];

/**
 * Whether a pod can only be written as a `kubernetes_manifest`, which Terraform plans only with a cluster: the typed
 * resources know no native sidecars and not every source of a volume.
 */
export function needsManifest({ initContainers = [], volumes = [] }: PodSpec): boolean {
  return (
    initContainers.some(({ restartPolicy }) => restartPolicy !== undefined) ||
    volumes.some((volume) => !TYPED_SOURCES.includes(sourceOf(volume)))
  );
}

/** The pod as the typed resources of Terraform take it: the same for Deployments, StatefulSets, Jobs and CronJobs. */
export function boundPod(pod: PodSpec): DeploymentV1SpecTemplateSpec {
  const {
    containers,
    initContainers = [],
    imagePullSecrets,
    securityContext,
    topologySpreadConstraints = [],
    volumes = [],
    ...same
  } = pod;
  return {
    ...same,
    securityContext: boundPodSecurity(securityContext),
    ...(imagePullSecrets && { imagePullSecrets: [...imagePullSecrets] }),
    ...(initContainers.length > 0 && { initContainer: initContainers.map(boundContainer) }),
    container: containers.map(boundContainer),
    ...(topologySpreadConstraints.length > 0 && {
      topologySpreadConstraint: topologySpreadConstraints.map(
        ({ labelSelector, matchLabelKeys, ...spread }) => ({
          ...spread,
          labelSelector: [labelSelector],
          matchLabelKeys: [...matchLabelKeys],
        }),
      ),
    }),
    ...(volumes.length > 0 && { volume: volumes.map(boundVolume) }),
  };
}

/** The security of a pod as the typed resources take it. */
export function boundPodSecurity({
  runAsUser,
  runAsGroup,
  fsGroup,
  ...security
}: PodSecurityContext): DeploymentV1SpecTemplateSpecSecurityContext {
  return {
    ...security,
    ...(runAsUser !== undefined && { runAsUser: String(runAsUser) }),
    ...(runAsGroup !== undefined && { runAsGroup: String(runAsGroup) }),
    fsGroup: String(fsGroup),
  };
}

/** The security of a container as the typed resources take it. */
export function boundContainerSecurity({
  capabilities: { drop, add },
  ...security
}: ContainerSecurityContext): DeploymentV1SpecTemplateSpecContainerSecurityContext {
  return { ...security, capabilities: { drop: [...drop], ...(add && { add: [...add] }) } };
}

function boundContainer(container: PodContainer): DeploymentV1SpecTemplateSpecContainer {
  const { name, image, imagePullPolicy, resources, securityContext } = container;
  const { command, args, env, ports, volumeMounts } = container;
  const { startupProbe, livenessProbe, readinessProbe } = container;
  return {
    name,
    image,
    imagePullPolicy,
    ...(command && { command: [...command] }),
    ...(args && { args: [...args] }),
    ...(env && { env: [...env] }),
    ...(ports && { port: [...ports] }),
    resources: { requests: { ...resources.requests }, limits: { ...resources.limits } },
    securityContext: boundContainerSecurity(securityContext),
    ...(startupProbe && { startupProbe: boundProbe(startupProbe) }),
    ...(livenessProbe && { livenessProbe: boundProbe(livenessProbe) }),
    ...(readinessProbe && { readinessProbe: boundProbe(readinessProbe) }),
    ...(volumeMounts && { volumeMount: [...volumeMounts] }),
  };
}

function boundProbe({
  exec,
  httpGet,
  ...timing
}: PodProbe): DeploymentV1SpecTemplateSpecContainerLivenessProbe {
  if (exec) return { ...timing, exec: { command: [...exec.command] } };
  if (!httpGet) return timing;
  const { port, httpHeaders, ...request } = httpGet;
  return {
    ...timing,
    httpGet: {
      ...request,
      port: String(port),
      ...(httpHeaders && { httpHeader: [...httpHeaders] }),
    },
  };
}

/** A volume's source is what its definition says, in the words of the API; only modes and lists are written otherwise. */
function boundVolume(volume: PodVolume): DeploymentV1SpecTemplateSpecVolume {
  const { name } = volume;
  const kind = sourceOf(volume);
  const source = withOctalModes(volume[kind]) as Readonly<Record<string, unknown>>;
  if (kind !== 'projected') return { name, [kind]: source };
  const { sources = [], ...others } = source as { sources?: Readonly<Record<string, unknown>>[] };
  return { name, projected: [{ ...others, sources: sources.map(boundSource) }] };
}

function boundSource({
  configMap,
  secret,
  downwardAPI,
  ...others
}: Readonly<Record<string, unknown>>): object {
  return {
    ...others,
    ...(configMap !== undefined && { configMap: [configMap] }),
    ...(secret !== undefined && { secret: [secret] }),
    ...(downwardAPI !== undefined && { downwardApi: downwardAPI }),
  };
}

function sourceOf(volume: PodVolume): string {
  return Object.keys(volume).find((key) => key !== 'name') ?? 'emptyDir';
}

/** Terraform has the modes of files as people write them. */
function withOctalModes(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withOctalModes);
  if (typeof value !== 'object' || value === null || 'resolve' in value) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      (key === 'mode' || key === 'defaultMode') && typeof inner === 'number'
        ? inner.toString(8).padStart(4, '0')
        : withOctalModes(inner),
    ]),
  );
}
