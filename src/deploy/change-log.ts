import type { ChangeAction, RecordedChange } from '../model';
import type { EngineEvent } from './engine/types';

/** Notes, from what the engine reports, how far each change came. */
export class ChangeLog {
  readonly #changes = new Map<string, RecordedChange>();

  /** @param planned null where the engine plans and applies in one step, and its reports tell the plan too */
  constructor(
    planned: readonly RecordedChange[] | null,
    readonly addressOf: (terraformAddress: string) => string | null,
  ) {
    for (const change of planned ?? []) this.#changes.set(change.terraformAddress, change);
  }

  add(event: EngineEvent): void {
    if (event.kind === 'planned') this.#plan(event.address, event.action);
    if (event.kind === 'started') this.#begin(event.address, event.action);
    if (event.kind === 'finished') this.#settle(event.address, event.action, 'done');
    if (event.kind === 'failed') this.#settle(event.address, event.action, 'failed');
  }

  /**
   * Every change, sorted by Terraform address.
   *
   * @param succeeded true where the engine came to a good end: what it reports no progress of, such as a move, is done, too
   */
  all(succeeded = false): RecordedChange[] {
    return [...this.#changes.values()]
      .map((change): RecordedChange => (succeeded ? { ...change, result: 'done' } : change))
      .sort((a, b) => (a.terraformAddress < b.terraformAddress ? -1 : 1));
  }

  #plan(terraformAddress: string, given: string): void {
    const action = ACTIONS[given];
    if (!action || this.#changes.has(terraformAddress)) return;
    const address = this.addressOf(terraformAddress);
    this.#changes.set(terraformAddress, { address, terraformAddress, action, result: null });
  }

  #begin(terraformAddress: string, given: string): void {
    this.#plan(terraformAddress, given);
    const change = this.#changes.get(terraformAddress);
    if (change?.result === null) {
      this.#changes.set(terraformAddress, { ...change, result: 'begun' });
    }
  }

  #settle(terraformAddress: string, given: string, result: 'done' | 'failed'): void {
    this.#plan(terraformAddress, given);
    const change = this.#changes.get(terraformAddress);
    if (!change) return;
    // A replacement is two steps of the engine: it is done with the second, and failed with either.
    if (change.action === 'replace' && result === 'done') {
      const half = this.#halves.has(terraformAddress);
      this.#halves.add(terraformAddress);
      if (!half) return;
    }
    if (change.result === 'failed') return;
    this.#changes.set(terraformAddress, { ...change, result });
  }

  readonly #halves = new Set<string>();
}

/** The engine's words for what it does. Reading is no change. */
const ACTIONS: Readonly<Record<string, ChangeAction>> = {
  create: 'create',
  update: 'update',
  delete: 'delete',
  replace: 'replace',
  move: 'move',
  remove: 'forget',
  forget: 'forget',
};
