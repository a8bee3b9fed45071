import type { z } from 'zod';
import {
  defineResource,
  escapeDeep,
  needsOf,
  outputsAs,
  type Created,
  type CreateInput,
  type DefinitionOptions,
  type ResourceDefinition,
  type ResourceType,
  type Shape,
} from '../pack';
import { k8sClusterType } from '../resource-types';
import { givenFor, type DeclaredOptions, type Given } from './declared-options';
import { letIn } from './helm-policy';
import { provideHelm } from './helm-provider';
import { releaseChart, type HelmChart, type HelmRelease } from './helm-release';
import { refuseMisplacedSecret, refuseUnknown, unmapped } from './outputs';

/** What each output is, or a function of the release. Texts that are not made by a function are data. */
export type HelmOutputs<Type extends ResourceType> = {
  readonly [Output in keyof Created<Type>]?:
    Created<Type>[Output] | ((release: HelmRelease) => Created<Type>[Output]);
};

export interface HelmOptions<Type extends ResourceType, Params extends Shape>
  extends HelmChart, DeclaredOptions<Type, Params> {
  /**
   * The values of the chart. Secrets are refused, because values are text in the state: charts take the name of a
   * Kubernetes Secret.
   *
   * @default those of the chart
   */
  readonly values?: Given<Params>;
  /** Outputs that are left out are unavailable. */
  readonly outputs: HelmOutputs<Type>;
  /**
   * The ports of the release's pods that a workload which uses the resource is let in to. The pods are those that the
   * label `app.kubernetes.io/instance` says are the release's. @default none
   */
  readonly ports?: readonly number[];
  /** Whether losing the release would lose data. @default false */
  readonly holdsData?: boolean;
}

/**
 * A resource made by a Helm chart, as a release in the namespace of the environment.
 *
 * @example
 * helm(redisType, {
 *   chart: 'oci://ghcr.io/example/charts/valkey',
 *   version: '1.2.3',
 *   values: { auth: { enabled: false } },
 *   outputs: { host: ({ name, namespace }) => `${name}.${namespace}.svc`, port: 6379 },
 *   ports: [6379],
 * })
 */
export function helm<Type extends ResourceType, Params extends Shape = Type['params']>(
  type: Type,
  options: HelmOptions<Type, Params>,
): ResourceDefinition {
  const { chart, repository, version, values = {}, outputs, ports = [], ...rest } = options;
  const { holdsData = false, needs, connect, summary, ...declared } = rest;
  refuseMistakes(type, options);
  const given = escapeDeep(outputs) as Readonly<Record<string, unknown>>;
  return defineResource<ResourceType>(type, {
    // What the author declared by the resource's own type is passed on; this is a wider view of the same.
    ...(declared as Partial<DefinitionOptions<ResourceType, Shape, never, Shape>>),
    summary: summary ?? `Made by the Helm chart ${chart}.`,
    notes: [
      'It can only be planned where the repository of the chart can be reached.',
      'The namespace admits only those pods of the chart that meet its Pod Security.',
    ],
    stateful: holdsData ? ['helm_release'] : [],
    unavailable: unmapped(type, outputs, `Helm chart ${chart}`),
    needs: (params) => ({
      ...needsOf(needs, params as z.output<Params>),
      cluster: { type: 'k8s-cluster', per: 'environment' },
      namespace: { type: 'k8s-namespace', per: 'environment' },
    }),
    create(input) {
      provideHelm(input.scope, connectionOf(input));
      const release = releaseChart(
        input,
        { chart, version, ...(repository === undefined ? {} : { repository }) },
        givenFor(values, input),
      );
      return Object.fromEntries(
        Object.entries(given).map(([output, value]) => [
          output,
          typeof value === 'function' ? (value as (of: HelmRelease) => unknown)(release) : value,
        ]),
      );
    },
    connect(input) {
      if (ports.length > 0) letIn(input, ports);
      return connect?.(input as never);
    },
  });
}

function connectionOf({ needs }: Pick<CreateInput<unknown>, 'needs'>) {
  const { name, connection } = outputsAs(k8sClusterType, needs['cluster']);
  if (connection) return connection;
  throw new TypeError(
    `The cluster "${name}" does not say how to reach it, which Helm has to know.`,
  );
}

/** The compiler finds most of these too, but platforms may be written without it. */
function refuseMistakes(
  type: ResourceType,
  {
    chart,
    repository,
    outputs,
  }: Pick<HelmOptions<ResourceType, Shape>, 'chart' | 'repository' | 'outputs'>,
): void {
  if (repository === undefined && !/^(oci|https?):\/\//.test(chart)) {
    throw new TypeError(
      `The chart "${chart}" is in no repository: give its repository, or an address that begins with "oci://" or "https://".`,
    );
  }
  for (const [output, value] of Object.entries(outputs)) {
    refuseUnknown(type, output);
    if (typeof value !== 'function') refuseMisplacedSecret(type, output, value);
  }
}
