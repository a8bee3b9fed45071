import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  DESCRIPTION_FILE,
  Engine,
  STACK_FILE,
  Workspace,
  findEngine,
  isFailure,
  type EngineFailure,
  type PlanJson,
  type StackPlace,
} from '../deploy';
import { creationsIn, readCloud, type Fault, type SimulatedStack } from '../simulate';
import { SimulatedProviders } from './simulated-providers';
import { RunReport, type SimulatedRun } from './simulated-run';

/** What is deployed: the texts of an emitted stack. */
export interface StackTexts {
  /** Of `cdk.tf.json`. */
  readonly terraform: string;
  /** Of `scoreform.json`. */
  readonly description: string;
}

export interface SimulationOptions {
  /** The folder of the repository, for the packages that providers come from. @default the working directory */
  readonly root?: string;
  /** Whether a real provider that lies on this machine plans in place of the bindings. @default false */
  readonly real?: boolean;
}

const STATE = 'terraform.tfstate';

/** A stack in a simulated cloud of its own, with an engine that is a real one. Its files lie in a folder that is removed at the end. */
export class SimulatedDeployment {
  readonly #root = mkdtempSync(join(tmpdir(), 'scoreform-simulated-'));
  readonly #plan = join(this.#root, 'plan');
  readonly #place: StackPlace = {
    stack: 'simulated',
    folder: join(this.#root, 'stacks', 'simulated'),
    data: join(this.#root, 'data'),
  };
  readonly #simulated: SimulatedStack = {
    folder: this.#place.folder,
    data: this.#place.data,
    cloud: join(this.#root, 'cloud.jsonl'),
    state: join(this.#place.folder, STATE),
  };
  readonly #providers: SimulatedProviders;

  constructor(texts: StackTexts, { root = process.cwd(), real = false }: SimulationOptions = {}) {
    this.#providers = new SimulatedProviders(this.#simulated, { root, real });
    this.change(texts);
  }

  /** Puts another version of the stack in the place of this one. */
  change({ terraform, description }: StackTexts): void {
    const { folder } = this.#place;
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, STACK_FILE), withLocalState(terraform));
    writeFileSync(join(folder, DESCRIPTION_FILE), description);
    this.#providers.forget();
  }

  /** Plans and applies what the stack says; faults are those of this run only. */
  deploy(faults: readonly Fault[] = []): Promise<SimulatedRun> {
    return this.#run('normal', faults);
  }

  /** Destroys all that there is. */
  destroy(faults: readonly Fault[] = []): Promise<SimulatedRun> {
    return this.#run('destroy', faults);
  }

  /** What a deployment would change now; undefined where that is nothing. */
  async plan(): Promise<PlanJson | EngineFailure | undefined> {
    const engine = await this.#engine();
    this.#providers.faults = [];
    const planned =
      (await engine.prepare(this.#place)) ?? (await engine.plan(this.#place, { out: this.#plan }));
    if (isFailure(planned)) return planned;
    return planned.changed ? engine.show(this.#place, this.#plan) : undefined;
  }

  /** The Terraform addresses that the state holds, those of data sources among them; sorted. */
  async made(): Promise<readonly string[]> {
    const addresses = await (await this.#engine()).stateAddresses(this.#place);
    if (!isFailure(addresses)) return addresses;
    throw new Error(addresses.diagnostics.map(({ summary }) => summary).join('\n'));
  }

  /** The Terraform addresses of what is there in the cloud, whatever the state says; sorted. */
  inCloud(): readonly string[] {
    const { objects } = readCloud(this.#simulated.cloud);
    return objects.map(({ address, type, id }) => address ?? `${type} "${id}"`).sort();
  }

  /** How often something was created so far, by Terraform address. */
  creations(): ReadonlyMap<string, number> {
    return creationsIn(readCloud(this.#simulated.cloud).events);
  }

  /** The text of the state; undefined where there is none. */
  get state(): string | undefined {
    const { state } = this.#simulated;
    return existsSync(state) ? readFileSync(state, 'utf8') : undefined;
  }

  /** Ends the simulation and removes its files. */
  async remove(): Promise<void> {
    await this.#providers.release();
    rmSync(this.#root, { recursive: true, force: true });
  }

  async #run(mode: 'normal' | 'destroy', faults: readonly Fault[]): Promise<SimulatedRun> {
    const engine = await this.#engine();
    this.#providers.faults = faults;
    const report = new RunReport();
    const planned =
      (await engine.prepare(this.#place)) ??
      (await engine.plan(this.#place, { out: this.#plan, mode }));
    if (isFailure(planned)) return report.finish(planned);
    const failure = await engine.apply(this.#place, this.#plan, 'apply', {
      onEvent: (event) => {
        report.add(event);
      },
    });
    return report.finish(failure);
  }

  async #engine(): Promise<Engine> {
    foundEngine ??= findEngine();
    const found = await foundEngine;
    if (!found) throw new Error('There is neither Terraform nor OpenTofu on the PATH.');
    const { home } = new Workspace(this.#root);
    return new Engine(found.command, found.version, home, process.env, this.#providers);
  }
}

/** Looked for once. */
let foundEngine: ReturnType<typeof findEngine> | undefined;

/** The text of a stack, with its state beside it. */
function withLocalState(terraform: string): string {
  const stack = JSON.parse(terraform) as { readonly terraform?: object };
  const backend = { local: { path: STATE } };
  return JSON.stringify({ ...stack, terraform: { ...stack.terraform, backend } }, null, 2);
}
