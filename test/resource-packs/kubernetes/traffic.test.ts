import { dns, endpoint, type KubernetesOptions } from '../../../resource-packs/kubernetes';
import { rule } from '../../../src/platform';
import type { RequestText } from '../../match/estate';
import { emitted, type EmitOptions } from './emitted';

const ISSUER = { clusterIssuer: 'letsencrypt' };
const GATEWAY = { gateway: { name: 'outside', namespace: 'gateways' } };
const NAMESPACE = '${kubernetes_namespace_v1.k8s-namespace_default_environment.metadata[0].name}';

function cart(resources: Readonly<Record<string, RequestText>>, more: EmitOptions = {}) {
  return emitted({ workloads: { cart: { ports: { web: 80 }, resources } } }, more);
}

const route = (params: object = {}, more: Partial<RequestText> = {}): RequestText => ({
  type: 'route',
  params: { host: 'shop.test', port: 'web', ...params },
  ...more,
});

describe('dns', () => {
  const outputsWith = (more: EmitOptions) => {
    const { terraform } = cart({ name: { type: 'dns' } }, more);
    return terraform['output']?.['dns_default_cart_name']?.['value'];
  };

  test.each([
    { because: 'nothing encrypts it', options: {}, scheme: 'http' },
    { because: 'routes get certificates', options: ISSUER, scheme: 'https' },
  ])(
    'is a name of its own under the domain, by $scheme because $because',
    ({ options, scheme }) => {
      const host = /shop-dev-dns-cart-name-[0-9a-f]{8}\.apps\.test$/.source;

      expect(outputsWith({ options })).toEqual({
        host: expect.stringMatching(new RegExp(`^${host}`)),
        url: expect.stringMatching(new RegExp(`^${scheme}://${host}`)),
      });
    },
  );

  test('is the name that a rule gives', () => {
    const fixed = dns({ domain: 'shop.test', host: 'www.shop.test' });

    expect(outputsWith({ rules: [rule({ id: 'cart.name' }, fixed)] })).toEqual({
      host: 'www.shop.test',
      url: 'http://www.shop.test',
    });
  });

  test.each(['', 'Apps.test', 'apps..test', '-a.test', 'https://apps.test', 'a_b.test'])(
    'has no domain "%s"',
    (domain) => {
      expect(() => dns({ domain })).toThrow(TypeError);
    },
  );
});

describe('a route', () => {
  const ID = 'route_default_cart_front';
  const ingressWith = (options: Partial<KubernetesOptions>, params: object = {}) =>
    cart({ front: route(params) }, { options }).resource['kubernetes_ingress_v1']?.[ID];

  test('leads from a host and a path to the Service of the workload', () => {
    expect(ingressWith({ ingressClass: 'nginx' }, { path: '/cart' })).toMatchObject({
      metadata: {
        name: expect.stringMatching(/^shop-dev-route-cart-front-[0-9a-f]{8}$/),
        namespace: NAMESPACE,
      },
      spec: {
        ingress_class_name: 'nginx',
        rule: [
          {
            host: 'shop.test',
            http: {
              path: [
                {
                  path: '/cart',
                  path_type: 'Prefix',
                  backend: { service: { name: 'cart', port: { number: 80 } } },
                },
              ],
            },
          },
        ],
      },
    });
  });

  test('is not encrypted and takes the class of the cluster, where the platform says nothing', () => {
    const { spec, metadata } = ingressWith({}) as Record<string, object>;

    expect(spec).not.toHaveProperty('tls');
    expect(spec).not.toHaveProperty('ingress_class_name');
    expect(metadata).not.toHaveProperty('annotations');
  });

  test('gets a certificate from the issuer, one for all routes of a host', () => {
    const { resource } = cart(
      { front: route(), back: route({ path: '/back' }) },
      { options: ISSUER },
    );
    const ingresses = Object.values(resource['kubernetes_ingress_v1'] ?? {});

    expect(ingresses).toHaveLength(2);
    for (const ingress of ingresses) {
      expect(ingress).toMatchObject({
        metadata: { annotations: { 'cert-manager.io/cluster-issuer': 'letsencrypt' } },
        spec: { tls: [{ hosts: ['shop.test'], secret_name: 'tls-shop.test' }] },
      });
    }
  });

  test.each([
    { because: 'no object is named "*"', host: '*.shop.test', secret: 'tls-any.shop.test' },
    {
      because: 'a name has 63 characters',
      host: `${'a'.repeat(60)}.shop.test`,
      secret: expect.stringMatching(/^tls-a{42}-[0-9a-f]{16}$/),
    },
  ])(
    'keeps the certificate in a Secret with a valid name, because $because',
    ({ host, secret }) => {
      expect(ingressWith(ISSUER, { host })).toMatchObject({
        spec: { tls: [{ hosts: [host], secret_name: secret }] },
      });
    },
  );

  test('leaves a path that is no prefix to the controller', () => {
    expect(ingressWith({}, { path: '/my/[^/]+/path' })).toMatchObject({
      spec: { rule: [{ http: { path: [{ path_type: 'ImplementationSpecific' }] } }] },
    });
  });

  test.each([
    {
      because: 'it is where ingress-nginx mostly lies',
      options: {},
      labels: { 'kubernetes.io/metadata.name': 'ingress-nginx' },
    },
    {
      because: 'the platform says so',
      options: { ingressNamespace: { role: 'ingress' } },
      labels: { role: 'ingress' },
    },
  ])(
    'lets the pods of one namespace in to the port of the pods: $because',
    ({ options, labels }) => {
      const { resource } = cart({ front: route() }, { options });

      expect(resource['kubernetes_network_policy_v1']?.[`${ID}__policy`]).toMatchObject({
        metadata: { namespace: NAMESPACE },
        spec: {
          pod_selector: { match_labels: { 'app.kubernetes.io/name': 'cart' } },
          policy_types: ['Ingress'],
          ingress: [
            {
              from: [{ namespace_selector: { match_labels: labels } }],
              // In these projects a port is forwarded to the next one.
              ports: [{ port: '81', protocol: 'TCP' }],
            },
          ],
        },
      });
    },
  );
});

