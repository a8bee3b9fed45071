import { Manifest } from '@cdktf/provider-kubernetes/lib/manifest';
import { z } from 'zod';
import { routeType } from '../../../src/resource-types';
import { kubernetesResource } from '../kubernetes-resource';
import type { KubernetesOptions } from '../options';
import { openRouteTarget } from './route-target';

/** What the Gateway API takes as a prefix. */
const path = z
  .string()
  .regex(
    /^\/(?:[\w/.~!$&'()*+,;=:@-]|%[0-9a-fA-F]{2})*$/,
    'a path of the Gateway API begins with "/" and has no brackets, braces, "^", "?" or "#"',
  )
  .default('/')
  .describe('The path that requests begin with.');

export type GatewayRouteOptions = Required<Pick<KubernetesOptions, 'gateway'>> &
  Pick<KubernetesOptions, 'ingressNamespace'>;

/** A route as an HTTPRoute of the Gateway API: the class `gateway`. */
export const gatewayRoute = (options: GatewayRouteOptions) =>
  kubernetesResource(routeType, {
    class: 'gateway',
    summary: 'An HTTPRoute from the Gateway of the cluster to the Service of the workload.',
    notes: [
      'It can only be planned with a cluster that has the Gateway API, because the Terraform provider asks the cluster for the schema of its object.',
      'The Gateway has to allow routes from the namespace, and its pods are let in by the labels of theirs.',
    ],
    params: routeType.params.extend({ path }),
    create(input) {
      const { host, path: prefix } = input.params;
      const { metadata, service, port } = openRouteTarget(input, options);
      // What the API would fill in is written out, so that a plan never sees a difference.
      new Manifest(input.scope, 'Default', {
        manifest: {
          apiVersion: 'gateway.networking.k8s.io/v1',
          kind: 'HTTPRoute',
          metadata,
          spec: {
            parentRefs: [
              { group: 'gateway.networking.k8s.io', kind: 'Gateway', ...options.gateway },
            ],
            hostnames: [host],
            rules: [
              {
                matches: [{ path: { type: 'PathPrefix', value: prefix } }],
                backendRefs: [{ group: '', kind: 'Service', name: service, port, weight: 1 }],
              },
            ],
          },
        },
      });
      return {};
    },
  });
