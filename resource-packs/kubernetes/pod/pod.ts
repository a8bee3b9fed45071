/**
 * The part of a Kubernetes pod that a workload says something about, as the API writes it. There is one such model; the
 * typed resources of Terraform and `kubernetes_manifest` are two ways of writing it down.
 */
export interface PodSpec {
  readonly serviceAccountName: string;
  readonly automountServiceAccountToken: false;
  readonly enableServiceLinks: false;
  readonly restartPolicy?: 'Always' | 'Never';
  readonly terminationGracePeriodSeconds?: number;
  readonly securityContext: PodSecurityContext;
  readonly imagePullSecrets?: readonly { readonly name: string }[];
  readonly topologySpreadConstraints?: readonly TopologySpreadConstraint[];
  readonly initContainers?: readonly PodContainer[];
  readonly containers: readonly PodContainer[];
  readonly volumes?: readonly PodVolume[];
}

export interface PodSecurityContext {
  readonly runAsNonRoot?: boolean;
  readonly runAsUser?: number;
  readonly runAsGroup?: number;
  readonly fsGroup: number;
  readonly fsGroupChangePolicy: 'OnRootMismatch';
  readonly seccompProfile: { readonly type: 'RuntimeDefault' };
}

export interface TopologySpreadConstraint {
  readonly maxSkew: number;
  readonly topologyKey: string;
  readonly whenUnsatisfiable: 'ScheduleAnyway';
  readonly labelSelector: { readonly matchLabels: Readonly<Record<string, string>> };
  readonly matchLabelKeys: readonly string[];
}

export interface PodContainer {
  readonly name: string;
  readonly image: string;
  readonly imagePullPolicy: 'Always' | 'IfNotPresent';
  /** `Always` makes an init container a native sidecar, which no typed resource of Terraform can say. */
  readonly restartPolicy?: 'Always';
  readonly command?: readonly string[];
  readonly args?: readonly string[];
  readonly env?: readonly EnvironmentVariable[];
  readonly ports?: readonly ContainerPort[];
  readonly resources: ContainerResources;
  readonly securityContext: ContainerSecurityContext;
  readonly startupProbe?: PodProbe;
  readonly livenessProbe?: PodProbe;
  readonly readinessProbe?: PodProbe;
  readonly volumeMounts?: readonly VolumeMount[];
}

export interface ContainerSecurityContext {
  readonly runAsNonRoot: boolean;
  readonly allowPrivilegeEscalation: false;
  readonly readOnlyRootFilesystem: boolean;
  readonly privileged: false;
  readonly capabilities: { readonly drop: readonly string[]; readonly add?: readonly string[] };
  readonly seccompProfile: { readonly type: 'RuntimeDefault' };
}

export interface ContainerPort {
  readonly containerPort: number;
  readonly protocol: 'TCP' | 'UDP';
}

export interface ContainerResources {
  readonly requests: Readonly<Record<string, string>>;
  readonly limits: Readonly<Record<string, string>>;
}

/** A key of a Secret in the namespace of the pod. */
export interface SecretKey {
  readonly name: string;
  readonly key: string;
}

export interface EnvironmentVariable {
  readonly name: string;
  readonly value?: string;
  readonly valueFrom?: { readonly secretKeyRef: SecretKey };
}

export interface PodProbe {
  readonly exec?: { readonly command: readonly string[] };
  readonly httpGet?: {
    readonly path: string;
    readonly port: number;
    readonly host?: string;
    readonly scheme: 'HTTP' | 'HTTPS';
    readonly httpHeaders?: readonly { readonly name: string; readonly value: string }[];
  };
  readonly periodSeconds: number;
  readonly timeoutSeconds: number;
  readonly failureThreshold: number;
  readonly successThreshold: 1;
}

export interface VolumeMount {
  readonly name: string;
  readonly mountPath: string;
  readonly subPath?: string;
  readonly readOnly?: true;
}

/** A volume of a pod: its name, and one field that is its source. */
export interface PodVolume {
  readonly name: string;
  readonly [source: string]: unknown;
}

/** One key of a ConfigMap or Secret as a file; the mode is a number, as the API has it. */
export interface KeyToPath {
  readonly key: string;
  readonly path: string;
  readonly mode?: number;
}
