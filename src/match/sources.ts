import type { SourceRange } from '../diagnostics';
import type { ResourceAddress, ResourceRequest, ValueMap, Workload } from '../model';
import type { Per } from '../pack';

/** An entry under `resources`, with the workload it stands in and the address it has. */
export interface Asked {
  readonly workload: Workload;
  readonly request: ResourceRequest;
  readonly address: ResourceAddress;
}

/** Somebody who asks for a resource: a request, a definition that needs it, or the workload that it is. */
export interface Source {
  /** Sorts sources of one resource: workloads and requests first, then needs. */
  readonly key: string;
  readonly params: ValueMap | undefined;
  /** The workload whose names the placeholders in the params use. */
  readonly namesOf: string | undefined;
  /** The workloads that ask, for rules; sorted. */
  readonly workloads: readonly string[];
  /** The workloads whose own it is, for what is needed per workload; sorted. */
  readonly owners: readonly string[];
  /** Who points at a workload, for types that lead traffic to one. */
  readonly pointing: { readonly workload: string; readonly name: string };
  readonly request?: Asked | undefined;
  /** The resource whose definition asks, and for whom. */
  readonly need?: { readonly parent: ResourceAddress; readonly per: Per } | undefined;
}

/** A workload asks for itself. */
export function sourceOfWorkload({ name }: Workload, spec: ValueMap): Source {
  return {
    key: `0 ${name}`,
    params: spec,
    namesOf: name,
    workloads: [name],
    owners: [name],
    pointing: { workload: name, name },
  };
}

/** A request asks for what it names. */
export function sourceOfRequest(asked: Asked): Source {
  const { workload, request } = asked;
  return {
    key: `0 ${workload.name} ${request.name}`,
    params: request.params,
    namesOf: workload.name,
    workloads: [workload.name],
    owners: [workload.name],
    pointing: { workload: workload.name, name: request.name },
    request: asked,
  };
}

/** A place of a request in its file, by the keys that lead to it from the request. */
export function placeOfRequest(
  { workload, request }: Asked,
  ...path: readonly string[]
): SourceRange | undefined {
  if (path.length === 0) return request.range ?? workload.rangeOf(['resources', request.name]);
  return workload.rangeOf(['resources', request.name, ...path]) ?? request.range;
}
