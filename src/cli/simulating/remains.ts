import { existsSync, rmSync } from 'node:fs';
import {
  environmentOf,
  nameOf,
  parseDescription,
  readStack,
  removeLeftovers,
  type Site,
  type StackPlace,
} from '../../deploy';
import { readCloud } from '../../simulate';
import { simulatedRemains } from '../problems';

/**
 * Removes what lies on this machine of a simulated environment whose state is empty; its records stay. A cloud in which
 * something is left that no state knows of stays, too, which is reported: that is what somebody may be looking for.
 */
export function removeRemains(
  place: StackPlace,
  { workspace, report }: Pick<Site, 'workspace' | 'report'>,
): void {
  const { description } = readStack(place);
  const environment = nameOf(environmentOf(parseDescription(description)));
  const cloud = workspace.inWorld('cloud', `${environment}.jsonl`);
  removeLeftovers(place);
  if (!existsSync(cloud)) return;
  const left = readCloud(cloud).objects.map(({ address, type, id }) => address ?? `${type} ${id}`);
  if (left.length === 0) rmSync(cloud);
  else report(simulatedRemains.at(undefined, { environment, file: workspace.nameOf(cloud), left }));
}
