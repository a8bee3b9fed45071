import type { Target } from '../../src/model';
import type { ResourceDefinition } from '../../src/pack';
import {
  awsPolicyType,
  awsRoleType,
  dnsType,
  horizontalPodAutoscalerType,
  internalExposeType,
  routeType,
  serviceMonitorType,
  tlsCertType,
} from '../../src/resource-types';
import type { HostOf } from './names';
import { recordOf } from './record-of';

/** Everything that leads to a workload from outside, or looks after it. */
export function traffic(hostOf: HostOf): ResourceDefinition[] {
  return [
    recordOf(dnsType, {
      summary: 'The record of a host name.',
      holdsData: false,
      record: ({ name }) => ({ host: hostOf(name), url: `http://${hostOf(name)}` }),
    }),
    recordOf(tlsCertType, {
      summary: 'The record of a certificate.',
      holdsData: false,
      record: ({ name, params }) => ({ tls_secret_name: name.within(63), ...params }),
    }),
    recordOf(routeType, {
      summary: 'The record of a route.',
      holdsData: false,
      record: ({ params, target }) => ({
        url: `http://${params.host}${params.path}`,
        ...params,
        ...destination(target),
      }),
    }),
    recordOf(internalExposeType, {
      summary: 'The record of a route within the platform.',
      holdsData: false,
      record: ({ params, target }) => ({ ...params, ...destination(target) }),
    }),
    recordOf(serviceMonitorType, {
      summary: 'The record of a monitor.',
      holdsData: false,
      record: ({ params, target }) => ({ ...params, ...destination(target) }),
    }),
    recordOf(awsRoleType, {
      summary: 'The record of the IAM role of a workload.',
      holdsData: false,
      record: ({ name }) => ({
        arn: `arn:aws:iam::000000000000:role/${name.within(64)}`,
        name: name.within(64),
      }),
    }),
    recordOf(awsPolicyType, {
      summary: 'The record of a permission on AWS.',
      holdsData: false,
      record: ({ name }) => ({ name: name.within(64) }),
    }),
    recordOf(horizontalPodAutoscalerType, {
      summary: 'The record of an autoscaler.',
      holdsData: false,
      record: ({ params, target }) => ({ ...params, ...destination(target) }),
    }),
  ];
}

/** Where requests end up: the port by its number, whatever the Score file called it. */
function destination(target: Target | undefined): Readonly<Record<string, unknown>> {
  if (!target) return {};
  const { workload, port } = target;
  return { workload, ...(port ? { port: port.port, targetPort: port.targetPort } : {}) };
}
