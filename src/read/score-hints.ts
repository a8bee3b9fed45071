import type { Path } from './places';

const PROBE_TIMING = ' Score has no timings of probes; what makes the workload chooses them.';
const NO_FIELD = ' Score has no such field; what makes the workload decides it.';

/** What people write who come from other tools or older versions, by where they write it, and what it is called here. */
const FIELDS: readonly (readonly [at: RegExp, hints: Readonly<Record<string, string>>])[] = [
  [
    /^$/,
    {
      name: ' The name of the workload stands under "metadata".',
      ports: ' Ports stand under "service".',
      image: ' The image stands under a container: "containers.<name>.image".',
      container: ' Did you mean "containers"?',
      services: ' Did you mean "service"?',
    },
  ],
  [
    /^containers\.[^.]+$/,
    {
      env: ' Score calls it "variables".',
      environment: ' Score calls it "variables".',
      envs: ' Score calls it "variables".',
      entrypoint: ' Score calls it "command".',
      cmd: ' Score calls it "args".',
      ports: ' Ports stand under "service", for the whole workload.',
      volumeMounts: ' Score calls it "volumes".',
      healthcheck: ' Score calls it "livenessProbe" and "readinessProbe".',
      replicas: NO_FIELD,
      securityContext: NO_FIELD,
      imagePullPolicy: NO_FIELD,
    },
  ],
  [
    /^containers\.[^.]+\.(files|volumes)\./,
    { target: ' The target is the key that the entry stands under.' },
  ],
  [
    /^containers\.[^.]+\.(liveness|readiness)Probe(\.|$)/,
    {
      initialDelaySeconds: PROBE_TIMING,
      periodSeconds: PROBE_TIMING,
      timeoutSeconds: PROBE_TIMING,
      successThreshold: PROBE_TIMING,
      failureThreshold: PROBE_TIMING,
      tcpSocket: ' Score has "httpGet" and "exec" only.',
      grpc: ' Score has "httpGet" and "exec" only.',
    },
  ],
  [
    /^containers\.[^.]+\.resources(\.|$)/,
    {
      cpu: ' It stands under "limits" or "requests".',
      memory: ' It stands under "limits" or "requests".',
    },
  ],
  [
    /^resources\.[^.]+$/,
    {
      properties: ' Score calls it "params".',
      parameters: ' Score calls it "params".',
      annotations: ' Annotations stand under "metadata".',
    },
  ],
];

/** What to write instead of an unknown field that is known elsewhere. */
export function fieldHint(path: Path, field: string): string | undefined {
  const place = path.map(String).join('.');
  for (const [at, hints] of FIELDS) {
    if (at.test(place) && Object.hasOwn(hints, field)) return hints[field];
  }
  return undefined;
}

/** What to write instead of a value that is a usual mistake at its place. */
export function valueHint(path: Path, value: unknown): string | undefined {
  const [root, , field] = path;
  if (root === 'containers' && field === 'image' && (value === null || value === '')) {
    return ' Name an image, or write "." where each environment says which.';
  }
  if (root === 'resources' && path.length === 2 && value === null) {
    return ' Write at least its type, such as "{ type: postgres }".';
  }
  return undefined;
}
