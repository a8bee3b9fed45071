import type { Report } from '../../diagnostics';
import {
  engineFailed,
  environmentLocked,
  interrupted,
  lockUnreadable,
  nameOf,
  stateLocked,
  type DeployResult,
  type EngineFailure,
} from '../../deploy';
import type { EnvironmentName } from '../../model';
import { isUnreadable, type RecordStore } from '../../store';
import { EXIT, type ExitCode } from '../exit-code';

/** Reports what kept an environment from being deployed; nothing where it was. */
export function reportResult(result: DeployResult, store: RecordStore, report: Report): void {
  switch (result.outcome) {
    case 'refused':
      for (const diagnostic of result.diagnostics) report(diagnostic);
      return;
    case 'locked': {
      if (isUnreadable(result.holder)) {
        const facts = { environment: nameOf(result), place: store.place };
        report(lockUnreadable.at(undefined, facts));
        return;
      }
      const { by, since, operation } = result.holder;
      report(
        environmentLocked.at(undefined, {
          environment: nameOf(result),
          ...by,
          since,
          operation,
          stale: store.isStale(result.holder),
        }),
      );
      return;
    }
    case 'failed':
      reportFailure(result.failure, result, report);
      return;
    default:
  }
}

/** Reports why the engine came to nothing, in as many diagnostics as it gave reasons. */
export function reportFailure(
  { kind, diagnostics, problems, lock }: EngineFailure,
  of: EnvironmentName,
  report: Report,
): void {
  const environment = nameOf(of);
  if (kind === 'interrupted') {
    report(interrupted.at(undefined, { environment }));
    return;
  }
  if (kind === 'locked') {
    const {
      id = 'unknown',
      who = 'somebody',
      operation = 'unknown',
      created = 'unknown',
    } = lock ?? {};
    report(stateLocked.at(undefined, { environment, who, since: created, operation, id }));
    return;
  }
  if (problems) {
    for (const problem of problems) report(problem);
    return;
  }
  for (const { severity, summary, detail, address } of diagnostics) {
    if (severity !== 'error') continue;
    report(engineFailed.at(undefined, { environment, summary, detail, address }));
  }
}

const CODES: Readonly<Record<EngineFailure['kind'], ExitCode>> = {
  failed: EXIT.engine,
  interrupted: EXIT.interrupted,
  locked: EXIT.locked,
  'stale-plan': EXIT.refused,
};

/** What the shell learns of one environment. */
export function exitCodeOf(result: DeployResult): ExitCode {
  switch (result.outcome) {
    case 'done':
      return EXIT.done;
    case 'declined':
    case 'refused':
      return EXIT.refused;
    case 'locked':
      return EXIT.locked;
    case 'failed':
      return CODES[result.failure.kind];
  }
}

/** The code of a failure of the engine alone. */
export function exitCodeOfFailure({ kind }: EngineFailure): ExitCode {
  return CODES[kind];
}

/** The order in which codes of several environments count: an interruption before a failure, before a refusal. */
const GRAVEST: readonly ExitCode[] = [
  EXIT.interrupted,
  EXIT.engine,
  EXIT.refused,
  EXIT.locked,
  EXIT.mistakes,
  EXIT.changes,
];

/** The gravest of several codes. */
export function gravest(codes: readonly ExitCode[]): ExitCode {
  return GRAVEST.find((code) => codes.includes(code)) ?? EXIT.done;
}
