import type { EmittedResource, PlannedChange, StackDescription, StackPlan } from '../../src/model';
import type { ChangeJson, PlanJson, ResourceChangeJson } from '../../src/deploy/engine/types';

/** A resource of a stack; what is not given derives from the address. */
export function resource(address: string, fields: Partial<EmittedResource> = {}): EmittedResource {
  const [, type = '', resourceClass = '', id = ''] = /^(.+?)\.(.+?)#(.+)$/.exec(address) ?? [];
  const name = address.replace(/[.#]/g, '_');
  const [workload = ''] = id.split('.');
  return {
    address,
    type,
    class: resourceClass,
    id,
    definition: type,
    pack: 'sandbox',
    workloads: [workload],
    dependsOn: [],
    requestedAt: [],
    terraform: [`terraform_data.${name}`],
    stateful: type === 'postgres' ? [`terraform_data.${name}`] : [],
    statefulTypes: type === 'postgres' ? ['terraform_data'] : [],
    output: null,
    ...fields,
  };
}

export function stack(
  resources: readonly EmittedResource[],
  fields: Partial<StackDescription> = {},
): StackDescription {
  return {
    version: 1,
    stack: 'shop-staging',
    project: 'shop',
    environment: 'staging',
    environmentType: 'staging',
    labels: {},
    protected: false,
    expires: null,
    paused: false,
    backend: 'local',
    resources,
    renames: [],
    inputs: [],
    packs: [{ name: 'sandbox', version: '1.0.0', content: 'a'.repeat(64) }],
    ...fields,
  };
}

/** One change as Terraform prints it. */
export function changeJson(
  address: string,
  actions: readonly string[],
  change: Partial<ChangeJson> = {},
  fields: Partial<ResourceChangeJson> = {},
): ResourceChangeJson {
  const [type = '', name = ''] = address.split('.').slice(-2);
  return {
    address,
    mode: 'managed',
    type,
    name,
    change: {
      actions,
      before: actions[0] === 'create' && actions.length === 1 ? null : {},
      after: actions[0] === 'delete' && actions.length === 1 ? null : {},
      after_unknown: {},
      before_sensitive: {},
      after_sensitive: {},
      ...change,
    },
    ...fields,
  };
}

export function planJson(...changes: readonly ResourceChangeJson[]): PlanJson {
  return { resource_changes: changes };
}

/** One change of a plan in our words. */
export function planned(fields: Partial<PlannedChange> = {}): PlannedChange {
  return {
    address: 'workload.default#cart',
    terraformAddress: 'kubernetes_deployment_v1.workload_default_cart',
    terraformType: 'kubernetes_deployment_v1',
    workloads: ['cart'],
    action: 'update',
    stateful: false,
    refused: false,
    attributes: [],
    because: [],
    ...fields,
  };
}

export function planOf(
  changes: readonly PlannedChange[],
  fields: Partial<StackPlan> = {},
): StackPlan {
  const count = (action: string) => changes.filter((one) => one.action === action).length;
  return {
    stack: 'shop-staging',
    project: 'shop',
    environment: 'staging',
    environmentType: 'staging',
    changes,
    counts: {
      create: count('create'),
      update: count('update'),
      replace: count('replace'),
      delete: count('delete'),
      forget: count('forget'),
      move: count('move'),
    },
    outputs: 0,
    ...fields,
  };
}
