import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, mkdirSync, openSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { eventIn, parseLine } from './events';
import type { Ended } from './failure';
import { follow } from './follow';
import { Tail } from './lines';
import type { CallOptions, EngineDiagnostic, StackPlace, Variables } from './types';

/** One process of the engine. */
export interface Call extends CallOptions {
  readonly command: string;
  /** What it is asked for, such as `plan`, and how. */
  readonly args: readonly [verb: string, ...rest: string[]];
  readonly place: StackPlace;
  readonly variables: Variables;
  /** Takes secrets out of what the engine says. */
  readonly redact: (text: string) => string;
}

/** How much is kept of what an engine prints besides events. */
const KEPT = 256 * 1024;
const INTERRUPTED = 'Interrupt received';

/**
 * Runs the engine to its end, whatever happens to us: it has a process group of its own, so the terminal does not
 * interrupt it, and writes to files, so it loses nobody who listens. Interrupted, it is asked once to stop, and then it
 * may take as long as it needs. The engine tells its providers itself.
 */
export async function runToEnd(call: Call, log: string): Promise<Ended> {
  const { args, redact, interruption, onProcess } = call;
  const [verb] = args;
  if (interruption?.requested) return neverBegun(verb);

  const errorLog = `${log}.stderr`;
  const heard = new Heard(call);
  const child = spawnInto(log, errorLog, call);
  const ended = endOf(child, (reason) => {
    heard.text.add(reason);
  });
  if (child.pid !== undefined) onProcess?.(child.pid);
  const following = follow(log, (line) => {
    heard.add(line);
  });
  let stopped = false;
  const release = interruption?.onRequest(() => {
    stopped = child.kill('SIGINT');
  });
  const end = await ended;
  release?.();
  following.end();
  follow(errorLog, (line) => {
    heard.text.add(redact(line));
  }).end();
  if (statSync(errorLog).size === 0) rmSync(errorLog);
  return { verb, ...end, stopped, diagnostics: heard.diagnostics, text: heard.text.text };
}

/** Begins the engine with files for what it says. */
function spawnInto(log: string, errorLog: string, { command, args, ...call }: Call): ChildProcess {
  mkdirSync(dirname(log), { recursive: true });
  const out = openSync(log, 'w', 0o600);
  const err = openSync(errorLog, 'w', 0o600);
  const child = spawn(command, args, {
    cwd: call.place.folder,
    env: { ...call.variables },
    detached: true,
    stdio: ['ignore', out, err],
  });
  closeSync(out);
  closeSync(err);
  return child;
}

/** What an engine has said so far, without secrets. */
class Heard {
  /** What it said besides events. */
  readonly text = new Tail(KEPT);
  readonly #diagnostics = new Map<string, EngineDiagnostic>();

  constructor(private readonly call: Call) {}

  /** Each once, in the order they came. */
  get diagnostics(): readonly EngineDiagnostic[] {
    return [...this.#diagnostics.values()];
  }

  add(written: string): void {
    const line = this.call.redact(written);
    const json = parseLine(line);
    if (!json) {
      this.text.add(line);
      return;
    }
    if (String(json['@message']).includes(INTERRUPTED)) this.text.add(INTERRUPTED);
    const event = eventIn(json);
    if (!event) return;
    if (event.kind === 'diagnostic') {
      this.#diagnostics.set(JSON.stringify(event.diagnostic), event.diagnostic);
    }
    this.call.onEvent?.(event);
  }
}

/** What an engine answered. */
export type Answer = Ended & { readonly output: string };

/** The longest answer that is read: plans with their state are long. */
const LONGEST_ANSWER = 256 * 1024 * 1024;

/** Asks the engine something that changes nothing. The answer may hold secrets, so it never lies in a file. */
export async function ask(call: Call): Promise<Answer> {
  const { command, args, place, variables, redact } = call;
  const [verb] = args;
  const child = spawn(command, args, {
    cwd: place.folder,
    env: { ...variables },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const text = new Tail(KEPT);
  const ended = endOf(child, (reason) => {
    text.add(reason);
  });
  const parts: Buffer[] = [];
  let length = 0;
  child.stdout.on('data', (part: Buffer) => {
    length += part.length;
    if (length > LONGEST_ANSWER) {
      text.add(`The answer is longer than ${String(LONGEST_ANSWER)} bytes.`);
      child.stdout.destroy();
      return;
    }
    parts.push(part);
  });
  const errors: Buffer[] = [];
  child.stderr.on('data', (part: Buffer) => errors.push(part));
  const end = await ended;
  for (const line of Buffer.concat(errors).toString('utf8').split('\n')) text.add(redact(line));
  const output = Buffer.concat(parts).toString('utf8');
  return { verb, ...end, stopped: false, diagnostics: [], text: text.text, output };
}

function endOf(
  child: ChildProcess,
  onError: (reason: string) => void,
): Promise<{ readonly code: number | null; readonly signal: string | null }> {
  return new Promise((resolve) => {
    child.once('error', ({ message }) => {
      onError(message);
      if (child.pid === undefined) resolve({ code: null, signal: null });
    });
    child.once('close', (code, signal) => {
      resolve({ code: signal === null ? code : null, signal });
    });
  });
}

function neverBegun(verb: string): Ended {
  return { verb, code: null, signal: null, stopped: true, diagnostics: [], text: '' };
}
