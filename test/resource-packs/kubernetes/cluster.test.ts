import { eksCluster, kubeconfig, type Cluster } from '../../../resource-packs/kubernetes';
import { emitted } from './emitted';

const eks = eksCluster({
  name: 'production',
  region: 'eu-central-1',
  endpoint: 'https://cluster.test',
  certificateAuthority: 'PEM',
});
const exec = {
  api_version: 'client.authentication.k8s.io/v1beta1',
  command: 'aws',
  args: ['eks', 'get-token', '--cluster-name', 'production', '--region', 'eu-central-1'],
};

test.each<{ because: string; cluster: Cluster; provider: object }>([
  {
    because: 'a kubeconfig leads to it',
    cluster: kubeconfig({ context: 'staging' }),
    provider: { config_path: '~/.kube/config', config_context: 'staging' },
  },
  {
    because: 'the credentials for AWS let one in',
    cluster: eks,
    provider: { host: 'https://cluster.test', cluster_ca_certificate: 'PEM', exec: [exec] },
  },
  {
    because: 'the command knows its variables by their very names',
    cluster: withVariables(eks, { AWS_PROFILE: 'deployer' }),
    provider: { exec: [{ ...exec, env: { AWS_PROFILE: 'deployer' } }] },
  },
])('is reached, because $because', ({ cluster, provider }) => {
  const { terraform } = emitted(
    { workloads: { cart: { resources: { disk: { type: 'volume' } } } } },
    { options: { cluster } },
  );

  expect(terraform['provider']?.['kubernetes']).toMatchObject([provider]);
});

function withVariables(
  { name, connection }: Cluster,
  env: Readonly<Record<string, string>>,
): Cluster {
  if (!connection.exec) throw new Error('There is no command.');
  return { name, connection: { ...connection, exec: { ...connection.exec, env } } };
}
