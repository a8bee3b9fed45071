import { resolve } from 'node:path';
import { aws, awsSecrets, dns, reachable, type AwsOptions } from '../../resource-packs/aws';
import { eksCluster, kubernetes } from '../../resource-packs/kubernetes';
import { definePlatform, existing, rule } from '../../src';
import type { Pack } from '../../src/pack';
import { amqpType, elasticsearchType, redisType } from '../../src/resource-types';
import { readAt } from '../read/repository';
import { attempt, type Attempt } from './deployed';

const PODS = 'sg-0123456789abcdef0';

const OPTIONS: AwsOptions = {
  account: '111122223333',
  region: 'eu-central-1',
  zone: { id: 'Z0123456789ABC', name: 'shop.example' },
  network: {
    vpc: 'vpc-0123456789abcdef0',
    cidr: '10.20.0.0/16',
    privateSubnets: ['subnet-0123456789abcdef0', 'subnet-0123456789abcdef1'],
    publicSubnets: [],
  },
  pods: {
    cluster: 'main',
    securityGroup: PODS,
    entrance: { host: 'k8s-public-0123456789.eu-central-1.elb.amazonaws.com' },
  },
};

const inCluster = kubernetes({
  cluster: eksCluster({
    name: 'main',
    region: 'eu-central-1',
    endpoint: 'https://0123456789ABCDEF.gr7.eu-central-1.eks.amazonaws.com',
    certificateAuthority: '-----BEGIN CERTIFICATE-----',
  }),
  domain: 'shop.example',
  clusterIssuer: 'letsencrypt',
});

const secrets = awsSecrets(OPTIONS);

function serverAt(host: string, port: number, secret: string) {
  return { host, port, username: 'shop', password: secrets.resolve(secret) };
}

/** What is there already, within the network and without. */
const RULES = [
  rule(
    { id: 'shop-search' },
    existing(elasticsearchType, serverAt('search.internal', 9200, 'search/shop'), {
      connect: reachable({ port: 9200, cidr: '10.20.0.0/16' }),
    }),
  ),
  rule(
    { id: 'shop-queue' },
    existing(
      amqpType,
      { ...serverAt('mq.internal', 5671, 'queue/shop'), vhost: 'shop' },
      { connect: reachable({ port: 5671, securityGroup: 'sg-0123456789abcdef1' }) },
    ),
  ),
  rule(
    { labels: { tier: 'critical' } },
    existing(redisType, serverAt('redis.internal', 6379, 'redis/shop')),
  ),
];

/** The example with its ten services, on a mix of packs. */
function shopOn(packs: readonly Pack[], rules: typeof RULES = []): Attempt {
  const { projects } = readAt(resolve(__dirname, '../..'));
  const project = projects.find(({ name }) => name === 'shop');
  const environment = project?.environments.find(({ name }) => name === 'production');
  if (!project || !environment) throw new Error('The example has no production.');
  const platform = definePlatform({
    environmentTypes: { production: { packs: [...packs], secrets, protected: true } },
    rules: [...rules, ...RULES],
  });
  return attempt(project, environment, platform);
}

const podsOnEks = (options: AwsOptions = OPTIONS): readonly Pack[] => [
  aws(options).without('workload', 'route', 'service'),
  inCluster.only('workload', 'route', 'service', 'volume'),
];

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- JSON of Terraform has no type
type Block = any;

type Blocks = Readonly<Record<string, Readonly<Record<string, Block>>>>;

function terraformOf({ stack, errors }: Attempt): Readonly<Record<string, Blocks>> {
  if (!stack) throw new Error(errors.map(({ code, detail }) => `${code}: ${detail}`).join('\n'));
  return JSON.parse(stack.terraform) as Readonly<Record<string, Blocks>>;
}

