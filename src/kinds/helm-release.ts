import { Fn, TerraformLocal } from 'cdktf';
import { isPlain, isSecret, outputsAs, type CreateInput } from '../pack';
import { k8sNamespaceType } from '../resource-types';
import { EmittedResource } from './emitted-resource';

/** A chart, and where it is. */
export interface HelmChart {
  /** Its name in the repository, or its whole address, such as `oci://ghcr.io/example/charts/queue`. */
  readonly chart: string;
  /** The URL of the repository; absent where `chart` is an address. */
  readonly repository?: string;
  /** The exact version. */
  readonly version: string;
}

/** A release as outputs are taken from it; whatever holds its name waits for it. */
export interface HelmRelease {
  /** Charts mostly begin the names of their objects with it. */
  readonly name: string;
  readonly namespace: string;
}

/** What the release of a resource is called, and where it lies. */
export function releaseOf({
  name,
  needs,
}: Pick<CreateInput<unknown>, 'name' | 'needs'>): HelmRelease {
  const { namespace } = outputsAs(k8sNamespaceType, needs['namespace']);
  return { name: name.within(53, { startsWithLetter: true }), namespace };
}

/** Makes the release of a resource, and returns it by reference. */
export function releaseChart(
  input: CreateInput<unknown>,
  { chart, repository, version }: HelmChart,
  values: Readonly<Record<string, unknown>>,
): HelmRelease {
  refuseSecrets(values);
  const { scope } = input;
  // As a local value the texts stand in JSON, where Terraform needs no quoting that cdktf's functions leave out.
  const local = new TerraformLocal(scope, 'values', values);
  const release = new EmittedResource(scope, 'Default', 'helm_release', {
    ...releaseOf(input),
    chart,
    repository,
    version,
    values: [Fn.jsonencode(local.expression)],
    // A release that failed is taken back, and so the next plan still has it to do.
    atomic: true,
    max_history: 10,
  });
  return {
    name: release.getStringAttribute('name'),
    namespace: release.getStringAttribute('namespace'),
  };
}

/**
 * Values are text in the state. The provider's write-only ones are no way out: an upgrade that does not raise their
 * revision leaves them out.
 */
function refuseSecrets(value: unknown, path = 'values'): void {
  if (isSecret(value)) {
    throw new TypeError(
      `"${path}" is a secret, and the values of a chart are text in the state: give the chart the name of a Kubernetes Secret instead.`,
    );
  }
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) refuseSecrets(item, `${path}[${String(index)}]`);
  } else if (typeof value === 'object' && value !== null && isPlain(value)) {
    for (const [key, inner] of Object.entries(value)) refuseSecrets(inner, `${path}.${key}`);
  }
}
