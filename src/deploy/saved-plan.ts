import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic } from '../diagnostics';
import type { EnvironmentName, StackDescription, StackPlan } from '../model';
import { hashOf } from '../store';
import { emptyPlan } from './changes';
import { LOCKS, isFailure, type EngineFailure } from './engine';
import type { StackPlace } from './engine/types';
import type { KnownStack } from './known-stack';
import type { PlannedEnvironment } from './plan-environment';
import { brokenPlan, planOfAnotherWorld, stalePlan } from './saved-plan-problems';
import { environmentOf, nameOf, type Site } from './site';
import { PLAN_FILE, parseDescription, readStack, writeStack, type StackTexts } from './stack-files';

/** How long a plan that was kept may be applied: what it was made from is looked at anew after a day at most. */
const LONGEST_LIFE = 24 * 60 * 60 * 1000;

const KEPT_FILE = 'plan.json';

/** What is kept beside a plan, to know later whether it still holds. */
interface KeptPlan extends EnvironmentName {
  readonly version: 1;
  readonly stack: string;
  /** The world that it was made in; null or missing for the real one. */
  readonly world?: string | null;
  /** RFC 3339, UTC. */
  readonly plannedAt: string;
  /** The newest deployment at that time; null where there was none. */
  readonly after: string | null;
  readonly state: { readonly serial: number; readonly lineage: string } | null;
  readonly changed: boolean;
  /** SHA-256 of the engine's plan. */
  readonly sha256: string;
  readonly plan: StackPlan;
}

/** Keeps a plan in a folder of its own below the one that was asked for. */
export async function savePlan(
  planned: PlannedEnvironment,
  folder: string,
  site: Site,
): Promise<EngineFailure | undefined> {
  const { place, texts, description, known, plan, changed, file } = planned;
  const state = await site.engine.stateVersion(place);
  if (isFailure(state)) return state;
  const kept: KeptPlan = {
    version: 1,
    stack: place.stack,
    ...environmentOf(description),
    world: site.workspace.world ?? null,
    plannedAt: site.now().toISOString(),
    after: known.last?.start.id ?? null,
    state: state ?? null,
    changed,
    sha256: hashOf(readFileSync(file)),
    plan,
  };
  const to = join(folder, place.stack);
  // The engine's file of a plan holds secrets as they are.
  mkdirSync(to, { recursive: true, mode: 0o700 });
  copyFileSync(file, join(to, PLAN_FILE));
  const lock = join(place.folder, LOCKS);
  if (existsSync(lock)) copyFileSync(lock, join(to, LOCKS));
  writeStack({ folder: to }, texts);
  writeFileSync(join(to, KEPT_FILE), `${JSON.stringify(kept, null, 2)}\n`);
  return undefined;
}

/** Takes an earlier plan of a stack out of a folder, so that nobody applies it in place of one that was refused. */
export function dropPlan(folder: string, { stack }: StackPlace): void {
  rmSync(join(folder, stack, KEPT_FILE), { force: true });
}

/** The environments that plans are kept for in a folder, sorted; undefined for a folder without any. */
export function keptPlans(folder: string): readonly EnvironmentName[] | undefined {
  if (!existsSync(folder)) return undefined;
  const found = readdirSync(folder)
    .sort()
    .flatMap((stack) => {
      const kept = keptIn(join(folder, stack));
      return kept ? [{ project: kept.project, environment: kept.environment }] : [];
    });
  return found.length > 0 ? found : undefined;
}

function keptIn(folder: string): KeptPlan | undefined {
  try {
    const kept = JSON.parse(readFileSync(join(folder, KEPT_FILE), 'utf8')) as Partial<KeptPlan>;
    return kept.version === 1 && isNamed(kept) ? kept : undefined;
  } catch {
    return undefined;
  }
}

/** Whether a file that may have been written by anybody names an environment. */
function isNamed(kept: Partial<KeptPlan>): kept is KeptPlan {
  return [kept.project, kept.environment].every((name) => typeof name === 'string');
}

/** What lies in the folder of a plan that was kept; undefined where a file is missing or was changed. */
function keptWhole(
  folder: string,
): { readonly kept: KeptPlan; readonly then: StackTexts; readonly planFile: string } | undefined {
  const kept = keptIn(folder);
  const planFile = join(folder, PLAN_FILE);
  try {
    if (!kept || !isReadable(kept) || hashOf(readFileSync(planFile)) !== kept.sha256)
      return undefined;
    const then = readStack({ folder });
    parseDescription(then.description);
    return { kept, then, planFile };
  } catch {
    return undefined;
  }
}

