import {
  dns,
  endpoint,
  existingConfig,
  existingSecret,
  volumes,
  type KubernetesOptions,
} from '../../../resource-packs/kubernetes';
import { cluster } from '../../../resource-packs/kubernetes/cluster';
import { gatewayRoute } from '../../../resource-packs/kubernetes/traffic/gateway-route';
import { namespace } from '../../../resource-packs/kubernetes/namespace';
import { route } from '../../../resource-packs/kubernetes/traffic/route';
import { tlsCertificate } from '../../../resource-packs/kubernetes/traffic/tls-certificate';
import { environmentValues } from '../../../src/kinds';
import { definePack } from '../../../src/pack';
import { packContract } from '../../../src/testing';
import { OPTIONS } from './emitted';

const few = surroundings('few-options', OPTIONS);
const many = surroundings('many-options', {
  ...OPTIONS,
  ingressClass: 'nginx',
  ingressNamespace: { role: 'ingress' },
  gateway: { name: 'outside', namespace: 'gateways' },
  clusterIssuer: 'letsencrypt',
  storageClass: 'fast',
  sharedStorageClass: 'shared',
  volumeSize: '10Gi',
  workloads: { waivers: ['root'] },
});

/** What lies around the workloads, without them. */
function surroundings(name: string, options: KubernetesOptions) {
  const { gateway, clusterIssuer } = options;
  const ids = ['consumer.thing', 'other.thing', 'shared-thing'];
  const endpoints = Object.fromEntries(ids.map((id) => [id, `https://${id}.test`]));
  return definePack({
    name,
    summary: 'What lies around the workloads.',
    resources: [
      cluster(options),
      namespace(options),
      environmentValues(),
      dns(options),
      endpoint({ endpoints }),
      route(options),
      ...(gateway ? [gatewayRoute({ ...options, gateway })] : []),
      ...(clusterIssuer === undefined ? [] : [tlsCertificate({ clusterIssuer })]),
      ...volumes(options),
      existingConfig({ name: 'greetings' }),
      existingSecret({ name: 'keys' }),
    ],
  });
}

describe.each([few, many])('with $name', (pack) => {
  test.each(packContract(pack))('$definition $check', ({ run }) => {
    expect(run).not.toThrow();
  });
});
