import { nearestTo, type Diagnostic } from '../../diagnostics';
import type { PlannedChange, StackDescription, StackPlan } from '../../model';
import { allowsNothing, dataWouldBeLost, environmentHoldsData } from '../problems';
import { Succession } from './fates';
import { Permissions } from './permissions';
import { becauseOf, becauseOfFate } from './words';

/** What the guard judges a plan by. */
export interface GuardFacts {
  /** The stack that was planned. */
  readonly description: StackDescription;
  /** The stack that was deployed before; undefined where none was. */
  readonly before: StackDescription | undefined;
  /** What may be lost: resource addresses, each for all that the resource is made of, or Terraform addresses. */
  readonly allowed: readonly string[];
  /** The command to give a permission with. @default 'deploy -e <project>/<environment>' */
  readonly command?: string;
  /** False where the same permissions are for several environments; `unknownPermissions` then asks all at once. @default true */
  readonly checkAllowed?: boolean;
}

/** What the guard thinks of a plan. */
export interface Guarded {
  /** With `refused` set. */
  readonly plan: StackPlan;
  /** One for each resource that would lose data, and for each permission that names nothing. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Refuses to delete or replace what holds data, whatever led to it, unless that is allowed by name. */
export function guard(plan: StackPlan, facts: GuardFacts): Guarded {
  const { description, before, allowed, checkAllowed = true } = facts;
  const succession = new Succession(description, before);
  const permissions = new Permissions(allowed);
  const isRefused = (change: PlannedChange) =>
    losesData(change) &&
    !permissions.coversChange(
      change,
      change.address === null ? undefined : succession.before(change.address)?.address,
    );
  const guarded = {
    ...plan,
    changes: plan.changes.map((change) => ({ ...change, refused: isRefused(change) })),
  };
  const unknown = checkAllowed ? unknownPermissions(allowed, [{ plan, ...facts }]) : [];
  return { plan: guarded, diagnostics: [...unknown, ...refusals(guarded, facts, succession)] };
}

/** Whether a change takes away something that holds data. */
export function losesData({ action, stateful }: PlannedChange): boolean {
  return stateful && (action === 'delete' || action === 'replace');
}

/** A permission that names nothing in any of the environments: a slip of the pen must not look like success. */
export function unknownPermissions(
  allowed: readonly string[],
  stacks: readonly (Pick<GuardFacts, 'description' | 'before'> & { readonly plan: StackPlan })[],
): Diagnostic[] {
  if (allowed.length === 0) return [];
  const known = new Set(
    stacks.flatMap(({ plan, description, before }) => [
      ...[description, before]
        .flatMap((one) => one?.resources ?? [])
        .flatMap(({ address, terraform }) => [address, ...terraform]),
      ...plan.changes.map(({ terraformAddress }) => terraformAddress),
    ]),
  );
  const environment = stacks.map(({ plan }) => `${plan.project}/${plan.environment}`).join(', ');
  return [...new Set(allowed)]
    .filter((given) => !known.has(given))
    .sort()
    .map((given) => {
      const nearest = nearestTo(given, known);
      const hint = nearest === undefined ? '' : ` Did you mean "${nearest}"?`;
      return allowsNothing.at(undefined, { given, environment, hint });
    });
}

/** The commands that remove everything of an environment: one word about the whole of it is enough. */
const REMOVING = /^(?:destroy|environment delete) /;

/** One for each resource, and for each thing that belongs to none. */
function refusals(plan: StackPlan, facts: GuardFacts, succession: Succession): Diagnostic[] {
  const groups = new Map<string, PlannedChange[]>();
  for (const change of plan.changes.filter(({ refused }) => refused)) {
    const key = change.address ?? change.terraformAddress;
    groups.set(key, [...(groups.get(key) ?? []), change]);
  }
  const { project, environment } = plan;
  const { command = `deploy -e ${project}/${environment}` } = facts;
  if (REMOVING.test(command) && groups.size > 0) {
    const name = `${project}/${environment}`;
    const addresses = [...groups.keys()].sort();
    return [environmentHoldsData.at(undefined, { environment: name, command, addresses })];
  }
  return [...groups].map(([address, changes]) => {
    const old = succession.before(address);
    const fate = old ? succession.fateOf(old) : undefined;
    const cause = changes.flatMap(({ because }) => because)[0];
    return dataWouldBeLost.at(undefined, {
      address,
      action: changes.some(({ action }) => action === 'delete') ? 'delete' : 'replace',
      things: changes.map(({ terraformAddress }) => terraformAddress),
      because: (fate && becauseOfFate(fate)) || becauseOf(cause),
      project,
      command,
      rename: old && succession.renameFor(old),
    });
  });
}
