import { resolve } from 'node:path';
import { reachIn, type Reach } from './reach';
import { deployed, type Deployed } from './deployed';
import { difference, list } from './objects';
import { platformOn } from './platform';
import { describeWithCluster } from './test-cluster';

const CLONE = resolve(__dirname, '../..');
const NAMESPACE = 'shop--staging';

/** As counted in the Score files: 9 calls of other workloads; 5 use the database, 5 the queue, 2 the images, 1 a cache. */
const EDGES = 22;

describeWithCluster('the example in a cluster', (on) => {
  let shop: Deployed;
  let reach: Reach;

  beforeAll(async () => {
    shop = await deployed(on, CLONE, platformOn(on.cluster.kubeconfig), 120);
    const [staging] = shop.environments;
    if (!staging?.graph) throw new Error(`The example was refused:\n${shop.refused.join('\n')}`);
    reach = reachIn(on.cluster, staging.graph, NAMESPACE);
  }, 300_000);

  test('can be created', () => {
    expect(shop.refused).toEqual([]);
  });

  test('the server accepts every object, and has nothing to remark', () => {
    expect(shop.remarks).toBe('');
    expect(shop.manifests.length).toBeGreaterThan(60);
  });

  test('its namespace enforces that pods are restricted', () => {
    const namespace = list(on.cluster, 'namespaces').find((it) => it.metadata.name === NAMESPACE);
    const enforced = { 'pod-security.kubernetes.io/enforce': 'restricted' };
    expect(namespace?.metadata.labels).toMatchObject(enforced);
  });

  test('every pod is let in and gets ready, and every claim is bound', () => {
    expect(shop.inTheWay).toBe('');
    const phases = list(on.cluster, 'pods').map(({ status }) => status.phase as string);
    expect(phases.length).toBeGreaterThanOrEqual(13);
    expect([...new Set(phases)].sort()).toEqual(['Running', 'Succeeded']);
    const claims = list(on.cluster, 'persistentvolumeclaims').map(({ status }) => status.phase);
    expect([...new Set(claims)]).toEqual(['Bound']);
  });

  test('applying it once more changes nothing', () => {
    expect(difference(on.cluster, shop.manifests)).toBe('');
  });

  test('only those whom the graph leads there reach a workload or a server', () => {
    const wanted = reach.byGraph();
    expect(Object.values(wanted).filter((ports) => ports.length > 0)).toHaveLength(EDGES);
    expect(reach.byPolicies()).toEqual(wanted);
  });

  test('from outside, only what a route leads to is reached', () => {
    expect(reach.fromOutside()).toEqual({
      admin: [8080],
      cart: [8080],
      catalog: [8080],
      payments: [8080],
      storefront: [3000],
    });
  });

  test('nobody else reaches anything, whatever their labels', () => {
    expect(reach.byStrangers()).toEqual({});
  });
});
