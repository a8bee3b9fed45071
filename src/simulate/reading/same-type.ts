import { isRecord } from '../planning/conform';
import { BigNumber, Dynamic, type Value } from '../values';
import type { CloudObject } from '../cloud/journal-lines';
import type { Question } from './source';

/** The object of the type that has the arguments of a question; undefined where none, or nothing is asked for. */
export function sameTypeObject({ type, config, journal }: Question): CloudObject | undefined {
  const asked = Object.entries(config).filter(([, value]) => isAsked(value));
  if (asked.length === 0) return undefined;
  return [...journal.objects.values()].find(
    (object) =>
      object.type === type && asked.every(([name, value]) => includes(object.state[name], value)),
  );
}

function isAsked(value: Value): boolean {
  if (value === null) return false;
  return typeof value !== 'object' || Object.keys(value).length > 0;
}

/** Whether what is there has all that is asked for, and maybe more. */
function includes(there: Value | undefined, asked: Value): boolean {
  if (asked === null) return true;
  if (asked instanceof Dynamic || asked instanceof BigNumber) return false;
  if (Array.isArray(asked)) {
    const items = Array.isArray(there) ? (there as readonly Value[]) : [];
    return (asked as readonly Value[]).every((each) => items.some((item) => includes(item, each)));
  }
  if (!isRecord(asked)) return there === asked;
  return (
    isRecord(there) && Object.entries(asked).every(([name, inner]) => includes(there[name], inner))
  );
}
