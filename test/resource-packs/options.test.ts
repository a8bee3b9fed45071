import { aws } from '../../resource-packs/aws';
import { eksCluster, kubeconfig, kubernetes } from '../../resource-packs/kubernetes';

const onAws = {
  account: '111122223333',
  region: 'eu-central-1',
  zone: { id: 'Z1', name: 'a.example' },
};
const inCluster = { cluster: kubeconfig({ context: 'test' }), domain: 'a.example' };

/** Platforms are loaded without the compiler, so whatever it would have refused may be passed. */
test.each([
  {
    because: 'a misspelt option would be ignored',
    make: () => kubernetes({ ...inCluster, clusterIsuer: 'letsencrypt' } as never),
    says: 'The pack "kubernetes" has no option "clusterIsuer". Did you mean "clusterIssuer"?',
  },
  {
    because: 'a cluster without an address is reached by nobody',
    make: () => eksCluster({ name: 'shop', region: 'eu-central-1' } as never),
    says: 'eksCluster needs another "endpoint": the address of the API server',
  },
  {
    because: 'without a context the current one would be taken',
    make: () => kubeconfig({} as never),
    says: 'kubeconfig needs another "context"',
  },
  {
    because: 'a number loses the zero that an account may begin with',
    make: () => aws({ ...onAws, account: 111122223333 } as never),
    says: 'The pack "aws" needs another "account": twelve digits, as a text.',
  },
  {
    because: 'a zone is no region',
    make: () => aws({ ...onAws, region: 'eu-central-1a' }),
    says: 'The pack "aws" needs another "region"',
  },
  {
    because: 'a name alone does not find a hosted zone',
    make: () => aws({ ...onAws, zone: { name: 'a.example' } } as never),
    says: 'The pack "aws" needs another "zone.id"',
  },
  {
    because: 'a misspelt protection protects nothing',
    make: () => aws({ ...onAws, passwordInState: true } as never),
    says: 'The pack "aws" has no option "passwordInState". Did you mean "passwordsInState"?',
  },
])('options are looked at: $because', ({ make, says }) => {
  expect(make).toThrow(says);
});
