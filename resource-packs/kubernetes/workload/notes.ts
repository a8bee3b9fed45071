/** Of whatever may become a `kubernetes_manifest`. */
export const SIDECAR_NOTES = [
  'With a sidecar (a container that others wait for while it runs on) it can only be planned with a cluster, because no typed resource of the Terraform provider has sidecars, and the provider asks the cluster for the schema of everything else.',
  'When it gets its first sidecar, or loses its last, it is deleted and made again under its name, and is away until the new pods are ready. Where that deployment ends with "already exists", the next one completes it.',
] as const;

/** Of every pod. */
export const EMPTY_VOLUME_NOTE =
  'A volume whose source is no resource is an empty folder, which the containers of a pod share, and which goes with the pod.';

/** Of what others call. */
export const STOPPING_NOTE =
  'For a moment after a pod was told to stop, requests still reach it: a program should go on answering for a few seconds before it ends.';

/** Of instances with disks of their own. */
export const CLAIMS_NOTE =
  'The disks of its instances outlive the workload: Kubernetes keeps their claims when it is removed or has fewer instances, until somebody deletes them or the environment is destroyed.';
