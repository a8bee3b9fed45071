import type { AttributePath, ProviderDiagnostic } from '../provider';
import type { CtyType } from '../values';
import type { Draft, Message } from './message-types';

/** Writes what a provider tells its user of a value of a type. */
export function writeDiagnostics(
  diagnostics: readonly ProviderDiagnostic[],
  type: CtyType,
): readonly Draft<'Diagnostic'>[] {
  return diagnostics.map(({ severity, summary, detail, attribute }) => ({
    severity: severity === 'error' ? 'ERROR' : 'WARNING',
    summary,
    detail,
    ...(attribute && { attribute: writePath(attribute, type) }),
  }));
}

/** Reads what a provider tells its user. */
export function readDiagnostics(
  messages: readonly Message<'Diagnostic'>[],
): readonly ProviderDiagnostic[] {
  return messages.map(({ severity, summary, detail, attribute }) => ({
    severity: severity === 'WARNING' ? 'warning' : 'error',
    summary,
    detail,
    ...(attribute && { attribute: readPath(attribute) }),
  }));
}

/** Writes the way to a value; what a step means, an attribute's name or a key, is said by the type that it is a step in. */
export function writePath(path: AttributePath, type: CtyType): Draft<'AttributePath'> {
  const steps: Draft<'AttributeStep'>[] = [];
  let place: CtyType = type;
  for (const step of path) {
    if (typeof step === 'number') steps.push({ element_key_int: step });
    else steps.push(place[0] === 'map' ? { element_key_string: step } : { attribute_name: step });
    place = typeWithin(place, step);
  }
  return { steps };
}

/** Reads the way to a value. */
export function readPath(message: Message<'AttributePath'>): AttributePath {
  return message.steps.map(
    (step) => step.attribute_name ?? step.element_key_string ?? step.element_key_int ?? 0,
  );
}

function typeWithin(type: CtyType, step: string | number): CtyType {
  if (typeof type === 'string') return 'dynamic';
  if (type[0] === 'object') return type[1][step] ?? 'dynamic';
  if (type[0] === 'tuple') return type[1][Number(step)] ?? 'dynamic';
  return type[1];
}
