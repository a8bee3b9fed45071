import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Diagnostic } from '../../src/diagnostics';
import { startSimulator } from '../../src/simulate';
import type { Simulator, SimulatorOptions } from '../../src/simulate';

const CLONE = resolve(__dirname, '../..');
const BACKEND = 'terraform.tfstate';

/** What an engine came to. */
export interface Run {
  readonly status: number | null;
  readonly output: string;
}

type Json = Record<string, unknown>;

/** A stack in a folder of its own, to be deployed in a simulation. */
export class SimulatedDeployment {
  #simulator: Simulator | undefined;

  private constructor(readonly folder: string) {}

  /** A copy of an emitted stack, with its state beside it. */
  static of(emitted: string): SimulatedDeployment {
    const texts = ['cdk.tf.json', 'scoreform.json'].map((name) =>
      readFileSync(join(emitted, name), 'utf8'),
    ) as [string, string];
    const [stack, description] = texts.map((text) => JSON.parse(text) as Json) as [Json, Json];
    return SimulatedDeployment.withText(stack, description);
  }

  /** A stack of a test's own. */
  static withText(stack: Json, description: Json = { stack: 'shop-test', resources: [] }) {
    const deployment = new SimulatedDeployment(mkdtempSync(join(tmpdir(), 'scoreform-sim-')));
    mkdirSync(join(deployment.folder, 'stack'));
    deployment.write('scoreform.json', description);
    deployment.change(() => stack);
    return deployment;
  }

  /** Changes the stack; where its state is kept stays as it is. */
  change(edit: (stack: Json) => Json): void {
    const file = join(this.stack, 'cdk.tf.json');
    const before = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Json) : {};
    const stack = edit(before);
    const terraform = { ...(stack['terraform'] as Json), backend: { local: { path: this.state } } };
    this.write('cdk.tf.json', { ...stack, terraform });
  }

  get stack(): string {
    return join(this.folder, 'stack');
  }

  get state(): string {
    return join(this.folder, BACKEND);
  }

  get cloud(): string {
    return join(this.folder, 'cloud.jsonl');
  }

  /** The addresses that the state knows. */
  get made(): readonly string[] {
    const { resources } = JSON.parse(readFileSync(this.state, 'utf8')) as {
      resources: readonly { mode: string; type: string; name: string }[];
    };
    return resources
      .filter(({ mode }) => mode === 'managed')
      .map(({ type, name }) => `${type}.${name}`)
      .sort();
  }

  /** Begins a simulation; one that runs ends first. */
  async start(
    options: Omit<SimulatorOptions, 'root'> = {},
  ): Promise<Simulator | readonly Diagnostic[]> {
    await this.stop();
    const { stack, state, cloud } = this;
    const data = join(this.folder, 'data');
    const started = await startSimulator(
      { folder: stack, data, state, cloud },
      { root: CLONE, ...options },
    );
    if ('close' in started) this.#simulator = started;
    return started;
  }

  /** As `start`, where nothing may be missing. */
  async mustStart(options: Omit<SimulatorOptions, 'root'> = {}): Promise<Simulator> {
    const started = await this.start(options);
    if ('close' in started) return started;
    throw new Error(started.map(({ code, detail }) => `${code}: ${detail}`).join('\n'));
  }

  /** Runs Terraform; in the background, because its providers are in this process. */
  run(...args: readonly string[]): Promise<Run> {
    const { TF_CLI_CONFIG_FILE: _, ...environment } = process.env;
    const child = spawn('terraform', [`-chdir=${this.stack}`, ...args, '-no-color'], {
      env: {
        ...environment,
        ...this.#simulator?.variables,
        CHECKPOINT_DISABLE: '1',
        TF_DATA_DIR: join(this.folder, 'data'),
        TF_IN_AUTOMATION: '1',
        TF_INPUT: '0',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const parts: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (part: Buffer) => parts.push(part));
    }
    return new Promise((settle, reject) => {
      child.once('error', reject);
      child.once('close', (status) => {
        settle({ status, output: Buffer.concat(parts).toString('utf8') });
      });
    });
  }

  /** As `run`, where anything but success ends the test with what Terraform said. */
  async mustRun(...args: readonly string[]): Promise<string> {
    const { status, output } = await this.run(...args);
    if (status === 0) return output;
    throw new Error(`terraform ${args.join(' ')} ended with ${String(status)}:\n${output}`);
  }

  async remove(): Promise<void> {
    await this.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async stop(): Promise<void> {
    await this.#simulator?.close();
    this.#simulator = undefined;
  }

  private write(name: string, content: Json): void {
    writeFileSync(join(this.stack, name), JSON.stringify(content, null, 2));
  }
}
