import type { EngineDiagnostic, EngineEvent, EngineFailure } from '../deploy';

/** What one run of the engine did, by Terraform address, in the order in which it was done. */
export interface SimulatedRun {
  /** A resource that is replaced is among those created and those deleted. */
  readonly created: readonly string[];
  readonly updated: readonly string[];
  readonly deleted: readonly string[];
  readonly failed: readonly string[];
  /** What the engine says is wrong; empty where all went well. */
  readonly errors: readonly EngineDiagnostic[];
}

/** Keeps what the engine reports while it works. */
export class RunReport {
  readonly #done: Record<'create' | 'update' | 'delete' | 'failed', string[]> = {
    create: [],
    update: [],
    delete: [],
    failed: [],
  };

  add(event: EngineEvent): void {
    if (event.kind === 'failed') this.#done.failed.push(event.address);
    if (event.kind !== 'finished') return;
    const { action, address } = event;
    if (action === 'create' || action === 'update' || action === 'delete') {
      this.#done[action].push(address);
    }
  }

  finish(failure: EngineFailure | undefined): SimulatedRun {
    const { create: created, update: updated, delete: deleted, failed } = this.#done;
    const said = failure?.diagnostics ?? [];
    const errors = said.filter(({ severity }) => severity === 'error');
    return { created, updated, deleted, failed, errors };
  }
}
