import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** After how many milliseconds a process that does not end by itself is ended. */
const PATIENCE = 10_000;

interface Started {
  readonly name: string;
  readonly child: ChildProcess;
  readonly ended: Promise<void>;
}

/** The processes that were started, in order; each writes a log. */
export class Processes {
  readonly #started: Started[] = [];

  constructor(private readonly logs: string) {
    mkdirSync(logs, { recursive: true });
  }

  start(name: string, command: string, args: readonly string[]): void {
    const log = openSync(this.logOf(name), 'a');
    // In a group of its own, a Ctrl-C at the terminal does not end all of them at once.
    const child = spawn(command, args, { stdio: ['ignore', log, log], detached: true });
    closeSync(log);
    const ended = new Promise<void>((done) => {
      child.once('exit', () => done());
      child.once('error', () => done());
    });
    this.#started.push({ name, child, ended });
  }

  /** The name of a process that has ended, which none should by itself. */
  dead(): string | undefined {
    return this.#started.find(({ child }) => hasEnded(child))?.name;
  }

  /** Ends them one after the other, the last first, because each needs those before it. */
  async stop(): Promise<void> {
    for (const { child, ended } of this.#started.splice(0).reverse()) {
      if (hasEnded(child)) continue;
      child.kill('SIGTERM');
      const impatient = setTimeout(() => child.kill('SIGKILL'), PATIENCE);
      await ended;
      clearTimeout(impatient);
    }
  }

  /** The end of every log, for whoever wants to know why nothing came of it. */
  lastWords(): string {
    return this.#started
      .map(({ name }) => {
        const lines = readFileSync(this.logOf(name), 'utf8').trimEnd().split('\n').slice(-8);
        return `--- ${name}\n${lines.join('\n')}\n`;
      })
      .join('');
  }

  private logOf(name: string): string {
    return join(this.logs, `${name}.log`);
  }
}

function hasEnded({ exitCode, signalCode, pid }: ChildProcess): boolean {
  return pid === undefined || exitCode !== null || signalCode !== null;
}
