import { describeOn } from '../engines/found';
import { mustKubectl, startCluster, type Cluster } from '../engines/kubernetes/cluster';
import { findKubernetes } from '../engines/kubernetes/engine';
import { ApiSchema } from './api-schema';

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

/** As `describeOn` with a cluster, which is there by the time of the first `beforeAll`. */
export function describeWithCluster(name: string, define: (test: TestCluster) => void): void {
  describeOn(name, findKubernetes(), (engine) => {
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
