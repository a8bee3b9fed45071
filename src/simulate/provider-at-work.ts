import { isError, type Diagnostic } from '../diagnostics';
import { choosePlanner, type ChosenPlanner } from './choose-planner';
import type { SimulatedCloud } from './cloud';
import { modulesNeedMore } from './problems';
import type { ProviderHalves } from './protocol';
import type { ProviderDiagnostic } from './provider';
import { sharedSource } from './provider-source';
import type { SimulatedStack, SimulatorOptions } from './simulator';
import { providersInUse, type ProviderInUse } from './types-in-use';
import { notOlderThan } from './written-versions';

/** What all providers of a simulation have in common. */
export interface Simulation {
  readonly stack: SimulatedStack;
  readonly options: SimulatorOptions;
  readonly cloud: SimulatedCloud;
  /** What was known to be in use when it began. */
  readonly needed: readonly ProviderInUse[];
}

/** A provider of a simulated stack. What it has to know is settled when an engine asks for it the first time. */
export class ProviderAtWork {
  constructor(
    private readonly simulation: Simulation,
    private chosen: ChosenPlanner,
  ) {}

  get source(): string {
    return this.chosen.provider.source;
  }

  /** Between its beginning and now the engine may have installed modules, which say what they use. */
  async halves(): Promise<ProviderHalves | readonly ProviderDiagnostic[]> {
    const { stack, cloud, needed } = this.simulation;
    const now = providersInUse(stack);
    const unserved = now.filter(({ source }) => needed.every((known) => known.source !== source));
    if (unserved.length > 0) return [diagnosticOf(unservedProblem(unserved))];
    const { source } = this;
    const use = now.find((provider) => provider.source === source);
    if (use === undefined) throw new Error(`This is a bug: ${source} is not in use any more.`);
    const problems = await this.growTo(use);
    if (problems.length > 0) return problems.map(diagnosticOf);
    const planner = notOlderThan(use.written, this.chosen.planner);
    return { planner, cloud: cloud.forProvider(source, planner.schema) };
  }

  async close(): Promise<void> {
    await this.chosen.planner.close();
  }

  /** Chooses once more where there is more to plan than was known. */
  private async growTo(use: ProviderInUse): Promise<readonly Diagnostic[]> {
    const before = this.simulation.needed.find(({ source }) => source === use.source);
    if (JSON.stringify(before?.types) === JSON.stringify(use.types)) return [];
    const chosen = await choosePlanner(use, this.simulation.options);
    if (!('planner' in chosen)) return chosen;
    await this.chosen.planner.close();
    this.chosen = chosen;
    return [];
  }
}

function unservedProblem(unserved: readonly ProviderInUse[]): Diagnostic {
  const sources = unserved.map(({ source }) => sharedSource(source));
  return modulesNeedMore.at(undefined, { sources });
}

function diagnosticOf(problem: Diagnostic): ProviderDiagnostic {
  const { summary, detail } = problem;
  return { severity: isError(problem) ? 'error' : 'warning', summary, detail };
}
