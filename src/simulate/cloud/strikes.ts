import type { Diagnostic } from '../../diagnostics';
import { didYouMean } from '../../diagnostics';
import type { Fault } from '../fault';
import type { ProviderDiagnostic } from '../provider';
import { resourceAddressesOf, resourceTypesOf, type StackText } from './configuration';
import { faultText } from './parse-fault';
import { faultHitsNothing } from './problems';

export type Operation = 'create' | 'update' | 'delete';

/** The faults that strike a resource; several may. */
export type Strikes = (type: string, address: string | null) => readonly Fault[];

/** Makes faults strike by type, by Terraform address, and by the addresses of ours that stand for several of those. */
export function strikesOf(faults: readonly Fault[], text: StackText): Strikes {
  const ours = new Map(
    text.description?.resources.map(({ address, terraform }) => [address, new Set(terraform)]),
  );
  return (type, address) =>
    faults.filter(({ subject }) => {
      if (subject === type) return true;
      if (address === null) return false;
      const base = address.replace(/\[[^\]]*\]$/, '');
      return subject === address || subject === base || (ours.get(subject)?.has(base) ?? false);
    });
}

/** Says of each fault that can strike nothing of a stack that it cannot. */
export function checkFaults(faults: readonly Fault[], text: StackText): Diagnostic[] {
  const ours = text.description?.resources ?? [];
  const known = new Set([
    ...resourceTypesOf(text),
    ...resourceAddressesOf(text),
    ...ours.flatMap(({ address, terraform }) => [address, ...terraform]),
  ]);
  return faults
    .filter(({ subject }) => !known.has(subject) && !known.has(subject.replace(/\[[^\]]*\]$/, '')))
    .map((fault) =>
      faultHitsNothing.at(undefined, {
        fault: faultText(fault),
        subject: fault.subject,
        stack: text.description?.stack ?? 'in hand',
        hint: didYouMean(fault.subject, [...known].sort()),
      }),
    );
}

/** Whether a fault makes an operation fail before anything happens. */
export function failsAt({ kind, detail }: Fault, operation: Operation): boolean {
  return kind === 'fail' && (detail === undefined || detail === operation);
}

/** What Terraform shows of a fault. */
export function simulatedFailure(
  fault: Fault,
  operation: Operation,
  what: string,
): ProviderDiagnostic {
  const end = fault.kind === 'partial' ? 'It is there, but made by half.' : 'Nothing was changed.';
  return {
    severity: 'error',
    summary: `Simulated failure to ${operation} ${what}`,
    detail: `The fault "${faultText(fault)}" was asked for, so this is a part of the simulation. ${end}`,
  };
}
