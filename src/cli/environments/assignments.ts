import { setTwice, unusableAssignment } from './problems';
import type { Invocation } from '../invocation';

/** One `name=text` of a call. */
export interface Assignment {
  readonly name: string;
  readonly text: string;
}

/** Takes `name=text` apart; undefined where one of them cannot be used, which is reported. */
export function assignmentsFrom(
  given: readonly string[],
  form: string,
  { report }: Pick<Invocation, 'report'>,
): Assignment[] | undefined {
  const assignments: Assignment[] = [];
  let isUsable = true;
  for (const word of given) {
    const at = word.indexOf('=');
    const name = word.slice(0, Math.max(at, 0));
    if (name === '') report(unusableAssignment.at(undefined, { given: word, form }));
    const isTwice = name !== '' && assignments.some((other) => other.name === name);
    if (isTwice) report(setTwice.at(undefined, { name }));
    isUsable &&= name !== '' && !isTwice;
    assignments.push({ name, text: word.slice(at + 1) });
  }
  return isUsable ? assignments : undefined;
}
