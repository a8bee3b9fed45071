import type { Report } from '../diagnostics';
import { ResourceAddress, type Environment } from '../model';
import { allDefinitions, type Offers } from './offers';
import { notRequestable, sharedIdCollides } from './problems';
import { placeOfRequest, type Asked } from './sources';
import { byText } from './words';

/** The type of workloads themselves, which nothing can ask for. */
export const WORKLOAD_TYPE = 'workload';

/** Every request of an environment that can be followed, by workload and name. */
export type Requests = ReadonlyMap<string, ReadonlyMap<string, Asked>>;

/** Collects the requests of an environment; those that nobody may make are reported and left out. */
export function collectRequests(
  environment: Environment,
  offers: Offers,
  report: Report,
): Requests {
  const workloads = [...environment.workloads].sort((a, b) => byText(a.name, b.name));
  const asked = workloads.flatMap((workload) =>
    workload.requests.map((request): Asked => ({
      workload,
      request,
      address: ResourceAddress.ofRequest(workload.name, request),
    })),
  );
  const internal = internalTypes(offers);
  const privateIds = new Map(
    asked.filter(({ request }) => request.id === undefined).map((one) => [one.address.id, one]),
  );
  const requests = new Map<string, Map<string, Asked>>(
    workloads.map(({ name }) => [name, new Map<string, Asked>()]),
  );
  for (const one of asked) {
    const { workload, request, address } = one;
    if (internal.has(request.type)) {
      const facts = { resource: request.name, type: request.type };
      report(notRequestable.at(placeOfRequest(one, 'type'), facts));
      continue;
    }
    const other = request.id === undefined ? undefined : privateIds.get(address.id);
    if (other) {
      const facts = {
        id: address.id,
        workload: other.workload.name,
        resource: other.request.name,
      };
      const message = `"${other.request.name}" of "${other.workload.name}" has this id already.`;
      const related = [{ message, subject: placeOfRequest(other) }];
      report(sharedIdCollides.at(placeOfRequest(one, 'id'), facts, related));
      continue;
    }
    requests.get(workload.name)?.set(request.name, one);
  }
  return requests;
}

function internalTypes(offers: Offers): ReadonlySet<string> {
  const internal = allDefinitions(offers)
    .filter(({ type }) => !type.requestable)
    .map(({ type }) => type.name);
  return new Set([WORKLOAD_TYPE, ...internal]);
}
