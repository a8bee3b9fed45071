import type { ChangeJson, PlanJson, ResourceChangeJson } from '../engine/types';
import { declaredAddress } from './terraform-address';

/** What providers keep beside an argument, with what they add to it for every resource. */
const COMPLETED = ['tags_all', 'effective_labels'];

type Fields = Readonly<Record<string, unknown>>;

/**
 * What somebody changed outside of any deployment: things that are gone, arguments that the stack gives, and what the
 * plan would put back besides. All else is what providers find out by themselves, and it changes as a deployment goes
 * on: a role knows of its policies, which are resources of their own, only when it is looked at once more.
 *
 * @param json a plan that was not only to refresh
 * @param terraform the text of the stack that was planned
 */
export function realDrift(json: PlanJson, terraform: string): ResourceChangeJson[] {
  const { resource = {} } = JSON.parse(terraform) as {
    readonly resource?: Readonly<Record<string, Readonly<Record<string, Fields>>>>;
  };
  const plans = new Map(
    (json.resource_changes ?? []).map(({ address, change }) => [address, change]),
  );
  return (json.resource_drift ?? []).flatMap((found) => {
    const [type = '', name = ''] = declaredAddress(found.address).split('.');
    const body = resource[type]?.[name];
    // What lies in a module, or is no longer in the stack, is told whole.
    if (!body || found.change.after === null) return [found];
    const kept = new Set([...written(body), ...COMPLETED, ...putBack(plans.get(found.address))]);
    const change = only(kept, found.change);
    const isTheSame = JSON.stringify(change.before) === JSON.stringify(change.after);
    return isTheSame ? [] : [{ ...found, change }];
  });
}

function written({ dynamic, ...body }: Fields): string[] {
  return [...Object.keys(body), ...Object.keys(dynamic ?? {})];
}

/** What a plan changes to something that is known; the rest only follows. */
function putBack(change: ChangeJson | undefined): string[] {
  const [before, after, unknown] = [change?.before, change?.after, change?.after_unknown].map(
    (side) => (side ?? {}) as Fields,
  );
  return Object.keys({ ...before, ...after }).filter(
    (name) =>
      unknown?.[name] === undefined &&
      JSON.stringify(before?.[name]) !== JSON.stringify(after?.[name]),
  );
}

function only(kept: ReadonlySet<string>, change: ChangeJson): ChangeJson {
  const pick = (side: unknown): unknown =>
    Object.fromEntries(Object.entries(side ?? {}).filter(([name]) => kept.has(name)));
  return { ...change, before: pick(change.before), after: pick(change.after) };
}
