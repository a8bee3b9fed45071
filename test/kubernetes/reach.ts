import { labelsOf } from '../../resource-packs/kubernetes/names';
import type { CreateContext, MatchedGraph, MatchedNode } from '../../src/pack';
import type { Cluster } from '../engines/kubernetes/cluster';
import { Policies, type Peer } from './network-policies';
import { list, type LiveObject } from './objects';
import { INGRESS_NAMESPACE } from './platform';

/** The ports that are open, by `who → whom`; `all` where nothing is closed. */
type Ways = Readonly<Record<string, readonly number[] | 'all'>>;

/** Who reaches whom in an environment, by its graph and by the policies that were applied. */
export interface Reach {
  /** A workload reaches the ports that it asks for of others, and the servers of what it uses. */
  byGraph(): Ways;
  byPolicies(): Ways;
  /** What requests from outside the cluster reach. */
  fromOutside(): Ways;
  /** What everybody reaches who is no workload of the environment; empty entries are left out. */
  byStrangers(): Ways;
}

/** Pods that take requests, or send them, or both. */
interface Party {
  readonly node: MatchedNode;
  readonly name: string;
  readonly isServer: boolean;
  readonly peer: Peer;
}

const NAME = 'app.kubernetes.io/name';

/** Where servers of these types listen, whoever makes them. */
const SERVER_PORTS = new Map([
  ['amqp', 5672],
  ['postgres', 5432],
  ['redis', 6379],
  ['s3', 9000],
]);

export function reachIn(cluster: Cluster, graph: MatchedGraph, namespace: string): Reach {
  const parties = partiesIn(cluster, graph);
  const workloads = parties.filter(({ isServer }) => !isServer);
  const named = [namespace, INGRESS_NAMESPACE, 'other'].map(
    (name) => [name, { 'kubernetes.io/metadata.name': name }] as const,
  );
  const policies = new Policies(list(cluster, 'networkpolicies'), new Map(named));

  const eachWay = (ports: (from: Party, to: Party) => readonly number[] | 'all'): Ways =>
    Object.fromEntries(
      workloads.flatMap((from) =>
        parties.map((to) => [`${from.name} → ${to.name}`, ports(from, to)]),
      ),
    );
  const reachedBy = (who: string, from: Peer): [string, readonly number[] | 'all'][] =>
    parties
      .map((to): [string, readonly number[] | 'all'] => [
        `${who}${to.name}`,
        policies.ports(from, to.peer),
      ])
      .filter(([, ports]) => ports.length > 0);

  return {
    byGraph: () => eachWay((from, to) => portsWanted(graph, from, to)),
    byPolicies: () => eachWay((from, to) => policies.ports(from.peer, to.peer)),
    fromOutside: () =>
      Object.fromEntries(reachedBy('', { namespace: INGRESS_NAMESPACE, labels: {} })),
    byStrangers: () =>
      Object.fromEntries([
        ...reachedBy('a pod without labels → ', { namespace, labels: {} }),
        ...workloads.flatMap(({ name, peer: { labels } }) =>
          reachedBy(`${name} elsewhere → `, { namespace: 'other', labels }),
        ),
      ]),
  };
}

function partiesIn(cluster: Cluster, { nodes, context }: MatchedGraph): readonly Party[] {
  const byName = new Map(
    // Names and texts are the same here; only `create` needs to know that they are safe.
    nodes.map((node) => [labelsOf(node.address, context as unknown as CreateContext)[NAME], node]),
  );
  return list(cluster, 'deployments,statefulsets,jobs,cronjobs').flatMap((controller) => {
    const node = byName.get(controller.metadata.labels?.[NAME] ?? '');
    const isServer = node?.address.type !== 'workload';
    // The job that sets a password takes no requests.
    if (!node || (isServer && controller.kind === 'Job')) return [];
    const name = isServer ? String(node.address) : node.address.id;
    return [{ node, name, isServer, peer: peerOf(controller) }];
  });
}

function peerOf({ kind, metadata, spec }: LiveObject): Peer {
  const { template } = kind === 'CronJob' ? spec.jobTemplate.spec : spec;
  return { namespace: metadata.namespace ?? '', labels: template.metadata.labels };
}

function portsWanted({ nodes }: MatchedGraph, { node: from }: Party, to: Party): readonly number[] {
  const used = new Set(Object.values(from.uses).map(({ address }) => String(address)));
  if (to.isServer) {
    const port = SERVER_PORTS.get(to.node.address.type);
    return used.has(String(to.node.address)) && port !== undefined ? [port] : [];
  }
  const ports = nodes
    .filter(({ address }) => used.has(String(address)) && address.type.startsWith('service'))
    .filter(({ target }) => target?.workload === to.node.address.id)
    .flatMap(({ target }) => (target?.port ? [target.port] : (target?.ports ?? [])))
    .map(({ targetPort }) => targetPort);
  return [...new Set(ports)].sort((a, b) => a - b);
}
