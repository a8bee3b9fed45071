import type { Fault } from '../fault';
import type { ApplyRequest, Cloud, ProviderDiagnostic } from '../provider';
import type { BlockSchema } from '../provider-schema';
import type { BlockValue } from '../values';
import type { Json } from './configuration';
import { encodedText } from './encode';
import { fill } from '../fill/fill';
import type { FillSite } from '../fill/known';
import { seedOf } from '../fill/seed';
import { identityOf, nameClaimedBy } from './identity';
import { keyOf } from './journal';
import type { CloudObject } from './journal-lines';
import type { ProviderSite, Shared } from './shared';
import { failsAt, simulatedFailure, type Operation } from './strikes';

type Answer = Awaited<ReturnType<Cloud['apply']>>;

interface Subject {
  readonly type: string;
  readonly block: BlockSchema;
  readonly operation: Operation;
  readonly existing: CloudObject | undefined;
  readonly address: string | null;
  readonly body: Json | undefined;
}

const USUAL_WAIT = 10;

/** Makes, changes and removes what a provider is asked to, and lets go wrong what is to go wrong. */
export function applierOf(site: ProviderSite, shared: Shared): Cloud['apply'] {
  const { journal, strikes, pause } = shared;
  return async (request) => {
    const subject = subjectOf(site, shared, request);
    const { type, operation, address } = subject;
    const faults = strikes(type, address);
    for (const fault of faults.filter(({ kind }) => kind === 'slow')) {
      if (await pause(Number(fault.detail ?? USUAL_WAIT))) continue;
      return refused(request, endedEarly(fault));
    }
    const what = address ?? type;
    const failing = faults.find((fault) => failsAt(fault, operation));
    if (failing) return refused(request, simulatedFailure(failing, operation, what));
    if (request.planned === null) return remove(site, shared, request, subject);

    const object = objectOf(site, shared, request, request.planned, subject);
    if (operation === 'create') {
      const claim = nameClaimedBy(type, object.state);
      const other = claim === undefined ? undefined : journal.claiming(type, claim);
      if (other) return refused(request, alreadyThere(object, other));
    } else if (subject.existing && subject.existing.id !== object.id) {
      journal.append({ event: 'deleted', ...nameOf(subject.existing) });
    }
    journal.append({ event: operation === 'create' ? 'created' : 'updated', ...object });
    const half = operation === 'create' ? faults.find(({ kind }) => kind === 'partial') : undefined;
    return {
      state: object.state,
      private: request.plannedPrivate,
      diagnostics: half ? [simulatedFailure(half, operation, what)] : [],
      legacyTypeSystem: false,
    };
  };
}

function subjectOf(
  { source, schema }: ProviderSite,
  { journal, addresses }: Shared,
  { type, prior, planned, config }: ApplyRequest,
): Subject {
  const block = schema.resources[type]?.block;
  if (!block) throw new Error(`This is a bug: nobody said that ${type} is in use.`);
  const existing = prior
    ? journal.objects.get(keyOf({ source, type, id: identityOf(type, prior) }))
    : undefined;
  const operation = prior === null ? 'create' : planned === null ? 'delete' : 'update';
  // What this cloud did not make is found by its configuration, where there is one.
  const isToBeFound = existing === undefined && config !== null && operation !== 'delete';
  const whose = isToBeFound ? addresses.take('resource', type, config, block) : null;
  const address = existing?.address ?? whose?.address ?? null;
  return {
    type,
    block,
    operation,
    existing,
    address,
    body: whose?.block.body ?? (address === null ? undefined : addresses.bodyAt(address)),
  };
}

function objectOf(
  { source, placeOf }: ProviderSite,
  { journal, environment }: Shared,
  request: ApplyRequest,
  planned: BlockValue,
  { type, block, operation, address, body, existing }: Subject,
): CloudObject {
  const count = address === null ? 0 : journal.createdAt(address);
  const identity = address ?? encodedText(request.config ?? {});
  const made = (nth: number): CloudObject => {
    const fillSite: FillSite = {
      source,
      type,
      place: placeOf(body),
      seed: seedOf(environment, type, identity, String(nth)),
      nth,
    };
    const state = fill(block, planned, fillSite);
    return {
      source,
      type,
      id: identityOf(type, state),
      address,
      state,
      private: base64(request.plannedPrivate),
    };
  };
  const first = operation === 'create' ? count + 1 : Math.max(count, 1);
  const object = made(first);
  // Two of a kind of which nobody knows whose they are: the second has to be another one.
  const isTwin = operation === 'create' && address === null && journal.objects.has(keyOf(object));
  return isTwin
    ? made(journal.objects.size + 1)
    : existing
      ? { ...object, address: existing.address ?? address }
      : object;
}

function remove(
  { source }: ProviderSite,
  { journal }: Shared,
  { type, prior }: ApplyRequest,
  { existing, address }: Subject,
): Answer {
  const gone = existing
    ? nameOf(existing)
    : { source, type, id: identityOf(type, prior ?? {}), address };
  journal.append({ event: 'deleted', ...gone });
  return { state: null, private: new Uint8Array(), diagnostics: [], legacyTypeSystem: false };
}

function refused({ prior, plannedPrivate }: ApplyRequest, diagnostic: ProviderDiagnostic): Answer {
  return {
    state: prior,
    private: plannedPrivate,
    diagnostics: [diagnostic],
    legacyTypeSystem: false,
  };
}

function alreadyThere(object: CloudObject, other: CloudObject): ProviderDiagnostic {
  const [what, whose] = [object.address ?? object.type, other.address ?? 'something else'];
  return {
    severity: 'error',
    summary: `${what} already exists`,
    detail:
      `The simulated cloud has a ${object.type} of this name already, ${other.id}, made as ${whose}. The real one would ` +
      `refuse a second one as well.`,
  };
}

function endedEarly({ subject }: Fault): ProviderDiagnostic {
  return {
    severity: 'error',
    summary: 'The simulation ended',
    detail: `It was closed while something slow was waited for, by the fault for "${subject}".`,
  };
}

function nameOf({
  source,
  type,
  id,
  address,
}: CloudObject): Pick<CloudObject, 'source' | 'type' | 'id' | 'address'> {
  return { source, type, id, address };
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}
