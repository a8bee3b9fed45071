import { startCluster, type Cluster } from '../engines/kubernetes/cluster';
import { kubernetesEngine } from '../engines/kubernetes/engine';
import { ApiSchema } from './api-schema';
import { mustKubectl } from '../engines/kubernetes/cluster';

/** Gives tests a cluster of their own, started before the first and stopped after the last. */
export interface TestCluster {
  readonly cluster: Cluster;
  readonly schema: ApiSchema;
}

/** The class of volumes where nobody says another. */
const DEFAULT_STORAGE_CLASS = {
  apiVersion: 'storage.k8s.io/v1',
  kind: 'StorageClass',
  metadata: {
    name: 'standard',
    annotations: { 'storageclass.kubernetes.io/is-default-class': 'true' },
  },
  provisioner: 'test/volumes',
};

/** As `describe` with a cluster, which is there by the time of the first `beforeAll`; skips where there is no engine. */
export function describeWithCluster(name: string, define: (test: TestCluster) => void): void {
  const engine = kubernetesEngine();
  if ('reason' in engine) {
    test.todo(`${name}: not tried, because ${engine.reason}`);
    return;
  }
  describe(name, () => {
    let started: TestCluster | undefined;
    const there = () => {
      if (!started) throw new Error('The cluster is there in hooks and tests only.');
      return started;
    };
    beforeAll(async () => {
      const cluster = await startCluster(engine);
      const schema = new ApiSchema(mustKubectl(cluster, ['get', '--raw', '/openapi/v2']));
      mustKubectl(cluster, ['apply', '-f', '-'], JSON.stringify(DEFAULT_STORAGE_CLASS));
      started = { cluster, schema };
    }, 120_000);
    afterAll(() => started?.cluster.stop(), 60_000);
    define({
      get cluster() {
        return there().cluster;
      },
      get schema() {
        return there().schema;
      },
    });
  });
}
