import { join } from 'node:path';
import type { Diagnostic } from '../diagnostics';
import type { StackDescription, StackPlan } from '../model';
import { causesOf, emptyPlan, guard, lostBefore, readPlan, realDrift } from './changes';
import { changedInputs } from './changed-inputs';
import { brokenRecords } from './operation-problems';
import { isFailure, type EngineFailure, type PlanJson } from './engine';
import { knownStack, type KnownStack } from './known-stack';
import type { LastKnown } from './last-known';
import { lostState } from './lost-state';
import { nameOf, environmentOf, type Site } from './site';
import type { StackPlace } from './engine/types';
import { PLAN_FILE, parseDescription, type StackTexts } from './stack-files';
import { reportUncleanEnd } from './unclean-end';
import { reportLeftStates } from './unstored-state';

/** What a plan has to know besides the stack. */
export interface PlanWish {
  /** True where everything of the environment is to go. @default false */
  readonly destroy?: boolean;
  /** Addresses whose data may be lost: resource addresses or Terraform's. */
  readonly allowed: readonly string[];
  /** False where the same permissions are for several environments, of which each knows some. @default true */
  readonly checkAllowed?: boolean;
  /** True where all data of the environment may be lost. @default false */
  readonly allowAll?: boolean;
  /** True where the state is lost and everything counts as gone: nothing is removed then. @default false */
  readonly forget?: boolean;
  /** False where nothing can have changed since the state was written, so that no provider is asked. @default true */
  readonly refresh?: boolean;
  /** The command that permissions are given with, such as `environment delete shop/preview`. @default by the operation */
  readonly command?: string;
}

/** One environment, planned. */
export interface PlannedEnvironment extends KnownStack {
  readonly plan: StackPlan;
  /** True where applying it would do something. */
  readonly changed: boolean;
  /** The file of the engine's plan, absolute. */
  readonly file: string;
  /** What the guard says; where there is any, the plan is not applied. */
  readonly refusals: readonly Diagnostic[];
}

/** Plans one environment: what would change, why, and what of it is refused. */
export async function planEnvironment(
  place: StackPlace,
  wish: PlanWish,
  site: Site,
): Promise<PlannedEnvironment | EngineFailure> {
  return planStack(await knownStack(place, site), wish, site);
}

/** The same for a stack that was read already. */
export async function planStack(
  { place, texts, description, known }: KnownStack,
  wish: PlanWish,
  site: Site,
): Promise<PlannedEnvironment | EngineFailure> {
  const { engine, interruption, onProgress } = site;
  reportLeftStates(place, site);
  onProgress({ kind: 'step', stack: place.stack, step: 'preparing' });
  const unprepared = await engine.prepare(place, { interruption });
  if (unprepared) return unprepared;
  await reportUncleanEnd(place, known, site);

  onProgress({ kind: 'step', stack: place.stack, step: 'planning' });
  const file = join(place.folder, PLAN_FILE);
  const mode = wish.destroy === true ? 'destroy' : 'normal';
  const { refresh = true } = wish;
  const planned = await engine.plan(place, { out: file, mode, refresh, interruption });
  if (isFailure(planned)) return planned;
  const { changed } = planned;
  const json = changed ? await engine.show(place, file) : undefined;
  if (isFailure(json)) return json;
  const { plan, refusals } = json
    ? judged(json, texts, known, wish, site)
    : { plan: emptyPlan(description), refusals: [] };
  const lost = mayHaveLostState(plan, wish)
    ? await lostState(place, description.backend, known, site)
    : undefined;
  if (isFailure(lost)) return lost;
  return {
    place,
    texts,
    description,
    known,
    plan,
    changed,
    file,
    refusals: [...brokenBefore(known, site), ...(lost ? [lost] : refusals)],
  };
}

/**
 * Whether a plan looks as if the state lay elsewhere: it makes everything, or removes nothing. Making everything once more
 * would double it, and removing nothing would leave it where it is and say that it is gone.
 */
function mayHaveLostState({ changes }: StackPlan, { destroy, forget }: PlanWish): boolean {
  if (destroy === true) return forget !== true && changes.length === 0;
  return changes.length > 0 && changes.every(({ action }) => action === 'create');
}

/** What the guard cannot judge, because somebody wrote into the records. */
function brokenBefore({ broken }: LastKnown, { store }: Site): Diagnostic[] {
  const [first] = broken;
  if (!first) return [];
  const why = 'scoreform.json is not the text that was recorded.';
  const facts = broken.map(({ start: { id } }) => ({ id, why }));
  return [
    brokenRecords.at(undefined, {
      environment: nameOf(first.start),
      place: store.place,
      broken: facts,
    }),
  ];
}

function judged(
  json: PlanJson,
  texts: StackTexts,
  known: LastKnown,
  wish: PlanWish,
  site: Site,
): Pick<PlannedEnvironment, 'plan' | 'refusals'> {
  const description = parseDescription(texts.description);
  const before = known.description;
  const read = readPlan(json, description, before);
  const inputs = before ? changedInputs(description.inputs, known.inputs, site) : [];
  const outside = realDrift(json, texts.terraform).map(({ address }) => address);
  const facts = { description, before, inputs, outside, unfinished: unfinishedIn(known) };
  // Where everything is to go, that it was asked for is the whole cause.
  const explained = wish.destroy === true ? read : causesOf(read, facts);
  if (wish.allowAll === true) return { plan: explained, refusals: [] };
  const environment = nameOf(environmentOf(description));
  const { plan, diagnostics } = guard(explained, {
    description,
    before,
    allowed: [...wish.allowed, ...neverMade(json, known)],
    checkAllowed: wish.checkAllowed ?? true,
    command: commandOf(wish, environment),
  });
  return { plan, refusals: diagnostics };
}

/** What is refused by the records alone, before the engine is asked. */
export function refusedBefore(
  description: StackDescription,
  known: LastKnown,
  wish: PlanWish,
  site: Site,
): readonly Diagnostic[] {
  const broken = brokenBefore(known, site);
  if (broken.length > 0) return broken;
  if (wish.allowAll === true || wish.destroy === true || !known.description) return [];
  const command = commandOf(wish, nameOf(environmentOf(description)));
  return lostBefore(description, known.description, wish.allowed, command);
}

function commandOf({ command, destroy }: PlanWish, environment: string): string {
  return command ?? `${destroy === true ? 'destroy' : 'deploy'} -e ${environment}`;
}

/**
 * Things that the last deployment was to create and could not, so that the engine makes them anew: they are not what
 * somebody has put data into.
 */
function neverMade({ resource_changes = [] }: PlanJson, { last }: LastKnown): readonly string[] {
  const begun = new Set(
    (last?.end?.changes ?? [])
      .filter(({ action, result }) => action === 'create' && result !== 'done')
      .map(({ terraformAddress }) => terraformAddress),
  );
  return resource_changes
    .filter(({ action_reason }) => action_reason === 'replace_because_tainted')
    .map(({ address }) => address)
    .filter((address) => begun.has(address));
}

function unfinishedIn({ last }: LastKnown): readonly string[] {
  if (!last || last.end?.outcome === 'succeeded') return [];
  return (last.end?.changes ?? last.start.planned ?? [])
    .filter(({ result }) => result !== 'done')
    .map(({ terraformAddress }) => terraformAddress);
}
