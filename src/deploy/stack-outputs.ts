import { isMap, type StackDescription } from '../model';
import { holdsSecret, leadsToSecret } from './changes/secret-signs';
import { isFailure, type EngineFailure, type StateOutput } from './engine';
import type { StackPlace } from './engine/types';
import type { Site } from './site';
import { parseDescription, readStack } from './stack-files';

/** What one resource of an environment gives, without secrets. */
export interface ResourceOutputs {
  readonly address: string;
  readonly type: string;
  readonly workloads: readonly string[];
  readonly outputs: Readonly<Record<string, unknown>>;
}

/** Where an environment can be visited. */
export interface VisibleAddress {
  readonly url: string;
  /** The resource that says so. */
  readonly address: string;
}

/** What was deployed gives; the stack has to be prepared. */
export async function outputsOf(
  place: StackPlace,
  { engine }: Site,
): Promise<readonly ResourceOutputs[] | EngineFailure> {
  const found = await engine.outputs(place);
  if (isFailure(found)) return found;
  return resourceOutputs(found, parseDescription(readStack(place).description));
}

/** The outputs of a state by resource, sorted by address. What no resource of the stack gives is left out. */
export function resourceOutputs(
  outputs: Readonly<Record<string, StateOutput>>,
  { resources }: StackDescription,
): readonly ResourceOutputs[] {
  return resources
    .flatMap(({ address, type, workloads, output }): ResourceOutputs[] => {
      const found = output === null ? undefined : outputs[output];
      if (!found || found.sensitive || !isMap(found.value)) return [];
      const shown = Object.entries(found.value)
        .filter(([name, value]) => !isSecret(name, value))
        .sort(([one], [other]) => (one < other ? -1 : 1));
      return [{ address, type, workloads, outputs: Object.fromEntries(shown) }];
    })
    .sort((a, b) => (a.address < b.address ? -1 : 1));
}

/** What a browser can be pointed at, as resources say under the name `url`; sorted, each once. */
export function visibleAddresses(resources: readonly ResourceOutputs[]): VisibleAddress[] {
  const found = new Map<string, string>();
  for (const { address, outputs } of resources) {
    const { url } = outputs;
    if (typeof url !== 'string' || !/^https?:\/\//.test(url) || found.has(url)) continue;
    found.set(url, address);
  }
  return [...found]
    .map(([url, address]) => ({ url, address }))
    .sort((a, b) => (a.url < b.url ? -1 : 1));
}

/** Secrets were left out when the stack was made. A definition that gives one as plain text is not helped to show it. */
function isSecret(name: string, value: unknown): boolean {
  if (typeof value === 'string') return leadsToSecret([name]) || holdsSecret(value);
  return isMap(value) && Object.entries(value).some(([inner, one]) => isSecret(inner, one));
}
