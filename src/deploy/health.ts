import type { StackDescription } from '../model';
import { askWhatIsThere } from './drift';
import { isFailure, type EngineFailure } from './engine';
import type { CheckJson, StackPlace } from './engine/types';
import type { Site } from './site';
import { parseDescription, readStack } from './stack-files';

/** Something of what was deployed that is not as it should be. */
export interface FailedCheck {
  /** The resource that it is about; null where it is about none. */
  readonly address: string | null;
  /** As the engine calls it, such as `check.workload_default_shop_web__rollout`. */
  readonly check: string;
  /** What is wrong, a text for each; never empty. */
  readonly messages: readonly string[];
}

/** Whether a stack says how to tell that it is healthy. */
export function hasChecks(terraform: string): boolean {
  const { check = {} } = JSON.parse(terraform) as { readonly check?: object };
  return Object.keys(check).length > 0;
}

/**
 * Asks what was deployed whether it is healthy; the stack has to be prepared, and nothing is changed by asking. No failed
 * check means that it is; undefined where nothing of it says how to tell.
 */
export async function askHealth(
  place: StackPlace,
  site: Site,
): Promise<readonly FailedCheck[] | undefined | EngineFailure> {
  const { terraform, description } = readStack(place);
  if (!hasChecks(terraform)) return undefined;
  const json = await askWhatIsThere(place, site);
  if (isFailure(json)) return json;
  return failedChecks(json.checks ?? [], parseDescription(description));
}

/** The checks that did not pass, sorted by name. One that could not be asked yet is not among them. */
export function failedChecks(
  checks: readonly CheckJson[],
  { resources }: StackDescription,
): readonly FailedCheck[] {
  const addressOf = addressesByScope(resources);
  return checks
    .filter(({ status }) => status === 'fail' || status === 'error')
    .map(({ address, instances = [] }): FailedCheck => {
      const said = instances.flatMap(({ problems = [] }) => problems.map(({ message }) => message));
      return {
        address: addressOf.get(scopeIn(address.to_display)) ?? null,
        check: address.to_display,
        messages: said.length > 0 ? [...new Set(said)] : ['It could not be told.'],
      };
    })
    .sort((a, b) => (a.check < b.check ? -1 : 1));
}

/** All that a resource makes has names that begin with those of its scope. */
function addressesByScope(resources: StackDescription['resources']): ReadonlyMap<string, string> {
  return new Map(
    resources.flatMap(({ address, terraform }) =>
      terraform.map((one) => [scopeIn(one), address] as const),
    ),
  );
}

function scopeIn(terraformAddress: string): string {
  const parts = terraformAddress.split('.');
  const name = parts[parts[0] === 'data' ? 2 : 1] ?? '';
  return name.split('__')[0] ?? '';
}
