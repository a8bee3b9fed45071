import type { LiveObject } from './objects';

type Labels = Readonly<Record<string, string>>;

/** Somebody who sends or receives: a pod, by where it is and how it is labelled. */
export interface Peer {
  readonly namespace: string;
  readonly labels: Labels;
}

interface Selector {
  readonly matchLabels?: Labels;
  readonly matchExpressions?: readonly {
    readonly key: string;
    readonly operator: 'In' | 'NotIn' | 'Exists' | 'DoesNotExist';
    readonly values?: readonly string[];
  }[];
}

interface Rule {
  readonly from?: readonly {
    podSelector?: Selector;
    namespaceSelector?: Selector;
    ipBlock?: object;
  }[];
  readonly ports?: readonly { port?: number | string; endPort?: number; protocol?: string }[];
}

/** What policies of an API server allow, worked out as its documentation says: allowed is what any of them allows. */
export class Policies {
  constructor(
    private readonly policies: readonly LiveObject[],
    private readonly namespaces: ReadonlyMap<string, Labels>,
  ) {}

  /** The ports of TCP on which one may reach the other, sorted; `all` where nothing is closed. */
  ports(from: Peer, to: Peer): readonly number[] | 'all' {
    const guarding = this.policies.filter(
      ({ metadata, spec }) =>
        metadata.namespace === to.namespace && selects(spec.podSelector, to.labels),
    );
    // This evaluator is for what comes in; policies for what goes out would need another.
    if (guarding.some(({ spec }) => spec.policyTypes?.includes('Egress')))
      throw new Error('A policy is about what goes out, which nothing here looks at.');
    if (guarding.length === 0) return 'all';
    const rules = guarding.flatMap(({ spec }) => (spec.ingress ?? []) as readonly Rule[]);
    const open = rules.filter((rule) => this.letsIn(rule, from, to.namespace));
    if (open.some(({ ports = [] }) => ports.length === 0)) return 'all';
    const ports = open.flatMap((rule) => (rule.ports ?? []).map(portOf));
    return [...new Set(ports)].sort((a, b) => a - b);
  }

  private letsIn({ from }: Rule, peer: Peer, namespace: string): boolean {
    if (!from || from.length === 0) return true;
    return from.some(({ podSelector, namespaceSelector, ipBlock }) => {
      if (ipBlock) return false;
      const inNamespace = namespaceSelector
        ? selects(namespaceSelector, this.namespaces.get(peer.namespace) ?? {})
        : peer.namespace === namespace;
      return inNamespace && (!podSelector || selects(podSelector, peer.labels));
    });
  }
}

function portOf({ port, endPort, protocol = 'TCP' }: NonNullable<Rule['ports']>[number]): number {
  if (typeof port !== 'number' || endPort !== undefined || protocol !== 'TCP')
    throw new Error(`The port ${String(port)} of ${protocol} is nothing that this test knows.`);
  return port;
}

function selects({ matchLabels = {}, matchExpressions = [] }: Selector, labels: Labels): boolean {
  return (
    Object.entries(matchLabels).every(([key, value]) => labels[key] === value) &&
    matchExpressions.every(({ key, operator, values = [] }) => {
      const value = labels[key];
      if (operator === 'Exists') return value !== undefined;
      if (operator === 'DoesNotExist') return value === undefined;
      const isIn = value !== undefined && values.includes(value);
      return operator === 'In' ? isIn : !isIn;
    })
  );
}
