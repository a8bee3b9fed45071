import { textDiagnostics } from './text-diagnostics';
import type { EngineDiagnostic, EngineFailure, StateLock } from './types';

/** How a process of the engine ended. */
export interface Ended {
  /** What it was asked for, such as `plan`. */
  readonly verb: string;
  /** Null where a signal ended it, or where it never began. */
  readonly code: number | null;
  readonly signal: string | null;
  /** Whether we asked it to stop. */
  readonly stopped: boolean;
  /** Those it reported as JSON. */
  readonly diagnostics: readonly EngineDiagnostic[];
  /** The end of what it printed besides. */
  readonly text: string;
}

/** How much of what an engine prints goes into a diagnostic. */
const LONGEST_DETAIL = 4000;

const LOCK = 'Error acquiring the state lock';
const STALE = /^Saved plan (is stale|does not match)/;
const NOT_READY =
  /^(Backend initialization required|Required plugins are not installed|Inconsistent dependency lock file|Module not installed|Initialization required|Missing or corrupted provider plugins|Module source has changed|Module version requirements have changed)/;

/** Makes a failure from the way in which a process ended. */
export function failureOf(ended: Ended): EngineFailure {
  const { code, signal, stopped, text } = ended;
  const reported = [...ended.diagnostics, ...textDiagnostics(text)];
  const errors = reported.filter(({ severity }) => severity === 'error');
  const isTold = (errors.length > 0 && code !== null) || (stopped && signal === null);
  const diagnostics = isTold ? reported : [...reported, lost(ended)];
  if (stopped || signal === 'SIGINT' || /^\s*Interrupt received/m.test(text)) {
    return { kind: 'interrupted', diagnostics };
  }
  const locked = errors.find(isLocked);
  if (locked) return { kind: 'locked', diagnostics, lock: lockIn(locked.detail) };
  const stale = errors.some(({ summary }) => STALE.test(summary));
  return { kind: stale ? 'stale-plan' : 'failed', diagnostics };
}

/** Whether a call came to nothing. */
export function isFailure(result: unknown): result is EngineFailure {
  return (
    typeof result === 'object' && result !== null && 'kind' in result && 'diagnostics' in result
  );
}

/** A call that was not even begun, because everything was to end. */
export function interrupted(verb: string): EngineFailure {
  return failureOf({ verb, code: null, signal: null, stopped: true, diagnostics: [], text: '' });
}

/** Whether the engine says that a stack has to be initialized first. */
export function wantsInit({ diagnostics }: EngineFailure): boolean {
  return diagnostics.some(
    ({ summary, detail }) => NOT_READY.test(summary) || NOT_READY.test(detail),
  );
}

/** A failure that we found ourselves. */
export function refusal(summary: string, detail: string): EngineFailure {
  return { kind: 'failed', diagnostics: [{ severity: 'error', summary, detail, address: null }] };
}

/** What is said where the engine ended without saying why. */
function lost({ verb, code, signal, text }: Ended): EngineDiagnostic {
  const how =
    signal !== null
      ? `was ended by the signal ${signal}`
      : code === null
        ? 'could not be started'
        : `ended with the code ${String(code)}`;
  return {
    severity: 'error',
    summary: `The engine's "${verb}" ${how}`,
    detail: text.trim().slice(-LONGEST_DETAIL),
    address: null,
  };
}

// The same summary stands above a lock that is held and above a backend that cannot be reached.
function isLocked({ summary, detail }: EngineDiagnostic): boolean {
  return (
    summary.startsWith(LOCK) &&
    /^\s*Lock Info:|resource temporarily unavailable|already locked/im.test(detail)
  );
}

function lockIn(detail: string): StateLock | undefined {
  const fact = (name: string) =>
    new RegExp(`^\\s*${name}:[ \\t]*(.*)$`, 'm').exec(detail)?.[1]?.trim();
  const id = fact('ID');
  if (id === undefined || id === '') return undefined;
  return {
    id,
    who: fact('Who') ?? '',
    operation: fact('Operation') ?? '',
    created: fact('Created') ?? '',
  };
}
