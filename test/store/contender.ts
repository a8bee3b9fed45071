import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import type { EnvironmentLock } from '../../src/model';
import type { StorePlace } from '../../src/store';

/** What a contender says: what its action returned, or what was thrown. */
export interface Said extends Readonly<Record<string, unknown>> {
  readonly held?: boolean;
  readonly holder?: EnvironmentLock;
}

/** The SDK of AWS says on every start which versions of Node it will support next year. */
const QUIET = { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' };

/** What a contender can do with a store. */
export interface Task {
  readonly place: StorePlace;
  readonly root: string;
  readonly action: 'lock' | 'begin' | 'last';
}

/** A process of its own that uses stores; see `contender-process.cjs`. */
export class Contender {
  readonly #child: ChildProcessByStdio<Writable, Readable, null>;
  readonly #lines: AsyncIterator<string>;
  readonly #reader: Interface;
  readonly #ready: Promise<unknown>;

  constructor(
    options: { readonly env?: NodeJS.ProcessEnv; readonly before?: readonly string[] } = {},
  ) {
    const script = join(__dirname, 'contender-process.cjs');
    const before = (options.before ?? []).flatMap((file) => ['-r', file]);
    this.#child = spawn(process.execPath, [...before, script], {
      stdio: ['pipe', 'pipe', 'inherit'],
      env: { ...process.env, ...QUIET, ...options.env },
    });
    this.#reader = createInterface({ input: this.#child.stdout });
    this.#lines = this.#reader[Symbol.asyncIterator]();
    this.#ready = this.#said();
  }

  get id(): number {
    return this.#child.pid ?? 0;
  }

  async ready(): Promise<void> {
    await this.#ready;
  }

  async act(task: Task): Promise<Said> {
    await this.#ready;
    this.#child.stdin.write(`${JSON.stringify(task)}\n`);
    return (await this.#said()) as Said;
  }

  async kill(): Promise<void> {
    await this.#end(() => this.#child.kill('SIGKILL'));
  }

  async leave(): Promise<void> {
    await this.#end(() => this.#child.stdin.end());
  }

  async #end(how: () => unknown): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const ended = once(this.#child, 'exit');
    how();
    await ended;
    this.#reader.close();
  }

  async #said(): Promise<unknown> {
    const { value, done } = await this.#lines.next();
    if (done) throw new Error('The contender ended before it said anything.');
    return JSON.parse(value);
  }
}

/** Lets processes act at the same moment. */
export async function race(contenders: readonly Contender[], task: Task): Promise<Said[]> {
  await Promise.all(contenders.map((contender) => contender.ready()));
  return Promise.all(contenders.map((contender) => contender.act(task)));
}