describe('a route of the class gateway', () => {
  const ID = 'route_gateway_cart_front';

  test('is an HTTPRoute of the Gateway, with the same way in', () => {
    const { resource } = cart(
      { front: route({ path: '/cart' }, { class: 'gateway' }) },
      { options: GATEWAY },
    );

    expect(resource['kubernetes_manifest']?.[ID]).toMatchObject({
      manifest: {
        apiVersion: 'gateway.networking.k8s.io/v1',
        kind: 'HTTPRoute',
        metadata: { namespace: NAMESPACE },
        spec: {
          parentRefs: [{ kind: 'Gateway', name: 'outside', namespace: 'gateways' }],
          hostnames: ['shop.test'],
          rules: [
            {
              matches: [{ path: { type: 'PathPrefix', value: '/cart' } }],
              backendRefs: [{ kind: 'Service', name: 'cart', port: 80 }],
            },
          ],
        },
      },
    });
    expect(resource['kubernetes_network_policy_v1']).toHaveProperty(`${ID}__policy`);
  });

  test('takes no path that the Gateway API refuses', () => {
    const front = route({ path: '/my/[^/]+/path' }, { class: 'gateway' });

    expect(cart({ front }, { options: GATEWAY }).problems).toEqual([
      expect.stringMatching(/^match\/invalid-param.* .*path$/),
    ]);
  });

  test('is not there without a Gateway', () => {
    expect(cart({ front: route({}, { class: 'gateway' }) }).problems).toEqual([
      expect.stringMatching(/^match\/no-definition/),
    ]);
  });
});

describe('a certificate', () => {
  const certificate: RequestText = { type: 'tls-cert', params: { host: 'shop.test' } };

  test('is kept in a Secret, with a new key each time it is renewed', () => {
    const { resource, terraform } = cart({ tls: certificate }, { options: ISSUER });
    const name = expect.stringMatching(/^shop-dev-tls-cert-cart-tls-[0-9a-f]{8}$/);

    expect(resource['kubernetes_manifest']?.['tls-cert_default_cart_tls']).toMatchObject({
      manifest: {
        kind: 'Certificate',
        metadata: { name, namespace: NAMESPACE },
        spec: {
          secretName: name,
          dnsNames: ['shop.test'],
          issuerRef: { kind: 'ClusterIssuer', name: 'letsencrypt' },
          privateKey: { rotationPolicy: 'Always' },
        },
      },
    });
    expect(terraform['output']?.['tls-cert_default_cart_tls']?.['value']).toEqual({
      tls_secret_name: name,
    });
  });

  test('is not there without an issuer', () => {
    expect(cart({ tls: certificate }).problems).toEqual([
      expect.stringMatching(/^match\/no-definition/),
    ]);
  });
});

describe('an endpoint', () => {
  const payments: RequestText = { type: 'endpoint', params: { openapi_file: './payments.yaml' } };
  const endpoints = { 'cart.payments': 'https://payments.test/v1/' };

  test('is the service that the platform names', () => {
    const { terraform } = cart({ payments }, { options: { endpoints } });

    expect(terraform['output']?.['endpoint_default_cart_payments']?.['value']).toEqual({
      url: 'https://payments.test/v1',
      name: 'payments.test',
    });
  });

  test('says what to do about one that the platform does not name', () => {
    const { problems, details } = cart({ other: payments }, { options: { endpoints } });

    expect(problems).toEqual([expect.stringMatching(/^create\/definition-failed/)]);
    expect(details).toEqual([expect.stringContaining('"cart.other"')]);
  });

  test('is not there where the platform names none', () => {
    expect(cart({ payments }).problems).toEqual([expect.stringMatching(/^match\/no-definition/)]);
  });

  test.each(['payments.test', '//payments.test', 'ftp://payments.test', 'https://'])(
    'has no URL "%s"',
    (url) => {
      expect(() => endpoint({ endpoints: { 'cart.payments': url } })).toThrow(TypeError);
    },
  );
});
