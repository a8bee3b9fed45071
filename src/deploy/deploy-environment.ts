import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic } from '../diagnostics';
import type {
  DeploymentEnd,
  DeploymentStart,
  EnvironmentLock,
  EnvironmentName,
  Operation,
  RecordedChange,
  RecordedInput,
  StackDescription,
  StackPlan,
} from '../model';
import { processIdentity } from '../store';
import { recordedInputs } from './changed-inputs';
import { isFailure, type EngineFailure } from './engine';
import type { EngineEvent, StackPlace } from './engine/types';
import { closeInterrupted } from './close-interrupted';
import { giveBack, newLock } from './hold-lock';
import { lastKnown } from './last-known';
import {
  planEnvironment,
  refusedBefore,
  type PlanWish,
  type PlannedEnvironment,
} from './plan-environment';
import { addressesIn, progressOf } from './progress';
import { ChangeLog } from './change-log';
import { environmentOf, type Site } from './site';
import { storeLeftStates } from './unstored-state';
import {
  DESCRIPTION_FILE,
  PROVIDERS_FILE,
  STACK_FILE,
  hasNoState,
  logOf,
  parseDescription,
  readStack,
  type StackTexts,
} from './stack-files';

/** What is to be done to one environment. */
export interface DeployWish extends PlanWish {
  readonly operation: Operation;
  readonly goesBackTo?: string;
  /** The files of the stack as an earlier record has them, where they may be other ones by now. @default none */
  readonly inputs?: readonly RecordedInput[];
  /** Asked with each plan that changes something; applying goes on where it answers true. */
  readonly confirm?: (plan: StackPlan) => Promise<boolean>;
  /** A plan that was made before and is to be applied exactly, in place of one made now. */
  readonly saved?: (place: StackPlace) => Promise<PlannedEnvironment | EngineFailure>;
}

/** What came of one environment. */
export type DeployResult = EnvironmentName &
  (
    | {
        readonly outcome: 'done';
        readonly start: DeploymentStart;
        readonly end: DeploymentEnd;
        readonly description: StackDescription;
      }
    | { readonly outcome: 'declined' }
    | { readonly outcome: 'refused'; readonly diagnostics: readonly Diagnostic[] }
    | { readonly outcome: 'locked'; readonly holder: EnvironmentLock }
    | {
        readonly outcome: 'failed';
        readonly failure: EngineFailure;
        /** Present where applying had begun. */
        readonly end?: DeploymentEnd | undefined;
      }
  );

/** Deploys one environment: lock, plan, guard, apply, record. Whatever happens, the lock is given back. */
export async function deployEnvironment(
  place: StackPlace,
  wish: DeployWish,
  site: Site,
): Promise<DeployResult> {
  const texts = readStack(place);
  const description = parseDescription(texts.description);
  const environment = environmentOf(description);
  const lock = newLock(environment, wish.operation, site);
  const attempt = await site.store.lock(lock);
  if (!attempt.held) return { ...environment, outcome: 'locked', holder: attempt.holder };
  try {
    await closeInterrupted(place, environment, attempt.before, site);
    return await new Deploying(place, texts, description, wish, site, lock).run();
  } finally {
    await giveBack(lock, site);
  }
}

/** One deployment under its lock. */
class Deploying {
  readonly #environment: EnvironmentName;
  readonly #log: string;
  #renewed: Promise<unknown> = Promise.resolve();

  constructor(
    readonly place: StackPlace,
    readonly texts: StackTexts,
    readonly description: StackDescription,
    readonly wish: DeployWish,
    readonly site: Site,
    readonly lock: EnvironmentLock,
  ) {
    this.#environment = environmentOf(description);
    this.#log = logOf(place);
  }

  async run(): Promise<DeployResult> {
    const { place, wish, site } = this;
    const known = await lastKnown(site.store, this.#environment);
    // A plan that was kept was guarded when it was made.
    const refusals = wish.saved ? [] : refusedBefore(this.description, known, wish);
    if (refusals.length > 0) return this.#refused(refusals);
    const unstored = await this.#storeLeftStates();
    if (unstored) return this.#failed(unstored);
    if (!known.description && this.#nothingToLose()) return this.#createAll();

    const planned = wish.saved ? await wish.saved(place) : await planEnvironment(place, wish, site);
    if (isFailure(planned)) return this.#failed(planned);
    if (planned.refusals.length > 0) return this.#refused(planned.refusals);
    if (planned.changed && wish.confirm && !(await wish.confirm(planned.plan))) {
      const wasInterrupted = site.interruption.requested;
      if (wasInterrupted) return this.#failed({ kind: 'interrupted', diagnostics: [] });
      return { ...this.#environment, outcome: 'declined' };
    }
    return this.#apply(planned);
  }

  /** What an earlier run could not store comes first: no plan is right without it. */
  async #storeLeftStates(): Promise<EngineFailure | undefined> {
    const { place, site } = this;
    if (site.workspace.unstoredStates(place.stack).length === 0) return undefined;
    const unprepared = await site.engine.prepare(place, { interruption: site.interruption });
    return unprepared ?? storeLeftStates(place, site);
  }

  /** Where no state exists and nobody is to be asked, planning and applying are one step of the engine. */
  #nothingToLose(): boolean {
    const { wish } = this;
    return (
      !wish.confirm && !wish.saved && wish.destroy !== true && hasNoState(this.place, this.texts)
    );
  }

  async #createAll(): Promise<DeployResult> {
    const { place, site } = this;
    site.onProgress({ kind: 'step', stack: place.stack, step: 'preparing' });
    const unprepared = await site.engine.prepare(place, { interruption: site.interruption });
    if (unprepared) return this.#failed(unprepared);
    const start = await this.#begin(null);
    const changes = new ChangeLog(null, addressesIn(this.description));
    const failure = await site.engine.applyAll(place, this.#log, this.#callOptions(changes));
    return this.#finish(start, changes, failure);
  }

  async #apply({ plan, changed, file, known }: PlannedEnvironment): Promise<DeployResult> {
    const addressOf = addressesIn(this.description, known.description);
    const planned = plan.changes.map(({ address, terraformAddress, action }): RecordedChange => {
      return { address, terraformAddress, action, result: null };
    });
    const start = await this.#begin(planned);
    const changes = new ChangeLog(planned, addressOf);
    const failure = changed
      ? await this.site.engine.apply(this.place, file, this.#log, this.#callOptions(changes))
      : undefined;
    return this.#finish(start, changes, failure);
  }

  #callOptions(changes: ChangeLog) {
    const { place, site, lock } = this;
    site.onProgress({ kind: 'step', stack: place.stack, step: 'applying' });
    return {
      interruption: site.interruption,
      onEvent: (event: EngineEvent) => {
        changes.add(event);
        const progress = progressOf(place.stack, changes.addressOf, event);
        if (progress) site.onProgress(progress);
      },
      // Whoever finds the lock can tell then whether the engine still works, even if we do not.
      onProcess: (id: number) => {
        const processes = [...lock.processes, processIdentity(id)];
        this.#renewed = site.store.renewLock({ ...lock, processes }).catch(() => undefined);
      },
    };
  }

