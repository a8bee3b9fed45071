import type {
  ChangeAction,
  ChangeCounts,
  PlannedChange,
  StackDescription,
  StackPlan,
} from '../../model';
import type { ChangeJson, PlanJson, ResourceChangeJson } from '../engine/types';
import { attributeChanges } from './attribute-changes';
import { Owners } from './owners';
import { realDrift } from './real-drift';
import { KnownSecrets } from './secret-signs';

const NO_CHANGES: ChangeCounts = {
  create: 0,
  update: 0,
  replace: 0,
  delete: 0,
  forget: 0,
  move: 0,
};

/**
 * What a plan of the engine would do, in our words. Holds no secret, so it may be shown and kept.
 *
 * @param description the stack that was planned
 * @param before the stack that was deployed before; undefined where none was
 */
export function readPlan(
  json: PlanJson,
  description: StackDescription,
  before: StackDescription | undefined,
): StackPlan {
  const outputs = Object.values(json.output_changes ?? {}).filter(
    ({ actions }) => !actions.every((action) => action === 'no-op' || action === 'read'),
  );
  return read(json, json.resource_changes ?? [], outputs.length, description, before);
}

/**
 * What was changed outside of any deployment, as a plan of what was deployed tells it.
 *
 * @param terraform the text of the stack that was planned
 */
export function readDrift(
  json: PlanJson,
  terraform: string,
  description: StackDescription,
  before: StackDescription | undefined,
): StackPlan {
  return read(json, realDrift(json, terraform), 0, description, before);
}

/** The plan of a stack that nothing is to change in. */
export function emptyPlan(description: StackDescription): StackPlan {
  const { stack, project, environment, environmentType } = description;
  return {
    stack,
    project,
    environment,
    environmentType,
    changes: [],
    counts: NO_CHANGES,
    outputs: 0,
  };
}

function read(
  json: PlanJson,
  given: readonly ResourceChangeJson[],
  outputs: number,
  description: StackDescription,
  before: StackDescription | undefined,
): StackPlan {
  const owners = new Owners(description, before);
  const secrets = secretsIn(json);
  const changes = given
    .flatMap((change) => plannedChange(change, owners, secrets))
    .sort(byResource);
  return { ...emptyPlan(description), changes, counts: countsOf(changes), outputs };
}

function plannedChange(
  json: ResourceChangeJson,
  owners: Owners,
  secrets: KnownSecrets,
): PlannedChange[] {
  const action = json.mode === 'managed' ? actionOf(json) : undefined;
  if (!action) return [];
  const { address: terraformAddress, previous_address: previous, type, deposed, change } = json;
  const moved = previous !== undefined && previous !== terraformAddress;
  const isWhole = action !== 'update' && action !== 'replace';
  const { attributes, more } = isWhole
    ? { attributes: [], more: 0 }
    : attributeChanges(change, secrets);
  const { address, workloads } = owners.ownerOf(terraformAddress);
  // What a replacement could not finish is finished now.
  const isUnfinished = deposed !== undefined || json.action_reason === 'replace_because_tainted';
  const holdsData = (of: string) => owners.holdsData(of, type);
  return [
    {
      address,
      terraformAddress,
      ...(moved ? { previousTerraformAddress: previous } : {}),
      ...(deposed === undefined ? {} : { deposed }),
      terraformType: type,
      workloads,
      action,
      stateful: holdsData(terraformAddress) || (moved && holdsData(previous)),
      refused: false,
      attributes,
      ...(more > 0 ? { moreAttributes: more } : {}),
      because: isUnfinished ? [{ kind: 'unfinished' }] : [],
    },
  ];
}

/** Undefined where nothing of it changes. */
function actionOf({
  change,
  address,
  previous_address,
}: ResourceChangeJson): ChangeAction | undefined {
  const actions = new Set(change.actions);
  if (actions.has('create')) return actions.size > 1 ? 'replace' : 'create';
  if (actions.has('delete')) return 'delete';
  if (actions.has('forget')) return 'forget';
  if (actions.has('update')) return 'update';
  return previous_address !== undefined && previous_address !== address ? 'move' : undefined;
}

/** Every value that the plan marks as secret anywhere, because the marks get lost where values are handed on. */
function secretsIn(json: PlanJson): KnownSecrets {
  const secrets = new KnownSecrets();
  const learn = (change: ChangeJson) => {
    secrets.learn(change.before, change.before_sensitive);
    secrets.learn(change.after, change.after_sensitive);
  };
  for (const { change } of json.resource_changes ?? []) learn(change);
  for (const { change } of json.resource_drift ?? []) learn(change);
  for (const change of Object.values(json.output_changes ?? {})) learn(change);
  return secrets;
}

function countsOf(changes: readonly PlannedChange[]): ChangeCounts {
  const counts: Record<ChangeAction, number> = { ...NO_CHANGES };
  for (const { action } of changes) counts[action] += 1;
  return counts;
}

/** What belongs to no resource comes last. */
function byResource(a: PlannedChange, b: PlannedChange): number {
  return (
    Number(a.address === null) - Number(b.address === null) ||
    byText(a.address ?? '', b.address ?? '') ||
    byText(a.terraformAddress, b.terraformAddress) ||
    byText(a.deposed ?? '', b.deposed ?? '')
  );
}

function byText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
