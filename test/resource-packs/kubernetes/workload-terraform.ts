import { cluster } from '../../../resource-packs/kubernetes/cluster';
import { kubeconfig } from '../../../resource-packs/kubernetes/cluster-access';
import type {
  KubernetesOptions,
  WorkloadOptions,
} from '../../../resource-packs/kubernetes/options';
import { workloads } from '../../../resource-packs/kubernetes/workload/workload';
import { create } from '../../../src/create';
import type { Diagnostic } from '../../../src/diagnostics';
import { ResourceAddress, Template, type Edge, type ValueMap } from '../../../src/model';
import {
  checkParams,
  declaredOutputs,
  defineResource,
  type MatchedNode,
  type Outputs,
  type ResourceDefinition,
  type ResourceType,
} from '../../../src/pack';
import {
  k8sNamespaceType,
  wellKnownTypes,
  workloadIdentityType,
} from '../../../src/resource-types';
import { CONTEXT, nodeOf } from '../../create/graphs';

/** A workload, what it uses, and the platform it is for. */
export interface Given {
  /** @default 'default' */
  readonly class?: string;
  readonly containers?: ValueMap;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly ports?: ValueMap;
  /** What the workload requests, by name, and what that gives it. */
  readonly uses?: Readonly<Record<string, { readonly type: string; readonly outputs?: Outputs }>>;
  readonly options?: WorkloadOptions;
  readonly identity?: Outputs;
  /** @default false */
  readonly protected?: boolean;
}

type Json = Readonly<Record<string, unknown>>;

export interface Made {
  readonly resource: Readonly<Record<string, Readonly<Record<string, Json>>>>;
  readonly data?: Readonly<Record<string, Readonly<Record<string, Json>>>>;
  readonly variable?: Readonly<Record<string, Json>>;
  readonly check?: Readonly<Record<string, Json>>;
  readonly problems: readonly string[];
}

/** A placeholder of a Score file between two texts: `placeholder('db.host')`. */
export function placeholder(path: string, before = '', after = ''): Template {
  const [resource = '', ...rest] = path.split('.');
  const literal = (text: string) => (text === '' ? [] : [{ literal: text }]);
  return new Template([
    ...literal(before),
    { placeholder: { resource, path: rest, text: `resources.${path}` } },
    ...literal(after),
  ]);
}

/** The Terraform of a workload named `cart`, or what was reported on the way. */
export function terraformOf(given: Given): Made {
  const { class: resourceClass = 'default', uses = {}, options: own = {}, identity = {} } = given;
  const options: KubernetesOptions = {
    cluster: kubeconfig({ context: 'test' }),
    domain: 'example.test',
    workloads: own,
  };
  const definition = workloads(options).find((one) => one.class === resourceClass);
  if (!definition) throw new Error(`there is no class ${resourceClass}`);
  const address = ResourceAddress.ofWorkload('cart', resourceClass);
  const used = Object.entries(uses).map(([name, { type, outputs = {} }]) => {
    const node = nodeOf(`${type}.default#cart.${name}`, {
      match: { definition: giving(typeOf(type), outputs), pack: 'test' },
    });
    return [name, node] as const;
  });
  const nodes: MatchedNode[] = [
    nodeOf('k8s-cluster.default#environment', {
      match: { definition: cluster(options), pack: 'test' },
    }),
    nodeOf('k8s-namespace.default#environment', {
      match: { definition: giving(k8sNamespaceType, { namespace: 'shop--dev' }), pack: 'test' },
    }),
    nodeOf('workload-identity.default#cart', {
      match: {
        definition: giving(workloadIdentityType, { name: 'cart', ...identity }),
        pack: 'test',
      },
    }),
    ...used.map(([, node]) => node),
    nodeOf(String(address), {
      match: { definition, pack: 'test' },
      params: checked(definition, paramsOf(given), uses),
      needs: {
        identity: ResourceAddress.ofRequest('', {
          name: '',
          type: 'workload-identity',
          id: 'cart',
        }),
        namespace: ResourceAddress.ofRequest('', {
          name: '',
          type: 'k8s-namespace',
          id: 'environment',
        }),
      },
      uses: Object.fromEntries(
        used.map(([name, node]) => [name, { address: node.address, access: 'write' as const }]),
      ),
    }),
  ];
  return emit(nodes, [], given.protected);
}

/** The Terraform of nodes, or what was reported on the way. */
export function emit(
  nodes: readonly MatchedNode[],
  edges: readonly Edge[],
  isProtected = false,
): Made {
  const found: Diagnostic[] = [];
  const stack = create(
    { context: CONTEXT, nodes, edges, renames: [] },
    {
      environmentType: { packs: [], protected: isProtected },
      inputs: [],
      packs: [],
      rootFromStack: '../../..',
    },
    (problem) => found.push(problem),
  );
  const terraform = JSON.parse(stack?.terraform ?? '{}') as Partial<Made>;
  return { resource: {}, ...terraform, problems: found.map(({ detail }) => detail) };
}

/** A definition that makes nothing and gives what it is told to. */
export function giving(type: ResourceType, outputs: Outputs): ResourceDefinition {
  return {
    ...defineResource(type, { summary: 'Given.', create: () => ({}) as never }),
    create: () => outputs,
  };
}

function typeOf(name: string): ResourceType {
  const type = wellKnownTypes.find((candidate) => candidate.name === name);
  if (!type) throw new Error(`there is no type ${name}`);
  return type;
}

function paramsOf({ containers = {}, annotations, ports }: Given): ValueMap {
  return {
    metadata: { name: 'cart', ...(annotations && { annotations }) },
    ...(ports && { service: { ports } }),
    containers: Object.keys(containers).length > 0 ? containers : { main: { image: 'cart:1' } },
  };
}

function checked(
  { params }: ResourceDefinition,
  given: ValueMap,
  uses: NonNullable<Given['uses']>,
): Readonly<Record<string, unknown>> {
  const result = checkParams(params, given, ({ resource, path: [output = ''] }) => {
    const used = uses[resource];
    return used && declaredOutputs(typeOf(used.type), CONTEXT)[output];
  });
  if ('params' in result) return result.params;
  throw new Error(JSON.stringify(result.issues));
}