  async #begin(planned: readonly RecordedChange[] | null): Promise<DeploymentStart> {
    const { place, texts, description, wish, site } = this;
    rmSync(this.#log, { force: true });
    const providersFile = join(place.folder, '.terraform.lock.hcl');
    const providers = existsSync(providersFile) ? readFileSync(providersFile, 'utf8') : '';
    return site.store.begin(
      {
        ...this.#environment,
        stack: place.stack,
        operation: wish.operation,
        goesBackTo: wish.goesBackTo ?? null,
        startedAt: site.now().toISOString(),
        by: site.by,
        git: site.git,
        engine: { name: site.engine.command, version: site.engine.version },
        providers: site.engine.providers(place),
        inputs: recordedInputs(description.inputs, site, wish.inputs ?? []),
        packs: description.packs,
        planned,
      },
      {
        [STACK_FILE]: texts.terraform,
        [DESCRIPTION_FILE]: texts.description,
        ...(providers === '' ? {} : { [PROVIDERS_FILE]: providers }),
      },
    );
  }

  async #finish(
    start: DeploymentStart,
    changes: ChangeLog,
    failure: EngineFailure | undefined,
  ): Promise<DeployResult> {
    const { place, site, description } = this;
    site.onProgress({ kind: 'step', stack: place.stack, step: 'recording' });
    // The lock is given back behind this, and only one may write it at a time.
    await this.#renewed;
    const unstored = failure && (await storeLeftStates(place, site));
    const left = await this.#leftBehind(failure ?? unstored);
    const unfinished = failure ?? left.failure;
    const end = await site.store.finish(
      start,
      {
        finishedAt: site.now().toISOString(),
        outcome: outcomeFor(unfinished),
        changes: changes.all(unfinished === undefined),
        errors: (unfinished?.diagnostics ?? []).map(({ summary, detail }) =>
          detail === '' ? summary : `${summary}: ${detail}`,
        ),
        resources: left.resources,
      },
      this.#readLog(),
    );
    // What the engine itself wrote may hold a secret, and is needed until the record has it.
    rmSync(this.#log, { force: true });
    if (unfinished) return { ...this.#environment, outcome: 'failed', failure: unfinished, end };
    return { ...this.#environment, outcome: 'done', start, end, description };
  }

  /** What the engine said, without secrets. */
  #readLog(): string | undefined {
    if (!existsSync(this.#log)) return undefined;
    return this.site.engine.redacted(this.place, readFileSync(this.#log, 'utf8'));
  }

  /** After a removal the state is asked: nothing counts as removed while something is in it. */
  async #leftBehind(
    failure: EngineFailure | undefined,
  ): Promise<{ resources: number | null; failure?: EngineFailure }> {
    if (failure || this.wish.destroy !== true) return { resources: null };
    const addresses = await this.site.engine.stateAddresses(this.place);
    if (isFailure(addresses)) return { resources: null, failure: addresses };
    if (addresses.length === 0) return { resources: 0 };
    const diagnostic = {
      severity: 'error' as const,
      summary: 'Something is left in the state',
      detail: `The engine ended without an error, and the state still holds ${addresses.join(', ')}.`,
      address: null,
    };
    return {
      resources: addresses.length,
      failure: { kind: 'failed', diagnostics: [diagnostic] },
    };
  }

  #failed(failure: EngineFailure): DeployResult {
    return { ...this.#environment, outcome: 'failed', failure };
  }

  #refused(diagnostics: readonly Diagnostic[]): DeployResult {
    return { ...this.#environment, outcome: 'refused', diagnostics };
  }
}

function outcomeFor(failure: EngineFailure | undefined): DeploymentEnd['outcome'] {
  if (!failure) return 'succeeded';
  return failure.kind === 'interrupted' ? 'interrupted' : 'failed';
}
