import { horizontalPodAutoscaler } from '../../../resource-packs/kubernetes/workload/autoscaler';
import { calls } from '../../../resource-packs/kubernetes/traffic/calls';
import { cluster } from '../../../resource-packs/kubernetes/cluster';
import { kubeconfig } from '../../../resource-packs/kubernetes/cluster-access';
import { ResourceAddress, type Target } from '../../../src/model';
import type { Outputs, ResourceDefinition } from '../../../src/pack';
import { k8sNamespaceType, workloadType } from '../../../src/resource-types';
import { nodeOf } from '../../create/graphs';
import { emit, giving } from './workload-terraform';

const WEB = { name: 'web', port: 80, targetPort: 8080, protocol: 'TCP' } as const;
const DNS = { name: 'dns', port: 53, targetPort: 53, protocol: 'UDP' } as const;
const PODS = { pods: { namespace: 'shop--dev', labels: { 'app.kubernetes.io/name': 'cart' } } };

interface Given {
  readonly definition: ResourceDefinition;
  readonly target: Target;
  readonly params?: Readonly<Record<string, unknown>>;
  /** Of the workload that asks. @default pods in the same namespace */
  readonly consumer?: Outputs;
  /** @default 'default' */
  readonly consumerClass?: string;
}

/** What one use by the workload `cart` makes. */
function used({ definition, target, params = {}, consumer = PODS, consumerClass }: Given) {
  const options = { cluster: kubeconfig({ context: 'test' }), domain: 'example.test' };
  const cart = ResourceAddress.ofWorkload('cart', consumerClass);
  const node = nodeOf(`${definition.type.name}.default#cart.it`, {
    match: { definition, pack: 'test' },
    params,
    target,
    needs: { namespace: new ResourceAddress('k8s-namespace', 'default', 'environment') },
  });
  return emit(
    [
      nodeOf('k8s-cluster.default#environment', {
        match: { definition: cluster(options), pack: 'test' },
      }),
      nodeOf('k8s-namespace.default#environment', {
        match: { definition: giving(k8sNamespaceType, { namespace: 'shop--dev' }), pack: 'test' },
      }),
      node,
      nodeOf(String(cart), {
        match: { definition: giving(workloadType, consumer), pack: 'test' },
        uses: { it: { address: node.address, access: 'write' } },
      }),
    ],
    [{ from: cart, to: node.address, kind: 'use', access: 'write' }],
  );
}

const [service, servicePort] = calls;
if (!service || !servicePort) throw new Error('there is nothing to call');

test.each([
  {
    because: 'a service is all of its ports, by the numbers behind it',
    definition: service,
    target: { workload: 'catalog', ports: [DNS, WEB] },
    ports: [
      { port: '53', protocol: 'UDP' },
      { port: '8080', protocol: 'TCP' },
    ],
  },
  {
    because: 'who asks for one port gets into that one',
    definition: servicePort,
    target: { workload: 'catalog', port: WEB, ports: [DNS, WEB] },
    ports: [{ port: '8080', protocol: 'TCP' }],
  },
])('$because', ({ definition, target, ports }) => {
  const { resource, problems } = used({ definition, target });

  expect(problems).toEqual([]);
  expect(Object.values(resource['kubernetes_network_policy_v1'] ?? {})).toEqual([
    expect.objectContaining({
      metadata: expect.objectContaining({
        name: expect.stringMatching(/^[a-z0-9-]{1,63}$/),
        namespace: 'shop--dev',
      }),
      spec: {
        pod_selector: { match_labels: { 'app.kubernetes.io/name': 'catalog' } },
        policy_types: ['Ingress'],
        ingress: [
          {
            from: [{ pod_selector: { match_labels: { 'app.kubernetes.io/name': 'cart' } } }],
            ports,
          },
        ],
      },
    }),
  ]);
});

test.each([
  {
    because: 'a policy without ports would open all of them',
    definition: service,
    target: { workload: 'catalog', ports: [] },
  },
  {
    because: 'who has no pods has none to let in',
    definition: service,
    target: { workload: 'catalog', ports: [WEB] },
    consumer: {},
  },
])('nothing is opened: $because', (given) => {
  const { resource, problems } = used(given);

  expect(problems).toEqual([]);
  expect(resource).not.toHaveProperty('kubernetes_network_policy_v1');
});

describe('an autoscaler', () => {
  const definition = horizontalPodAutoscaler;
  const target = { workload: 'cart', ports: [] };
  const params = { minReplicas: 2, maxReplicas: 9, targetCPUUtilizationPercentage: 70 };

  test.each([
    { consumerClass: 'default', kind: 'Deployment' },
    { consumerClass: 'stateful', kind: 'StatefulSet' },
  ])('scales a $kind', ({ consumerClass, kind }) => {
    const { resource } = used({ definition, target, params, consumerClass });

    expect(Object.values(resource['kubernetes_horizontal_pod_autoscaler_v2'] ?? {})).toEqual([
      expect.objectContaining({
        spec: {
          scale_target_ref: { api_version: 'apps/v1', kind, name: 'cart' },
          min_replicas: 2,
          max_replicas: 9,
          metric: [
            {
              type: 'Resource',
              resource: {
                name: 'cpu',
                target: { type: 'Utilization', average_utilization: 70 },
              },
            },
          ],
        },
      }),
    ]);
  });

  test('cannot scale what runs to an end', () => {
    const { problems } = used({ definition, target, params, consumerClass: 'job' });

    expect(problems).toEqual([expect.stringContaining('only what keeps running can be scaled')]);
  });
});
