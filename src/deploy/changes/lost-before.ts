import type { Diagnostic } from '../../diagnostics';
import type { EmittedResource, StackDescription } from '../../model';
import { dataWouldBeLost, definitionChanged } from '../problems';
import { Succession } from './fates';
import { Permissions } from './permissions';
import { becauseOfFate } from './words';

/**
 * What would be lost, as far as the two stacks alone tell: things that hold data and that the new stack, after its
 * renames, no longer makes. Known before the engine plans, which then finds what only it can know.
 *
 * @param allowed resource addresses and Terraform addresses that may be lost
 * @param command the command to give a permission with, such as `deploy -e shop/staging`
 */
export function lostBefore(
  description: StackDescription,
  before: StackDescription,
  allowed: readonly string[],
  command: string,
): Diagnostic[] {
  const succession = new Succession(description, before);
  const permissions = new Permissions(allowed);
  const made = new Set(description.resources.flatMap(({ terraform }) => terraform));
  const moved = movesOf(description);
  return before.resources.flatMap((resource): Diagnostic[] => {
    const address = succession.successorOf(resource)?.address ?? resource.address;
    const things = holdingData(resource).filter(
      (thing) =>
        !made.has(moved(thing)) &&
        !permissions.covers(resource.address, thing) &&
        !permissions.covers(address, thing),
    );
    if (things.length === 0) return [];
    const facts = {
      address,
      things,
      project: description.project,
      command,
      rename: succession.renameFor(resource),
    };
    const fate = succession.fateOf(resource);
    if (fate.kind !== 'definition') {
      const because = becauseOfFate(fate) || 'because its definition makes other things now';
      return [dataWouldBeLost.at(undefined, { ...facts, action: null, because })];
    }
    const requestedAt = succession.successorOf(resource)?.requestedAt ?? [];
    return [definitionChanged.at(undefined, { ...facts, ...fate, requestedAt })];
  });
}

/** What is inside of a module only a plan shows; where its definition makes what holds data, it may be in there. */
function holdingData({ terraform, stateful, statefulTypes }: EmittedResource): string[] {
  const modules = terraform.filter((one) => one.startsWith('module.') && statefulTypes.length > 0);
  return [...new Set([...stateful, ...modules])];
}

/** Where Terraform's `moved` blocks take a thing: names begin with the address of their resource, as create writes it. */
function movesOf({ renames }: StackDescription): (terraformAddress: string) => string {
  const parts = new Map(
    renames.flatMap(({ from, to }) => [
      [partOf(from), partOf(to)],
      [`for-${partOf(from)}`, `for-${partOf(to)}`],
    ]),
  );
  return (terraformAddress) => {
    const [type = '', name = ''] = terraformAddress.split('.');
    const renamed = name.split('__').map((part) => parts.get(part) ?? part);
    return `${type}.${renamed.join('__')}`;
  };
}

/** `postgres.default#shop.db` as the part `postgres_default_shop_db` of a Terraform name. */
function partOf(address: string): string {
  const text = address.replace(/[.#]/g, '_');
  return /^[0-9-]/.test(text) ? `_${text}` : text;
}
