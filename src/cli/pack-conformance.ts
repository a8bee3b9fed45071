import { OLDEST_ENGINE, findEngine, isAtLeast } from '../deploy';
import type { Pack } from '../pack';
import type { EnvironmentType } from '../platform';
import { packConformance, type ConformanceCheck } from '../testing';
import type { PacksOfType } from './platform-packs';
import type { Repository } from './repository';
import type { ContractResult, SimulationResult } from './views/contract-text';

/** Why nothing can be deployed here, as the end of a sentence; null where it can. */
export async function whyNotSimulated(): Promise<string | null> {
  const found = await findEngine();
  if (!found) return 'there is neither Terraform nor OpenTofu on the PATH';
  if (isAtLeast(found.version, OLDEST_ENGINE)) return null;
  return `${found.command} ${found.version} is older than ${OLDEST_ENGINE}`;
}

/** Deploys all definitions of a pack to a simulated cloud, as in each environment type that uses it. */
export async function simulationsOf(
  name: string,
  byType: readonly PacksOfType[],
  { root, platform }: Repository,
): Promise<readonly SimulationResult[]> {
  const simulations: SimulationResult[] = [];
  for (const { environmentTypes, type, pack } of alike(name, byType, platform.environmentTypes)) {
    const checks: ContractResult[] = [];
    for (const each of packConformance(pack, { environmentType: type, root })) {
      const reason = await reasonOf(each);
      const { definition, check } = each;
      checks.push({ definition, check, passed: reason === null, reason });
    }
    simulations.push({ environmentTypes, checks });
  }
  return simulations;
}

interface Alike {
  readonly environmentTypes: string[];
  readonly type: EnvironmentType;
  readonly pack: Pack;
}

/** The environment types that use a pack, with those put together that have all in common that a definition can see. */
function alike(
  name: string,
  byType: readonly PacksOfType[],
  known: Readonly<Record<string, EnvironmentType>>,
): readonly Alike[] {
  const groups: Alike[] = [];
  for (const { environmentType, packs } of byType) {
    const pack = packs.find((one) => one.name === name);
    const given = known[environmentType];
    if (!pack || !given) continue;
    const same = groups.find(({ type }) => isAlike(type, { ...given, packs }));
    if (same) same.environmentTypes.push(environmentType);
    else groups.push({ environmentTypes: [environmentType], type: { ...given, packs }, pack });
  }
  return groups;
}

function isAlike(one: EnvironmentType, other: EnvironmentType): boolean {
  return (
    (one.protected ?? false) === (other.protected ?? false) &&
    one.secrets === other.secrets &&
    one.packs.length === other.packs.length &&
    one.packs.every((pack, index) => pack === other.packs[index])
  );
}

async function reasonOf(each: ConformanceCheck): Promise<string | null> {
  try {
    await each.run();
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
