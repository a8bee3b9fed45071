import { Construct } from 'constructs';
import type { ServicePort } from '../../../src/model';
import type { UsedResource } from '../../../src/pack';
import { terraformAddress } from '../../../src/terraform';
import { letReach } from '../network/access-rules';

/** A port of another workload that a workload calls. */
export interface Call {
  readonly workload: string;
  /** The security group of the other workload. */
  readonly callee: string;
  readonly port: ServicePort;
}

/**
 * The ports that a workload calls, each once, whatever number of requests ask for it: AWS refuses a rule that is there
 * already, which is why the caller makes them and not each request.
 */
export function callsOf(uses: Readonly<Record<string, UsedResource>>): Call[] {
  const calls = new Map<string, Call>();
  for (const { target, outputs } of Object.values(uses)) {
    const callee = outputs['callee'];
    if (!target || typeof callee !== 'string') continue;
    for (const port of target.port ? [target.port] : target.ports) {
      calls.set(placeOf(target.workload, port), { workload: target.workload, callee, port });
    }
  }
  return [...calls].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, call]) => call);
}

/**
 * Lets a workload call others, and them be called.
 *
 * @returns the Terraform addresses of the rules that do so
 */
export function allowCalls(
  scope: Construct,
  caller: { readonly workload: string; readonly securityGroup: string },
  calls: readonly Call[],
): string[] {
  return calls.flatMap(({ workload, callee, port }) =>
    letReach(new Construct(scope, `call-${placeOf(workload, port)}`), {
      from: { securityGroup: caller.securityGroup, called: caller.workload },
      to: {
        securityGroup: callee,
        called: workload,
        port: port.targetPort,
        protocol: port.protocol === 'UDP' ? 'udp' : 'tcp',
      },
    }).map(terraformAddress),
  );
}

function placeOf(workload: string, { targetPort, protocol }: ServicePort): string {
  return `${workload}-${protocol.toLowerCase()}-${String(targetPort)}`;
}
