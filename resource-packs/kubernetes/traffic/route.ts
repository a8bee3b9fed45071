import { IngressV1 } from '@cdktf/provider-kubernetes/lib/ingress-v1';
import { Token } from 'cdktf';
import { shortened } from '../../../src/pack';
import { routeType } from '../../../src/resource-types';
import { kubernetesResource } from '../kubernetes-resource';
import { LIMIT } from '../names';
import type { KubernetesOptions } from '../options';
import { openRouteTarget } from './route-target';

export type RouteOptions = Pick<
  KubernetesOptions,
  'clusterIssuer' | 'ingressClass' | 'ingressNamespace'
>;

/** A route as an Ingress, encrypted where the cluster has an issuer of certificates. */
export const route = (options: RouteOptions = {}) =>
  kubernetesResource(routeType, {
    summary:
      'An Ingress to the Service of the workload, with a certificate where the platform has an issuer.',
    notes: [
      'Requests arrive by the ingress controller of the cluster, whose pods are let in by the labels of their namespace. A load balancer outside the cluster that calls pods directly is no pod, and is not let in.',
    ],
    create(input) {
      const { host, path } = input.params;
      const { metadata, service, port } = openRouteTarget(input, options);
      const { clusterIssuer, ingressClass } = options;
      new IngressV1(input.scope, 'Default', {
        metadata: {
          ...metadata,
          ...(clusterIssuer !== undefined && {
            annotations: { 'cert-manager.io/cluster-issuer': clusterIssuer },
          }),
        },
        spec: {
          ...(ingressClass !== undefined && { ingressClassName: ingressClass }),
          ...(clusterIssuer !== undefined && {
            tls: [{ hosts: [host], secretName: certificateOf(host) }],
          }),
          rule: [
            {
              host,
              http: {
                path: [
                  {
                    path,
                    pathType: pathTypeOf(path),
                    backend: { service: { name: service, port: { number: port } } },
                  },
                ],
              },
            },
          ],
        },
      });
      return {};
    },
  });

/** Controllers refuse a prefix with other characters in it; what such a path means, such as a pattern, is theirs to say. */
function pathTypeOf(path: string): 'Prefix' | 'ImplementationSpecific' {
  const isPrefix = Token.isUnresolved(path) || /^[\w./~-]*$/.test(path);
  return isPrefix ? 'Prefix' : 'ImplementationSpecific';
}

/** One certificate for all routes of a host, because authorities limit how many they issue for the same name. */
function certificateOf(host: string): string {
  const name = `tls-${host.replace('*', 'any')}`;
  return Token.isUnresolved(host) ? name : shortened(name, LIMIT);
}