describe('pods on EKS, and what they ask for on AWS', () => {
  const { resource = {}, ephemeral = {}, ...others } = terraformOf(shopOn(podsOnEks()));
  const all = (type: string): Block[] => Object.values(resource[type] ?? {});

  test('each workload has a role that EKS gives to the service account of its very pods', () => {
    const associations = all('aws_eks_pod_identity_association');
    const given = associations.map(
      ({ namespace, service_account: account }) => `${namespace} ${account}`,
    );

    const accounts = resource['kubernetes_service_account_v1'] ?? {};
    const podsOf = (type: string, specOf: (block: Block) => Block) =>
      all(type).map((block) => {
        const [, id = ''] = /\{kubernetes_service_account_v1\.([^.]+)\./.exec(
          specOf(block).service_account_name,
        ) as RegExpExecArray;
        const { metadata } = accounts[id];
        return `${metadata.namespace} ${metadata.name}`;
      });
    const used = [
      ...podsOf('kubernetes_deployment_v1', ({ spec }) => spec.template.spec),
      ...podsOf('kubernetes_job_v1', ({ spec }) => spec.template.spec),
    ];

    expect(associations).toHaveLength(10);
    expect(given.sort()).toEqual(used.sort());
    expect(new Set(associations.map(({ cluster_name: cluster }) => cluster))).toEqual(
      new Set(['main']),
    );
  });

  test('what a workload may do stands on the role of its pods', () => {
    const association = resource['aws_eks_pod_identity_association'] ?? {};
    const policies = resource['aws_iam_role_policy'] ?? {};
    const [catalog, ...more] = Object.entries(policies).filter(([id]) => id.includes('catalog'));

    expect(more).toEqual([]);
    expect(catalog?.[1]).toMatchObject({
      role: '${aws_iam_role.workload-identity_default_catalog__role.name}',
      policy: expect.stringMatching(/s3:GetObject.*aws_s3_bucket\.s3_default_product-images/),
    });
    expect(catalog?.[1].policy).not.toMatch(/s3:Put|s3:Delete|"Resource":\["\*"\]/);
    expect(association['workload-identity_default_catalog']).toMatchObject({
      role_arn: '${aws_iam_role.workload-identity_default_catalog__role.arn}',
    });
  });

  test('pods start when they may do what they have to', () => {
    const catalog = resource['kubernetes_deployment_v1']?.['workload_default_catalog'];
    expect(catalog.depends_on).toEqual(
      expect.arrayContaining([
        'aws_eks_pod_identity_association.workload-identity_default_catalog',
        expect.stringMatching(/^aws_iam_role_policy\.workload-identity_default_catalog__/),
      ]),
    );
  });

  test('the password of RDS is read, handed over and not kept', () => {
    const copy = resource['kubernetes_secret_v1']?.['workload_default_catalog__secrets'];
    const reads = ephemeral['aws_secretsmanager_secret_version'] ?? {};
    const read = Object.entries(reads).filter(([, { secret_id: secret }]) =>
      secret.includes('postgres_default_shop-db__password'),
    );

    expect(copy.data).toBeUndefined();
    expect(JSON.stringify(copy.data_wo)).toMatch(/\$\{ephemeral\.aws_secretsmanager_/);
    expect(copy.data_wo_revision).toEqual(expect.stringContaining('parseint'));
    const ids = read.map(([id]) => id).filter((id) => id.startsWith('workload_default_catalog'));
    expect(ids).toHaveLength(1);
    expect(JSON.stringify(copy.data_wo)).toContain(`.${String(ids[0])}.secret_string`);
  });

  test('a database lets the pods in by one rule, however many workloads use it', () => {
    const ways = all('aws_vpc_security_group_ingress_rule').map((rule) => [
      rule.security_group_id,
      rule.referenced_security_group_id,
      rule.from_port,
    ]);

    expect(ways).toContainEqual([
      '${aws_security_group.postgres_default_shop-db__guard.id}',
      PODS,
      5432,
    ]);
    expect(ways).toContainEqual(['sg-0123456789abcdef1', PODS, 5671]);
    expect(new Set(ways.map(String)).size).toBe(ways.length);
  });

  test('the group of the pods has rules of its own, which are left alone', () => {
    expect(resource['aws_vpc_security_group_egress_rule']).toBeUndefined();
    const groups = all('aws_vpc_security_group_ingress_rule').map((rule) => rule.security_group_id);
    expect(groups).not.toContain(PODS);
  });

  test('whatever can have tags says whose it is', () => {
    const untagged = all('aws_vpc_security_group_ingress_rule').filter(
      ({ tags = {} }) => !('scoreform:resource' in tags && 'scoreform:workload' in tags),
    );
    expect(untagged).toEqual([]);
  });

  test('host names lead to the load balancer of the cluster, and none is made', () => {
    expect(all('aws_route53_record')).toContainEqual(
      expect.objectContaining({
        type: 'CNAME',
        records: ['k8s-public-0123456789.eu-central-1.elb.amazonaws.com'],
        name: expect.stringMatching(/^[a-z0-9-]{1,63}\.shop\.example$/),
      }),
    );
    expect(all('kubernetes_ingress_v1').length).toBeGreaterThan(0);
    const onEcs = Object.keys(resource).filter((type) =>
      /^aws_(ecs|lb|acm|vpc$|subnet)/.test(type),
    );
    expect(onEcs).toEqual([]);
  });

  test('the stack has a provider for each of the two', () => {
    expect(Object.keys(others['provider'] ?? {}).sort()).toEqual(['aws', 'kubernetes']);
  });
});

test('what the chosen types leave open is said, with the pack that has it', () => {
  const { errors } = shopOn([
    aws(OPTIONS).without('workload', 'route', 'service'),
    inCluster.only('workload', 'route', 'service'),
  ]);
  expect(errors.length).toBeGreaterThan(0);
  for (const { code, detail } of errors) {
    expect(`${code}: ${detail}`).toMatch(
      /^match\/no-definition: .*Kubernetes pack: \.only\(…, "volume"\)\./s,
    );
  }
});

test('without an entrance, host names are left to the pack of the cluster', () => {
  const { pods, ...options } = OPTIONS;
  if (!pods) throw new Error('The options are those of pods.');
  const withoutEntrance = { cluster: pods.cluster, securityGroup: pods.securityGroup };
  const { errors } = shopOn(podsOnEks({ ...options, pods: withoutEntrance }));
  expect(new Set(errors.map(({ code }) => code))).toEqual(new Set(['match/no-definition']));
  expect(errors[0]?.detail).toContain('.only(…, "dns"). Or set pods.entrance.');
});

test.each([
  {
    because: 'pods reach only what is in their network',
    change: { network: {} },
    said: /has to name the VPC of "main"/,
  },
  {
    because: 'the group is called by its id',
    change: { pods: { cluster: 'main', securityGroup: 'pods' } },
    said: /"pods" is not the id of a security group/,
  },
  {
    because: 'records lead to names',
    change: { pods: { cluster: 'main', securityGroup: PODS, entrance: { host: 'https://x' } } },
    said: /"https:\/\/x" is not the name of a load balancer/,
  },
])('pods are refused at once where $because', ({ change, said }) => {
  expect(() => aws({ ...OPTIONS, ...change })).toThrow(said);
});

describe('the top of a zone', () => {
  const withEntrance = (entrance: { host: string; zoneId?: string }) => ({
    ...OPTIONS,
    pods: { cluster: 'main', securityGroup: PODS, entrance },
  });
  const host = 'k8s-public-0123456789.eu-central-1.elb.amazonaws.com';

  test('takes an alias only, for which the zone of the load balancer has to be known', () => {
    expect(() => dns(withEntrance({ host }), { host: 'shop.example' })).toThrow(
      /set pods\.entrance\.zoneId/,
    );
  });

  test('leads to the load balancer of the cluster by an alias', () => {
    const options = withEntrance({ host, zoneId: 'Z215JYRZR1TBD5' });
    const fixed = rule({ id: 'shop-dns' }, dns(options, { host: 'shop.example' }));
    const { resource = {} } = terraformOf(shopOn(podsOnEks(options), [fixed]));

    expect(Object.values(resource['aws_route53_record'] ?? {})).toContainEqual(
      expect.objectContaining({
        name: 'shop.example',
        type: 'A',
        alias: { name: host, zone_id: 'Z215JYRZR1TBD5', evaluate_target_health: true },
      }),
    );
  });
});
