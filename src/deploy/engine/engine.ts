import { readFileSync, existsSync, mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { failureOf, isFailure, refusal, wantsInit, type Ended } from './failure';
import { lockedVersions } from './lock-file';
import { prepareStack } from './prepare';
import { LOCKS, forget, stackText } from './prepared';
import { redactorFor } from './redact';
import { ask, runToEnd, type Answer, type Call } from './run';
import type {
  CallOptions,
  EngineFailure,
  EngineHome,
  PlanJson,
  PlanOptions,
  ProvidersAtHand,
  StackPlace,
  Variables,
} from './types';
import { hasModules } from './requirements';
import { engineVariables, harmlessArguments } from './variables';

/** An output of a state; a sensitive one has no value. */
export interface StateOutput {
  readonly sensitive: boolean;
  readonly value?: unknown;
}

/** Terraform or OpenTofu at work on stacks; every call is one process at most, in a group of its own. */
export class Engine {
  /**
   * @param command `terraform`, `tofu`, or any other name or path of one of them
   * @param given the variables that the engine inherits
   * @param atHand what plans and applies in place of providers that the engine would start
   */
  constructor(
    readonly command: string,
    readonly version: string,
    private readonly home: EngineHome,
    private readonly given: Variables = process.env,
    private readonly atHand?: ProvidersAtHand,
  ) {}

  /** The same engine with another lock file of providers, such as that of a record. */
  withLocks(lockFile: string): Engine {
    const home = { ...this.home, lockFile };
    return new Engine(this.command, this.version, home, this.given, this.atHand);
  }

  /** Makes a stack ready: `init`, where something that it depends on has changed. Undefined where all is well. */
  async prepare(place: StackPlace, options: CallOptions = {}): Promise<EngineFailure | undefined> {
    mkdirSync(place.data, { recursive: true });
    const unavailable = this.atHand && (await this.#begin(place, this.atHand, options));
    if (unavailable) return unavailable;
    const args = harmlessArguments('init', this.given['TF_CLI_ARGS_init']);
    return prepareStack(place, {
      command: this.command,
      engine: [basename(this.command), this.version, args],
      home: this.home,
      plugins: this.given['TF_PLUGIN_CACHE_DIR'] ?? this.home.plugins,
      interruption: options.interruption,
      init: (more, variables) =>
        this.#run(place, 'init', ['init', '-no-color', ...more], options, variables),
      list: (other) => this.stateAddresses(other),
    });
  }

  /** Lets go of what is kept at hand for a stack; nothing is to be planned or applied after it. */
  async release(place: StackPlace): Promise<void> {
    await this.atHand?.release(place);
  }

  /** Plans into a file. */
  async plan(
    place: StackPlace,
    options: PlanOptions,
  ): Promise<{ readonly changed: boolean } | EngineFailure> {
    const result = await this.#planOnce(place, options);
    if (!isFailure(result) || !wantsInit(result)) return result;
    forget(place);
    return (await this.prepare(place, options)) ?? this.#planOnce(place, options);
  }

  /** A plan as JSON; it may hold secrets, so it never goes to a file. */
  async show(place: StackPlace, plan: string): Promise<PlanJson | EngineFailure> {
    const answer = await this.#ask(place, 'show', '-json', plan);
    return answer.code === 0 ? readPlan(answer) : failureOf(answer);
  }

  /** Applies a plan, exactly; what the engine says goes into `log`, as JSON lines. */
  async apply(
    place: StackPlace,
    plan: string,
    log: string,
    options: CallOptions = {},
  ): Promise<EngineFailure | undefined> {
    return outcome(await this.#run(place, log, ['apply', '-json', plan], options));
  }

  /** Plans and applies in one step, for a stack that has no state yet. */
  async applyAll(
    place: StackPlace,
    log: string,
    options: CallOptions = {},
  ): Promise<EngineFailure | undefined> {
    const applyOnce = () => this.#run(place, log, ['apply', '-json', '-auto-approve'], options);
    const failure = outcome(await applyOnce());
    if (!failure || !wantsInit(failure)) return failure;
    forget(place);
    return (await this.prepare(place, options)) ?? outcome(await applyOnce());
  }

  /** The Terraform addresses in the state, sorted; none where there is no state. */
  async stateAddresses(place: StackPlace): Promise<readonly string[] | EngineFailure> {
    const answer = await this.#ask(place, 'state', 'list');
    if (answer.code === 0) return answer.output.split('\n').filter(Boolean).sort();
    return /No state file was found/.test(answer.text) ? [] : failureOf(answer);
  }

  /** Serial and lineage of the state; undefined where there is none. */
  async stateVersion(
    place: StackPlace,
  ): Promise<{ readonly serial: number; readonly lineage: string } | undefined | EngineFailure> {
    const answer = await this.#ask(place, 'state', 'pull');
    if (answer.code !== 0) return failureOf(answer);
    if (answer.output.trim() === '') return undefined;
    // A backend elsewhere answers with an empty state where there is none.
    return readJson(answer, ({ serial, lineage }: { serial: number; lineage: string }) =>
      lineage === '' ? undefined : { serial, lineage },
    );
  }

  /** The outputs of the state, by name. */
  async outputs(place: StackPlace): Promise<Readonly<Record<string, StateOutput>> | EngineFailure> {
    const answer = await this.#ask(place, 'output', '-json');
    if (answer.code !== 0) return failureOf(answer);
    return readJson(answer, (outputs: Record<string, { sensitive: boolean; value: unknown }>) =>
      Object.fromEntries(
        Object.entries(outputs).map(([name, { sensitive, value }]) => [
          name,
          sensitive ? { sensitive } : { sensitive, value },
        ]),
      ),
    );
  }

  /** Pushes a state that could not be stored when it was made (`errored.tfstate`). */
  async pushState(place: StackPlace, file: string): Promise<EngineFailure | undefined> {
    return outcome(await this.#run(place, 'push', ['state', 'push', file], {}));
  }

  /** Breaks the engine's own lock. */
  async forceUnlock(place: StackPlace, id: string): Promise<EngineFailure | undefined> {
    return outcome(await this.#run(place, 'unlock', ['force-unlock', '-force', id], {}));
  }

  /** The versions of the providers in the lock file of a stack, by address; builtin ones have none. */
  providers({ folder }: StackPlace): Readonly<Record<string, string>> {
    const file = join(folder, LOCKS);
    return existsSync(file) ? lockedVersions(readFileSync(file, 'utf8')) : {};
  }

  /** What an engine said, without the secrets that it was given. */
  redacted(place: StackPlace, text: string): string {
    return redactorFor(this.given, () => stackText(place))(text);
  }

  /** Modules come first: which types of a provider a stack needs stands in them, too. */
  async #begin(
    place: StackPlace,
    atHand: ProvidersAtHand,
    options: CallOptions,
  ): Promise<EngineFailure | undefined> {
    const unread = hasModules(stackText(place))
      ? outcome(await this.#run(place, 'get', ['get', '-no-color'], options))
      : undefined;
    return unread ?? atHand.begin(place);
  }

  async #planOnce(
    place: StackPlace,
    options: PlanOptions,
  ): Promise<{ readonly changed: boolean } | EngineFailure> {
    const { out, mode = 'normal', refresh = true } = options;
    const ended = await this.#run(
      place,
      'plan',
      [
        ...(['plan', '-json', '-detailed-exitcode', `-out=${out}`] as const),
        ...(mode === 'normal' ? [] : [`-${mode}`]),
        ...(refresh ? [] : ['-refresh=false']),
      ],
      options,
    );
    if (ended.code === 0 || ended.code === 2) return { changed: ended.code === 2 };
    return failureOf(ended);
  }

  /** @param log a file, or the name of one in the folder of the stack */
  #run(
    place: StackPlace,
    log: string,
    args: Call['args'],
    options: CallOptions,
    more: Variables = {},
  ): Promise<Ended> {
    const file = log.includes('/') ? log : join(place.folder, `${log}.log`);
    return runToEnd({ ...options, ...this.#call(place, args, more) }, file);
  }

  #ask(place: StackPlace, ...args: Call['args']): Promise<Answer> {
    return ask(this.#call(place, args));
  }

  #call(place: StackPlace, args: Call['args'], more: Variables = {}): Call {
    const own = this.atHand?.variables(place);
    const variables = { ...engineVariables(this.given, place), ...own, ...more };
    const redact = redactorFor(this.given, () => stackText(place));
    return { command: this.command, args, place, variables, redact };
  }
}

function outcome(ended: Ended): EngineFailure | undefined {
  return ended.code === 0 ? undefined : failureOf(ended);
}

const PLAN_PARTS = [
  'resource_changes',
  'resource_drift',
  'output_changes',
  'checks',
  'complete',
  'errored',
] as const satisfies readonly (keyof PlanJson)[];

/** Keeps what we read; the state and the configuration beside it are large. */
function readPlan(answer: Answer): PlanJson | EngineFailure {
  return readJson(answer, (plan: PlanJson): PlanJson =>
    Object.fromEntries(PLAN_PARTS.filter((part) => part in plan).map((part) => [part, plan[part]])),
  );
}

function readJson<Part>(answer: Answer, pick: (whole: never) => Part): Part | EngineFailure {
  try {
    return pick(JSON.parse(answer.output) as never);
  } catch {
    return refusal(
      `The engine's "${answer.verb}" answered with something other than JSON`,
      answer.text,
    );
  }
}
