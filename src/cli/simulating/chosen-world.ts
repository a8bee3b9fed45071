import { parseFault, type Fault } from '../../simulate';
import type { Invocation, Options } from '../invocation';
import { faultWithoutSimulation } from '../problems';
import type { Repository } from '../repository-type';
import { SIMULATED, inWorld } from './world';

/**
 * The repository in the world that `--simulate` and `--fault` ask for. Undefined where something is wrong with them, which
 * is reported.
 */
export function inChosenWorld(
  repository: Repository,
  { options, report }: Invocation,
): Repository | undefined {
  const { simulate = false, fault: given = [] } = options;
  if (!simulate) {
    report(faultWithoutSimulation.at(undefined, { given: given.join(' ') }));
    return undefined;
  }
  const faults: Fault[] = [];
  let isUnderstood = true;
  for (const text of given) {
    const parsed = parseFault(text);
    if ('code' in parsed) {
      isUnderstood = false;
      report(parsed);
    } else faults.push(parsed);
  }
  return isUnderstood ? inWorld(repository, { name: SIMULATED, faults }) : undefined;
}

/** A command as people have to call it for the same world: advice without `--simulate` would lead into the real one. */
export function inItsWorld(command: string, { simulate }: Options): string {
  return simulate === true ? `${command} --simulate` : command;
}
