import { aws, type AwsOptions } from '../../../resource-packs/aws';
import { packContract } from '../../../src/testing';

const small: AwsOptions = {
  account: '111122223333',
  region: 'eu-central-1',
  zone: { id: 'Z0123456789ABC', name: 'shop.example' },
};

const TYPES = [
  'aws-policy',
  'aws-role',
  'ecs-cluster',
  'endpoint',
  'environment',
  'horizontal-pod-autoscaler',
  'service',
  'service-port',
  'workload',
  'workload-identity',
];

const OPTIONS: readonly { readonly because: string; readonly options: AwsOptions }[] = [
  { because: 'nothing is said but what has to be', options: small },
  {
    because: 'everything is said',
    options: {
      ...small,
      endpoints: {
        'consumer.thing': 'https://payments.example/v1',
        'other.thing': 'https://payments.example/v1',
        'shared-thing': 'https://payments.example/v1',
      },
      policies: {
        mail: [{ actions: ['ses:SendEmail'], resources: ['arn:aws:ses:*:1:identity/x'] }],
      },
      workloads: {
        replicas: 3,
        waivers: ['root', 'writable-root-filesystem'],
        cpuArchitecture: 'ARM64',
        preparationImage: '111122223333.dkr.ecr.eu-central-1.amazonaws.com/tools/busybox:1',
      },
    },
  },
  {
    because: 'workloads are pods on EKS',
    options: {
      ...small,
      network: {
        vpc: 'vpc-0123456789abcdef0',
        cidr: '10.20.0.0/16',
        privateSubnets: ['subnet-0123456789abcdef0', 'subnet-0123456789abcdef1'],
        publicSubnets: [],
      },
      pods: { cluster: 'main', securityGroup: 'sg-0123456789abcdef0' },
    },
  },
];

describe.each(OPTIONS)('where $because', ({ options }) => {
  const checks = packContract(aws(options)).filter(({ definition }) =>
    TYPES.includes(definition.replace(/\.[^.]*$/, '')),
  );

  test.each(checks)('$definition $check', ({ run }) => {
    expect(run).not.toThrow();
  });
});
