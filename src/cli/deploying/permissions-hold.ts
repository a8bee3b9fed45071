import { checkPermissions, type Site, type StackPlace } from '../../deploy';

/**
 * Whether permissions to lose data name something, before anything runs; reports those that do not. Of one environment
 * only resource addresses are looked up: what has a Terraform address may be known to the plan alone, which asks again.
 */
export async function permissionsHold(
  allowed: readonly string[],
  places: readonly StackPlace[],
  site: Site,
): Promise<boolean> {
  const asked = places.length > 1 ? allowed : allowed.filter((given) => given.includes('#'));
  const unknown = await checkPermissions(asked, places, site);
  for (const diagnostic of unknown) site.report(diagnostic);
  return unknown.length === 0;
}
