import { unusableMoment } from './problems';
import type { Invocation } from '../invocation';

const FROM_NOW = /^([1-9][0-9]*)(d|h)$/;
const HOURS: Readonly<Record<string, number>> = { d: 24, h: 1 };
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/;
const HOUR = 3_600_000;
const LAST_YEAR = 9999;

/**
 * When a new environment expires, as its file says it: undefined where it stays, null where what was given cannot be
 * used, which is reported.
 */
export function expiryFrom(
  given: string | undefined,
  { terminal, report }: Invocation,
): string | undefined | null {
  if (given === undefined) return undefined;
  const now = terminal.now();
  const refuse = (reason: string) => {
    report(unusableMoment.at(undefined, { given, reason }));
    return null;
  };
  const [, number, unit = 'h'] = FROM_NOW.exec(given) ?? [];
  if (number !== undefined) {
    const then = new Date(now.getTime() + Number(number) * (HOURS[unit] ?? 1) * HOUR);
    const isKnown = !Number.isNaN(then.getTime()) && then.getUTCFullYear() <= LAST_YEAR;
    return isKnown ? then.toISOString().replace(/\.\d+Z$/, 'Z') : refuse('it is too far away');
  }
  if (!MOMENT.test(given)) return refuse('it is neither a moment nor a time from now');
  const moment = Date.parse(given);
  if (Number.isNaN(moment)) return refuse('there is no such day or time');
  return moment > now.getTime() ? given : refuse('it has passed');
}
