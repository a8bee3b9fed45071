import { kubeconfig, kubernetes, type KubernetesOptions } from '../../../resource-packs/kubernetes';
import { create } from '../../../src/create';
import type { Diagnostic } from '../../../src/diagnostics';
import { existing } from '../../../src/kinds';
import { definePack } from '../../../src/pack';
import type { Rule } from '../../../src/platform';
import { workloadType } from '../../../src/resource-types';
import { matched, platformOf, projectOf, said, type ProjectText } from '../../match/estate';

export const OPTIONS: KubernetesOptions = {
  cluster: kubeconfig({ context: 'test' }),
  domain: 'apps.test',
};

/** Workloads whose pods are known and which make nothing, so that a test sees only what is around them. */
const podsOnly = definePack({
  name: 'pods',
  summary: 'Workloads that are there already.',
  resources: [existing(workloadType, { pods: { namespace: 'shop--dev', labels: { app: 'x' } } })],
});

export interface EmitOptions {
  readonly options?: Partial<KubernetesOptions>;
  readonly rules?: readonly Rule[];
  readonly owners?: readonly string[];
}

type Terraform = Readonly<
  Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>
>;

/** What the pack makes around the workloads of a project, as Terraform by type and id, or what was reported. */
export function emitted(
  project: ProjectText,
  { options = {}, rules = [], owners = [] }: EmitOptions = {},
) {
  const pack = kubernetes({ ...OPTIONS, ...options });
  const known = new Set(pack.resources.map(({ type }) => type.name));
  const packs = [known.has('workload') ? pack.without('workload') : pack, podsOnly];
  const { graph, diagnostics } = matched(
    { ...projectOf(project), owners },
    platformOf(packs, rules),
  );
  const problems: Diagnostic[] = [...diagnostics];
  const stack =
    graph &&
    create(
      graph,
      {
        environmentType: { packs },
        inputs: [],
        packs: [],
        rootFromStack: '../../..',
      },
      (problem) => problems.push(problem),
    );
  const terraform = JSON.parse(stack?.terraform ?? '{}') as Terraform;
  return {
    problems: said(problems),
    details: problems.map(({ detail }) => detail),
    terraform,
    resource: (terraform['resource'] ?? {}) as Terraform,
    description: stack?.description,
  };
}
