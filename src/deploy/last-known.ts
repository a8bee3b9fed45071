import { hasSucceeded, type RecordStore } from '../store';
import type {
  Deployment,
  EmittedResource,
  EnvironmentName,
  RecordedInput,
  StackDescription,
} from '../model';
import { DESCRIPTION_FILE, isRecorded, parseDescription } from './stack-files';

/** What is known of an environment from its records. */
export interface LastKnown {
  /** The newest deployment, however it ended; undefined where there is none. */
  readonly last?: Deployment | undefined;
  /** The newest that succeeded, where it left something. */
  readonly succeeded?: Deployment | undefined;
  /** What may exist: all that the newest deployment, or the last that succeeded, made. Undefined where nothing should. */
  readonly description?: StackDescription | undefined;
  /** Records whose stack is not what was written: nothing that follows from them can be relied on. */
  readonly broken: readonly Deployment[];
  /** The files that the last successful deployment was made from, or, where there is none, the newest. */
  readonly inputs: readonly RecordedInput[];
}

/** Looks an environment up in its records. */
export async function lastKnown(store: RecordStore, of: EnvironmentName): Promise<LastKnown> {
  const last = await store.last(of);
  if (!last || isGone(last)) return { last, broken: [], inputs: [] };
  const broken: Deployment[] = [];
  const newest = await descriptionOf(store, last, broken);
  if (hasSucceeded(last)) {
    return { last, succeeded: last, description: newest, broken, inputs: last.start.inputs };
  }
  const success = await store.last(of, hasSucceeded);
  const succeeded = success && !isGone(success) ? success : undefined;
  const older = succeeded && (await descriptionOf(store, succeeded, broken));
  return {
    last,
    succeeded,
    description: newest && older ? joined(newest, older) : (newest ?? older),
    broken,
    inputs: (success ?? last).start.inputs,
  };
}

/** Whether a deployment left nothing behind. */
export function isGone(deployment: Deployment): boolean {
  return isRemoval(deployment) && hasSucceeded(deployment);
}

/** Whether a deployment was to leave nothing behind. */
export function isRemoval({ start: { operation } }: Deployment): boolean {
  return operation === 'destroy' || operation === 'delete';
}

/** @param broken gets the deployment where its text is not the one that was written */
async function descriptionOf(
  store: RecordStore,
  deployment: Deployment,
  broken: Deployment[],
): Promise<StackDescription | undefined> {
  const { start } = deployment;
  const text = await store.text(start, start.id, DESCRIPTION_FILE);
  if (text === undefined) return undefined;
  if (isRecorded(start, DESCRIPTION_FILE, text)) return parseDescription(text);
  broken.push(deployment);
  return undefined;
}

/** What a deployment that did not come to its end may have left of the one before it counts, too. */
function joined(newest: StackDescription, older: StackDescription): StackDescription {
  const resources = new Map<string, EmittedResource>();
  for (const resource of older.resources) resources.set(resource.address, resource);
  for (const resource of newest.resources) {
    const before = resources.get(resource.address);
    resources.set(resource.address, before ? both(resource, before) : resource);
  }
  return { ...newest, resources: [...resources.values()] };
}

function both(resource: EmittedResource, before: EmittedResource): EmittedResource {
  const union = (ours: readonly string[], theirs: readonly string[]) =>
    [...new Set([...ours, ...theirs])].sort();
  return {
    ...resource,
    terraform: union(resource.terraform, before.terraform),
    stateful: union(resource.stateful, before.stateful),
    statefulTypes: union(resource.statefulTypes, before.statefulTypes),
  };
}