/** As far as it is read: the file is ours, and somebody may have edited it all the same. */
function isReadable({ plannedAt, plan: { changes, counts } }: KeptPlan): boolean {
  return (
    !Number.isNaN(Date.parse(plannedAt)) &&
    Array.isArray(changes) &&
    Object.values(counts).every((count) => typeof count === 'number')
  );
}

/**
 * Takes a kept plan up again, for a stack that was emitted just now. Refused where anything that it was made from has
 * moved on since: inputs, packs, the state, other deployments, or too much time.
 */
export async function takeUpPlan(
  folder: string,
  { place, texts, description, known }: KnownStack,
  site: Site,
): Promise<PlannedEnvironment | EngineFailure> {
  const environment = environmentOf(description);
  const from = join(folder, place.stack);
  const whole = keptWhole(from);
  const file = join(place.folder, PLAN_FILE);
  const nothing = { place, texts, description, known, file };
  const refused = (refusal: Diagnostic): PlannedEnvironment => {
    return { ...nothing, plan: emptyPlan(description), changed: false, refusals: [refusal] };
  };
  if (!whole) return refused(brokenPlan.at(undefined, { environment: nameOf(environment) }));
  const { kept, then, planFile } = whole;
  const { world = null } = kept;
  if (world !== (site.workspace.world ?? null)) {
    return refused(planOfAnotherWorld.at(undefined, { environment: nameOf(environment), world }));
  }
  // The engine applies a plan with the providers that made it, and no others.
  const locks = join(from, LOCKS);
  const engine = existsSync(locks) ? site.engine.withLocks(locks) : site.engine;
  const unprepared = await engine.prepare(place, { interruption: site.interruption });
  if (unprepared) return unprepared;
  const state = await site.engine.stateVersion(place);
  if (isFailure(state)) return state;
  const reasons = [
    ...age(kept, site.now()),
    ...changedSince(then, texts, description),
    ...(kept.after === (known.last?.start.id ?? null)
      ? []
      : [`deployment ${known.last?.start.id ?? 'none'} came in between`]),
    ...(sameState(kept.state, state ?? null) ? [] : ['the state was changed']),
  ];
  copyFileSync(planFile, file);
  const refusals = reasons.length > 0 ? [stale(environment, kept, reasons)] : [];
  return { ...nothing, plan: kept.plan, changed: kept.changed, refusals };
}

function stale(environment: EnvironmentName, kept: KeptPlan, reasons: string[]): Diagnostic {
  const { plannedAt } = kept;
  return stalePlan.at(undefined, { environment: nameOf(environment), plannedAt, reasons });
}

function age({ plannedAt }: KeptPlan, now: Date): string[] {
  const hours = Math.floor((now.getTime() - Date.parse(plannedAt)) / (60 * 60 * 1000));
  const tooOld = now.getTime() - Date.parse(plannedAt) > LONGEST_LIFE;
  return tooOld ? [`it is ${String(hours)} hours old, and a plan holds for 24`] : [];
}

function changedSince(then: StackTexts, now: StackTexts, description: StackDescription): string[] {
  const before = parseDescription(then.description);
  const hashes = new Map(before.inputs.map(({ path, sha256 }) => [path, sha256]));
  const files = description.inputs.filter(({ path, sha256 }) => hashes.get(path) !== sha256);
  const paths = new Set(description.inputs.map(({ path }) => path));
  const gone = before.inputs.filter(({ path }) => !paths.has(path));
  const contents = new Map(before.packs.map((pack) => [pack.name, JSON.stringify(pack)]));
  const packs = description.packs.filter(
    (pack) => contents.get(pack.name) !== JSON.stringify(pack),
  );
  const reasons = [
    ...files.map(({ path }) => `${path} was changed`),
    ...gone.map(({ path }) => `${path} is gone`),
    ...packs.map(({ name }) => `the pack ${name} was changed`),
  ];
  // Whatever else goes into a stack, such as Scoreform itself, shows in the stack.
  if (reasons.length === 0 && then.terraform !== now.terraform) {
    return ['the stack that comes of the same files is another one now'];
  }
  return reasons;
}

function sameState(then: KeptPlan['state'], now: KeptPlan['state']): boolean {
  return then?.serial === now?.serial && then?.lineage === now?.lineage;
}
