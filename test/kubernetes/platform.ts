import {
  kubeconfig,
  kubernetes,
  kubernetesSecrets,
  type KubernetesOptions,
} from '../../resource-packs/kubernetes';
import { secret } from '../../src/pack';
import { definePlatform, rule, type Platform } from '../../src/platform';
import { existing } from '../../src/kinds';
import { elasticsearchType } from '../../src/resource-types';

/** The namespace that requests from outside come from. */
export const INGRESS_NAMESPACE = 'ingress-nginx';

/** The options of the pack by which it can make everything that needs no address outside. */
export function optionsOn(path: string): KubernetesOptions {
  return {
    cluster: kubeconfig({ context: 'test', path }),
    domain: 'shop.test',
    clusterIssuer: 'test',
    gateway: { name: 'public', namespace: 'gateways' },
    sharedStorageClass: 'standard',
  };
}

/** Everything that the pack can make, and by a rule what the example needs besides. */
export function platformOn(path: string): Platform {
  const pack = kubernetes(optionsOn(path));
  return definePlatform({
    environmentTypes: { staging: { packs: [pack], secrets: kubernetesSecrets() } },
    rules: [
      rule(
        { id: 'shop-search' },
        existing(elasticsearchType, {
          host: 'search.internal',
          port: 9200,
          username: 'shop',
          password: secret({
            'kubernetes-secret': { name: 'search', key: 'password', revision: '1' },
          }),
        }),
      ),
    ],
  });
}
