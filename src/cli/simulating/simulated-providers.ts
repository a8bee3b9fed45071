import {
  environmentOf,
  nameOf,
  parseDescription,
  readStack,
  type EngineFailure,
  type ProvidersAtHand,
  type StackPlace,
  type Workspace,
} from '../../deploy';
import type { Diagnostic } from '../../diagnostics';
import { startSimulator, type SimulatedProvider, type Simulator } from '../../simulate';
import type { SimulatedWorld } from '../repository-type';
import { standIns } from './stand-ins';

interface AtHand {
  readonly simulator: Simulator;
  readonly variables: Readonly<Record<string, string>>;
}

/** Simulated providers for the stacks of a run: each stack has its own, from when it is made ready until it is released. */
export class SimulatedProviders implements ProvidersAtHand {
  readonly #running = new Map<string, AtHand>();
  readonly #said = new Set<string>();
  readonly #planners = new Set<string>();

  /** @param say told once who plans, and what stands in for what was not given */
  constructor(
    private readonly world: SimulatedWorld,
    private readonly workspace: Pick<Workspace, 'root' | 'home' | 'inWorld'>,
    private readonly given: Readonly<Record<string, string | undefined>>,
    private readonly say: (line: string) => void,
  ) {}

  /** Who planned what so far, a sentence each, sorted. */
  get planners(): readonly string[] {
    return [...this.#planners].sort();
  }

  async begin(place: StackPlace): Promise<EngineFailure | undefined> {
    if (this.#running.has(place.stack)) return undefined;
    const { terraform, description } = readStack(place);
    const environment = nameOf(environmentOf(parseDescription(description)));
    const { root, home } = this.workspace;
    const simulator = await startSimulator(
      {
        folder: place.folder,
        data: place.data,
        cloud: this.workspace.inWorld('cloud', `${environment}.jsonl`),
        state: this.workspace.inWorld('state', `${environment}.tfstate`),
      },
      { root, faults: this.world.faults, real: this.world.real ?? true, plugins: [home.plugins] },
    );
    if (!('close' in simulator)) return failureOf(simulator);
    const stood = standIns(terraform, this.given);
    this.#running.set(place.stack, {
      simulator,
      variables: { ...simulator.variables, ...stood },
    });
    for (const provider of simulator.providers) {
      this.#planners.add(plannedBy(provider));
      this.#sayOnce(plannedBy(provider));
    }
    for (const [name, value] of Object.entries(stood)) {
      this.#sayOnce(`${name} is not set; ${value} stands in for it`);
    }
    return undefined;
  }

  variables({ stack }: StackPlace): Readonly<Record<string, string>> {
    return this.#running.get(stack)?.variables ?? {};
  }

  async release({ stack }: StackPlace): Promise<void> {
    const running = this.#running.get(stack);
    this.#running.delete(stack);
    await running?.simulator.close();
  }

  /** Lets go of those of all stacks. */
  async close(): Promise<void> {
    const all = [...this.#running.values()];
    this.#running.clear();
    await Promise.all(all.map(({ simulator }) => simulator.close()));
  }

  #sayOnce(line: string): void {
    if (this.#said.has(line)) return;
    this.#said.add(line);
    this.say(`simulation: ${line}`);
  }
}

function plannedBy({ source, plannedBy: who, name, note }: SimulatedProvider): string {
  const provider = source.split('/').slice(-2).join('/');
  const planner = who === 'bindings' ? `the bindings ${name}` : `the real provider, ${name}`;
  return `${provider} is planned by ${planner}${note === undefined ? '' : `: ${note}`}`;
}

/** The view of a plan and the record of a deployment have the same problems in the engine's words. */
function failureOf(problems: readonly Diagnostic[]): EngineFailure {
  const diagnostics = problems.map(({ severity, summary, detail }) => {
    return {
      severity: severity === 'error' ? severity : 'warning',
      summary,
      detail,
      address: null,
    } as const;
  });
  return { kind: 'failed', diagnostics, problems };
}
