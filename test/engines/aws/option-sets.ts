import type { AwsOptions } from '../../../resource-packs/aws';

/** One way of using the pack that has to work. */
export interface OptionSet {
  /** The name of the project that is made with it. */
  readonly name: string;
  readonly because: string;
  readonly options: AwsOptions;
  /** As of an environment type. @default false */
  readonly protected?: boolean;
}

export const ZONE = { id: 'Z0123456789ABCDEFGHIJ', name: 'shop.example' };

/** The account that moto plays. */
export const ACCOUNT = '123456789012';

const plain: AwsOptions = { account: ACCOUNT, region: 'eu-central-1', zone: ZONE };

const existingNetwork = {
  vpc: 'vpc-0123456789abcdef0',
  cidr: '10.20.0.0/16',
  privateSubnets: ['subnet-0123456789abcdef0', 'subnet-0123456789abcdef1'],
  publicSubnets: ['subnet-0123456789abcdef2', 'subnet-0123456789abcdef3'],
};

export const OPTION_SETS: readonly OptionSet[] = [
  { name: 'plain', because: 'only what has no default is given', options: plain },
  {
    name: 'guarded',
    because: 'the cloud protects what holds data, and everything that can be added is',
    protected: true,
    options: {
      ...plain,
      accessLogs: { bucket: 'acme-access-logs' },
      webAcl: `arn:aws:wafv2:eu-central-1:${ACCOUNT}:regional/webacl/shop/0123`,
      tags: { 'cost-center': '4711' },
      assumeRole: `arn:aws:iam::${ACCOUNT}:role/deployer`,
    },
  },
  {
    name: 'placed',
    because: 'the network is there already',
    options: { ...plain, network: existingNetwork },
  },
  {
    name: 'spread',
    because: 'the network is laid out by hand',
    options: {
      ...plain,
      network: {
        cidr: '10.30.0.0/20',
        availabilityZones: ['eu-central-1a', 'eu-central-1b', 'eu-central-1c'],
        natGateways: 'each',
      },
    },
  },
  {
    name: 'pods',
    because: 'workloads are pods of another pack, and only their identities are made here',
    options: {
      ...plain,
      network: existingNetwork,
      pods: { cluster: 'shop', securityGroup: 'sg-0123456789abcdef0' },
    },
  },
  {
    name: 'permitted',
    because: 'the platform names permissions, takes a password in the state and has rotated one',
    options: {
      ...plain,
      passwordsInState: true,
      policies: {
        'send-mail': [
          {
            actions: ['ses:SendEmail'],
            resources: [`arn:aws:ses:eu-central-1:${ACCOUNT}:identity/shop.example`],
          },
        ],
      },
      endpoints: {
        'shared-endpoint': 'https://api.payments.example',
        'shared-endpoint-1': 'https://api.maps.example/v2',
      },
      revisions: { 'postgres.default#shared-postgres': 2 },
    },
  },
];
