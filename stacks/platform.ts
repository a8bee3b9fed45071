import { aws, awsSecrets, reachable } from '../resource-packs/aws';
import { kubeconfig, kubernetes, kubernetesSecrets } from '../resource-packs/kubernetes';
import { sandbox, sandboxSecrets } from '../resource-packs/sandbox';
import { definePlatform, existing, rule } from '../src';
import { amqpType, elasticsearchType, redisType } from '../src/resource-types';

/** Nothing to download and nothing to pay. */
const sandboxed = { packs: [sandbox()], secrets: sandboxSecrets() };

/** Where production is. */
const ACCOUNT = { account: '111122223333', region: 'eu-central-1' };

/** Where the servers are that all projects of the company share. */
const SHARED_SERVERS = '10.20.0.0/16';

const inCluster = kubernetesSecrets();
const inAccount = awsSecrets(ACCOUNT);

export default definePlatform({
  environmentTypes: {
    development: {
      ...sandboxed,
      summary: 'For trying things out; may be lost at any time.',
    },
    preview: { ...sandboxed, summary: 'One for each pull request; expires.' },
    staging: {
      summary: 'As production, in a Kubernetes cluster; its data may be lost.',
      packs: [
        kubernetes({
          cluster: kubeconfig({ context: 'staging' }),
          domain: 'staging.shop.example',
          clusterIssuer: 'letsencrypt',
        }),
      ],
      secrets: inCluster,
    },
    production: {
      summary: 'What customers see, on AWS.',
      packs: [
        aws({
          ...ACCOUNT,
          zone: { id: 'Z0123456789ABCDEFGHIJ', name: 'shop.example' },
          accessLogs: { bucket: 'acme-access-logs' },
          webAcl:
            'arn:aws:wafv2:eu-central-1:111122223333:regional/webacl/acme/a1b2c3d4-5678-90ab-cdef-111122223333',
        }),
      ],
      secrets: inAccount,
      protected: true,
    },
  },
  rules: [
    // The search server was there before the platform was, and stays where it is.
    rule(
      { environmentType: 'staging', project: 'shop', id: 'shop-search' },
      existing(elasticsearchType, {
        host: 'search.search.svc',
        port: 9200,
        username: 'shop',
        password: inCluster.resolve('search/password'),
      }),
    ),
    rule(
      { environmentType: 'production', project: 'shop', id: 'shop-search' },
      existing(
        elasticsearchType,
        {
          host: 'search.internal',
          port: 9200,
          username: 'shop',
          password: inAccount.resolve('search/shop'),
        },
        { connect: reachable({ port: 9200, cidr: SHARED_SERVERS }) },
      ),
    ),
    // Nobody can give a broker or a cache on AWS a password without leaving it in the state; these two were given theirs by hand.
    rule(
      { environmentType: 'production', project: 'shop', id: 'shop-queue' },
      existing(
        amqpType,
        {
          host: 'mq.internal',
          port: 5671,
          vhost: 'shop',
          username: 'shop',
          password: inAccount.resolve('queue/shop'),
        },
        { connect: reachable({ port: 5671, cidr: SHARED_SERVERS }) },
      ),
    ),
    // What is critical shares the cluster that is watched around the clock.
    rule(
      { environmentType: 'production', project: 'shop', labels: { tier: 'critical' } },
      existing(
        redisType,
        {
          host: 'redis.internal',
          port: 6379,
          username: 'shop',
          password: inAccount.resolve('redis/shop'),
        },
        {
          name: 'replicated-redis',
          summary: 'The replicated Redis of the whole company.',
          connect: reachable({ port: 6379, cidr: SHARED_SERVERS }),
        },
      ),
    ),
  ],
});
