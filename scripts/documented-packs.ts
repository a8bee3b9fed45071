import { aws } from '../resource-packs/aws';
import { kubeconfig, kubernetes } from '../resource-packs/kubernetes';
import { sandbox } from '../resource-packs/sandbox';
import { describeTypes, type TypeDescription } from '../src/cli/type-description';

/** The packs with everything that their options can add to them. */
const PACKS = [
  sandbox(),
  kubernetes({
    cluster: kubeconfig({ context: 'staging' }),
    domain: 'staging.shop.example',
    clusterIssuer: 'letsencrypt',
    gateway: { name: 'public', namespace: 'gateways' },
  }),
  aws({
    account: '111122223333',
    region: 'eu-central-1',
    zone: { id: 'Z0000000000000000000', name: 'shop.example' },
    passwordsInState: true,
    policies: {
      translation: [{ actions: ['translate:TranslateText'], resources: ['*'] }],
    },
  }),
];

/** Every resource type, with what each pack makes of it; sorted by name. */
export function documentedTypes(): TypeDescription[] {
  return describeTypes(
    PACKS.flatMap((pack) =>
      pack.resources.map((definition) => ({ environmentType: null, definition, pack: pack.name })),
    ),
  );
}
