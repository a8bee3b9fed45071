import type { Report } from '../diagnostics';
import { ACCESS_ANNOTATION, type Access } from '../model';
import type { Draft } from './expand';
import { conflictsOf } from './merge-sources';
import {
  accessNotOffered,
  conflictingMetadata,
  conflictingParams,
  needWithoutWorkload,
  packFailed,
} from './problems';
import { placeOfRequest, type Asked, type Source } from './sources';
import { describeSource, placeOfSource, type Survey } from './survey';
import { quoteAll } from './words';

/** Reports where those who ask for one resource contradict one another. */
export function reportConflicts(draft: Draft, survey: Survey, report: Report): void {
  const names = (workload: string | undefined, name: string) => {
    const asked = workload === undefined ? undefined : survey.requests.get(workload)?.get(name);
    return asked ? String(asked.address) : `${workload ?? ''} ${name}`;
  };
  for (const { what, first, second } of conflictsOf(draft.merged, names)) {
    const problem = what === 'params' ? conflictingParams : conflictingMetadata;
    const facts = {
      address: String(draft.address),
      first: describeSource(first),
      second: describeSource(second),
    };
    const message = `${facts.first} asks for it here.`;
    report(
      problem.at(placeOfSaid(second, what, survey), facts, [
        { message, subject: placeOfSaid(first, what, survey) },
      ]),
    );
  }
}

/** Reports accesses that the type of a resource does not know. */
export function reportAccesses({ merged, choice }: Draft, report: Report): void {
  if (choice.kind !== 'chosen') return;
  const { type } = choice.match.definition;
  for (const { request: asked } of merged.sources) {
    const access = asked?.request.access;
    if (!asked || access === undefined || type.accesses.includes(access)) continue;
    const facts = {
      resource: asked.request.name,
      type: type.name,
      access,
      offered: quoteAll(type.accesses),
    };
    report(accessNotOffered.at(placeOfAccess(asked), facts));
  }
}

/** What a request may do with its resource. */
export function accessOf({ request }: Asked, { choice }: Draft): Access {
  if (choice.kind !== 'chosen') return request.access ?? 'write';
  return request.access ?? choice.match.definition.type.defaultAccess;
}

/** Reports what the definition of a resource asks for and cannot have. */
export function reportNeeds(draft: Draft, { places }: Survey, report: Report): void {
  const { choice, faults, merged } = draft;
  if (choice.kind !== 'chosen') return;
  const address = String(draft.address);
  const [place, ...others] = places.get(address) ?? [];
  const definition = choice.match.definition.name;
  for (const fault of faults) {
    if (fault.fault === 'failed') {
      const what = `"needs" of the definition "${definition}" of ${address}`;
      report(packFailed.at(place, { what, reason: fault.reason }));
      continue;
    }
    const { alias, kind } = fault;
    const owners = merged.owners.length === 0 ? 'no workload alone' : quoteAll(merged.owners);
    const related = others.map((subject) => ({ message: 'It is asked for here, too.', subject }));
    report(needWithoutWorkload.at(place, { address, definition, alias, kind, owners }, related));
  }
}

function placeOfSaid(source: Source, field: 'params' | 'metadata', survey: Survey) {
  return source.request ? placeOfRequest(source.request, field) : placeOfSource(source, survey);
}

function placeOfAccess(asked: Asked) {
  return placeOfRequest(asked, 'metadata', 'annotations', ACCESS_ANNOTATION);
}
