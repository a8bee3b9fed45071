import { parseParallelism, poolSizeFor, type StackPlace } from '../../deploy';
import type { Invocation } from '../invocation';
import { unusableNumber } from '../problems';

/**
 * How many stacks are worked on at once: what `--parallelism` or `SCOREFORM_PARALLELISM` says, or what the machine can
 * take. Undefined for anything but a number, which is reported.
 */
export function parallelismOf(
  { options, terminal, report }: Invocation,
  places: readonly StackPlace[],
): number | undefined {
  const given = options.parallelism ?? terminal.variables['SCOREFORM_PARALLELISM'];
  if (given === undefined || given === '') return poolSizeFor(places);
  const number = parseParallelism(given);
  if (number === undefined) report(unusableNumber.at(undefined, { given, what: '--parallelism' }));
  return number;
}
