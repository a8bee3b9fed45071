import { stringify } from 'yaml';
import { repository } from '../read/repository';
import { deployed, type Deployed } from './deployed';
import { difference, list } from './objects';
import { platformOn } from './platform';
import { describeWithCluster } from './test-cluster';

const CLASS = 'scoreform.dev/workload-class';
const image = 'registry.example/app:1';
const probe = { httpGet: { port: 8080, path: '/ready' } };

/** What neither the example nor the corpus has: every class of workload, sidecars, and what the other classes make. */
const WORKLOADS = {
  proxied: {
    containers: {
      proxy: { image, readinessProbe: probe, before: { main: { ready: 'healthy' } } },
      logs: { image, before: { main: { ready: 'started' } } },
      prepare: { image, before: { main: { ready: 'complete' } } },
      main: { image, readinessProbe: probe },
    },
    service: { ports: { web: { port: 80, targetPort: 8080 } } },
    resources: {
      dns: { type: 'dns' },
      route: {
        type: 'route',
        class: 'gateway',
        params: { host: '${resources.dns.host}', path: '/', port: 80 },
      },
      certificate: { type: 'tls-cert', params: { host: '${resources.dns.host}' } },
      scaler: { type: 'horizontal-pod-autoscaler' },
    },
  },
  store: {
    annotations: { [CLASS]: 'stateful', 'scoreform.dev/replicas': '2' },
    containers: {
      main: {
        image,
        readinessProbe: probe,
        volumes: {
          '/data': { source: '${resources.data}' },
          '/scratch': { source: '${resources.scratch}' },
          '/shared': { source: '${resources.shared}', readOnly: true },
        },
      },
    },
    service: { ports: { tcp: { port: 7000 } } },
    resources: {
      data: { type: 'volume', class: 'per-instance' },
      scratch: { type: 'volume', class: 'ephemeral' },
      shared: { type: 'volume', class: 'nfs' },
    },
  },
  nightly: {
    annotations: {
      [CLASS]: 'cron-job',
      'scoreform.dev/schedule': '30 4 * * 1',
      'scoreform.dev/time-zone': 'Europe/Berlin',
    },
    containers: {
      main: {
        image,
        variables: { STORE: '${resources.store.hostname}:${resources.store.port}' },
        files: {
          '/etc/nightly/secret.conf': {
            mode: '0400',
            content: 'mongo = ${resources.documents.username}:${resources.documents.password}\n',
          },
        },
      },
    },
    resources: {
      store: { type: 'service-port', params: { workload: 'store', port: 'tcp' } },
      documents: { type: 'mongodb' },
    },
  },
};

function files(): Record<string, string> {
  const workloads = Object.entries(WORKLOADS).map(([name, workload]) => {
    const { annotations, ...others } = { annotations: {}, ...workload };
    const score = { apiVersion: 'score.dev/v1b1', metadata: { name, annotations }, ...others };
    return [`projects/kinds/${name}/score.yaml`, stringify(score)];
  });
  return {
    ...(Object.fromEntries(workloads) as Record<string, string>),
    'projects/kinds/environments/staging.yaml': 'type: staging\n',
  };
}

describeWithCluster('every kind of workload in a cluster', (on) => {
  let kinds: Deployed;

  beforeAll(async () => {
    kinds = await deployed(on, repository(files()), platformOn(on.cluster.kubeconfig), 120);
  }, 300_000);

  test('can be created', () => {
    expect(kinds.refused).toEqual([]);
  });

  test('the server accepts every object, and has nothing to remark', () => {
    expect(kinds.remarks).toBe('');
  });

  test('every pod is let in and gets ready', () => {
    expect(kinds.inTheWay).toBe('');
  });

  test('applying all of it once more changes nothing', () => {
    expect(difference(on.cluster, kinds.manifests)).toBe('');
  });

  test('containers that run beside the main one are sidecars to Kubernetes, in their order', () => {
    const [pod] = list(on.cluster, 'pods').filter(({ metadata }) =>
      metadata.name.startsWith('proxied-'),
    );
    const started = (pod?.spec.initContainers as { name: string; restartPolicy?: string }[]).map(
      ({ name, restartPolicy = 'Never' }) => `${name} ${restartPolicy}`,
    );
    expect(started.sort()).toEqual(['logs Always', 'prepare Never', 'proxy Always']);
  });

  test('each instance of a stateful workload has a volume of its own', () => {
    const owners = list(on.cluster, 'pods').flatMap(({ metadata, spec }) =>
      metadata.name.startsWith('store-')
        ? [(spec.volumes as { persistentVolumeClaim?: { claimName: string } }[]).length]
        : [],
    );
    expect(owners).toHaveLength(2);
    const claims = list(on.cluster, 'persistentvolumeclaims').map(({ metadata }) => metadata.name);
    expect(claims.filter((name) => /store-[01]$/.test(name))).toHaveLength(2);
  });

  test.each([
    { kinds: 'httproutes.gateway.networking.k8s.io', because: 'a route of the class gateway' },
    { kinds: 'certificates.cert-manager.io', because: 'a certificate of its own' },
    { kinds: 'horizontalpodautoscalers', because: 'an autoscaler' },
    { kinds: 'cronjobs', because: 'a workload of the class cron-job' },
  ])('there is one of $kinds, for $because', ({ kinds: resource }) => {
    expect(list(on.cluster, resource)).toHaveLength(1);
  });
});
