import type { ChangeJson, ResourceChangeJson } from '../engine/types';
import { declaredAddress } from './terraform-address';

/** What providers keep beside an argument, with what they add to it for every resource: a deployment puts it back, too. */
const COMPLETED = ['tags_all', 'effective_labels'];

type Body = Readonly<Record<string, unknown>>;

/**
 * What of a drift a deployment would put back: things that are gone, and arguments that the stack gives. All else is
 * what providers find out by themselves, and it changes as a deployment goes on: a role knows of its policies, which are
 * resources of their own, only when it is looked at once more.
 *
 * @param terraform the text of the stack
 */
export function writtenDrift(
  drift: readonly ResourceChangeJson[],
  terraform: string,
): ResourceChangeJson[] {
  const { resource = {} } = JSON.parse(terraform) as {
    readonly resource?: Readonly<Record<string, Readonly<Record<string, Body>>>>;
  };
  return drift.flatMap((found) => {
    const [type = '', name = ''] = declaredAddress(found.address).split('.');
    const body = resource[type]?.[name];
    // What lies in a module, or is no longer in the stack, is told whole.
    if (!body || found.change.after === null) return [found];
    const change = onlyWritten(found.change, body);
    const isTheSame = JSON.stringify(change.before) === JSON.stringify(change.after);
    return isTheSame ? [] : [{ ...found, change }];
  });
}

function onlyWritten(change: ChangeJson, { dynamic = {}, ...body }: Body): ChangeJson {
  const written = new Set([...Object.keys(body), ...Object.keys(dynamic as Body), ...COMPLETED]);
  const pick = (side: unknown): unknown =>
    Object.fromEntries(Object.entries(side ?? {}).filter(([argument]) => written.has(argument)));
  return { ...change, before: pick(change.before), after: pick(change.after) };
}
