import type { EngineFailure, ProvidersAtHand } from '../deploy';
import {
  startSimulator,
  type Fault,
  type SimulatedStack,
  type Simulator,
  type SimulatorOptions,
} from '../simulate';

/** Simulated providers for one stack; they are begun anew where they are to fail otherwise than before. */
export class SimulatedProviders implements ProvidersAtHand {
  /** What goes wrong from the next time on that the stack is made ready. */
  faults: readonly Fault[] = [];
  #running: { readonly simulator: Simulator; readonly faults: readonly Fault[] } | undefined;
  #isOutdated = false;

  constructor(
    private readonly stack: SimulatedStack,
    private readonly options: SimulatorOptions,
  ) {}

  /** Says that the stack is another one now. */
  forget(): void {
    this.#isOutdated = true;
  }

  async begin(): Promise<EngineFailure | undefined> {
    const isWithoutFaults = this.faults.length === 0 && this.#running?.faults.length === 0;
    if (isWithoutFaults && !this.#isOutdated) return undefined;
    await this.release();
    const { faults } = this;
    const simulator = await startSimulator(this.stack, { ...this.options, faults });
    if (!('close' in simulator)) {
      const diagnostics = simulator.map(({ summary, detail }) => {
        return { severity: 'error', summary, detail, address: null } as const;
      });
      return { kind: 'failed', diagnostics };
    }
    this.#running = { simulator, faults };
    this.#isOutdated = false;
    return undefined;
  }

  variables(): Readonly<Record<string, string>> {
    return this.#running?.simulator.variables ?? {};
  }

  async release(): Promise<void> {
    const { simulator } = this.#running ?? {};
    this.#running = undefined;
    await simulator?.close();
  }
}
