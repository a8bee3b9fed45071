import type { KubernetesOptions } from '../../../resource-packs/kubernetes';
import { emitted } from './emitted';

const ID = 'k8s-namespace_default_environment';
const project = { workloads: { cart: { resources: { disk: { type: 'volume' } } } } };

function namespaceWith(options: Partial<KubernetesOptions> = {}) {
  const { resource, description } = emitted(project, { options });
  return {
    namespace: resource['kubernetes_namespace_v1']?.[ID],
    policies: resource['kubernetes_network_policy_v1'] ?? {},
    description,
  };
}

test('is named by its project and environment, which no other two share', () => {
  expect(namespaceWith().namespace).toMatchObject({ metadata: { name: 'shop--dev' } });
});

test('says whose it is', () => {
  const { resource } = emitted(project, { owners: ['team-a', 'team-${b}'] });

  expect(resource['kubernetes_namespace_v1']?.[ID]).toMatchObject({
    metadata: {
      annotations: { 'scoreform.dev/owners': 'team-a, team-$${b}' },
      labels: { 'app.kubernetes.io/part-of': 'shop', 'scoreform.dev/environment': 'dev' },
    },
  });
});

test.each([
  { because: 'nobody asked for less', options: {}, level: 'restricted' },
  {
    because: 'a file system is no matter of Pod Security',
    options: { workloads: { waivers: ['writable-root-filesystem'] } },
    level: 'restricted',
  },
  {
    because: 'restricted pods cannot run as root',
    options: { workloads: { waivers: ['root'] } },
    level: 'baseline',
  },
] as const)('admits only $level pods, because $because', ({ options, level }) => {
  expect(namespaceWith(options).namespace).toMatchObject({
    metadata: {
      labels: {
        'pod-security.kubernetes.io/enforce': level,
        'pod-security.kubernetes.io/enforce-version': 'latest',
        'pod-security.kubernetes.io/warn': 'restricted',
        'pod-security.kubernetes.io/audit': 'restricted',
      },
    },
  });
});

test('lets nothing in to any pod', () => {
  const { policies } = namespaceWith();

  expect(Object.keys(policies)).toEqual([`${ID}__default-deny`]);
  expect(policies[`${ID}__default-deny`]).toMatchObject({
    metadata: { namespace: `\${kubernetes_namespace_v1.${ID}.metadata[0].name}` },
    spec: { pod_selector: {}, policy_types: ['Ingress'] },
  });
  expect(policies[`${ID}__default-deny`]?.['spec']).not.toHaveProperty('ingress');
});

test('lets the challenges of a certificate authority in, where there are certificates', () => {
  const { policies } = namespaceWith({
    clusterIssuer: 'letsencrypt',
    ingressNamespace: { role: 'ingress' },
  });

  expect(policies[`${ID}__acme-challenges`]).toMatchObject({
    spec: {
      pod_selector: { match_labels: { 'acme.cert-manager.io/http01-solver': 'true' } },
      ingress: [
        {
          from: [{ namespace_selector: { match_labels: { role: 'ingress' } } }],
          ports: [{ port: '8089', protocol: 'TCP' }],
        },
      ],
    },
  });
});

test('is guarded, because deleting it deletes everything in it', () => {
  const resources = namespaceWith().description?.resources ?? [];

  expect(resources.find(({ type }) => type === 'k8s-namespace')?.stateful).toEqual([
    `kubernetes_namespace_v1.${ID}`,
  ]);
});
