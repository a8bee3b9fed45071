import type { TerraformText } from '../../../src/pack';
import { withoutExpansion } from './expansion';
import type { PodContainer, PodProbe } from './pod';

/** A probe as a Score file has it. */
export interface StatedProbe {
  readonly exec?: { readonly command: readonly TerraformText[] } | undefined;
  readonly httpGet?:
    | {
        readonly path: TerraformText;
        readonly port: number;
        readonly host?: TerraformText | undefined;
        readonly scheme?: 'HTTP' | 'HTTPS' | undefined;
        readonly httpHeaders?:
          readonly { readonly name: TerraformText; readonly value: TerraformText }[] | undefined;
      }
    | undefined;
}

type Timing = Pick<PodProbe, 'periodSeconds' | 'timeoutSeconds' | 'failureThreshold'>;

/** Takes a container out of the Service after half a minute, and back in with the first good answer. */
const READINESS: Timing = { periodSeconds: 10, timeoutSeconds: 3, failureThreshold: 3 };

/** Restarts a container after a minute: slower than the Service lets go of it, and never because of one slow answer. */
const LIVENESS: Timing = { periodSeconds: 20, timeoutSeconds: 5, failureThreshold: 3 };

/** Leaves a container five minutes to start before the other probes begin. */
const STARTUP: Timing = { periodSeconds: 5, timeoutSeconds: 5, failureThreshold: 60 };

export interface ContainerProbes {
  readonly livenessProbe?: StatedProbe | undefined;
  readonly readinessProbe?: StatedProbe | undefined;
}

/** The probes of a container that keeps running; a slow start is told by the question that liveness asks. */
export function probesOf(container: ContainerProbes): Partial<PodContainer> {
  const { livenessProbe, readinessProbe } = container;
  return {
    ...(livenessProbe && {
      startupProbe: probe(livenessProbe, STARTUP),
      livenessProbe: probe(livenessProbe, LIVENESS),
    }),
    ...(readinessProbe && { readinessProbe: probe(readinessProbe, READINESS) }),
  };
}

/** The probes of a sidecar that others wait for until it is healthy: its start-up probe is what they wait for. */
export function probesOfHealthySidecar(container: ContainerProbes): Partial<PodContainer> {
  const asked = container.readinessProbe ?? container.livenessProbe;
  return { ...probesOf(container), ...(asked && { startupProbe: probe(asked, STARTUP) }) };
}

/** The probes of a sidecar that others wait for only until it has started: a start-up probe would hold them up. */
export function probesOfStartedSidecar(container: ContainerProbes): Partial<PodContainer> {
  const { startupProbe, ...probes } = probesOf(container);
  if (!startupProbe || !probes.livenessProbe) return probes;
  const { failureThreshold } = probes.livenessProbe;
  return {
    ...probes,
    livenessProbe: { ...probes.livenessProbe, failureThreshold: failureThreshold * 5 },
  };
}

/** A probe asks one question; where a Score file has both, its schema prefers the command. */
function probe({ exec, httpGet }: StatedProbe, timing: Timing): PodProbe {
  return { ...question({ exec, httpGet }), ...timing, successThreshold: 1 };
}

function question({ exec, httpGet }: StatedProbe): Pick<PodProbe, 'exec' | 'httpGet'> {
  if (exec) return { exec: { command: exec.command.map((word) => withoutExpansion(word)) } };
  if (!httpGet) return {};
  const { path, port, host, scheme = 'HTTP', httpHeaders } = httpGet;
  return {
    httpGet: {
      path,
      port,
      ...(host !== undefined && { host }),
      scheme,
      ...(httpHeaders && { httpHeaders }),
    },
  };
}
