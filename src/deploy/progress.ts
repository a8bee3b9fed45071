import type { StackDescription } from '../model';
import { declaredAddress } from './changes/terraform-address';
import type { EngineEvent } from './engine/types';

/** What a deployment is doing, for people who wait. */
export type Progress =
  | { readonly kind: 'step'; readonly stack: string; readonly step: Step }
  | {
      readonly kind: 'resource';
      readonly stack: string;
      /** The resource address; null where it is not known. */
      readonly address: string | null;
      readonly terraformAddress: string;
      readonly action: string;
      readonly state: 'started' | 'still' | 'finished' | 'failed';
      /** How long it has taken so far. */
      readonly seconds: number;
    };

/** The parts of a deployment that take long enough to be told. */
export type Step = 'preparing' | 'planning' | 'applying' | 'recording';

/** Turns what the engine reports into our addresses. */
export function progressOf(
  stack: string,
  addressOf: (terraformAddress: string) => string | null,
  event: EngineEvent,
): Progress | undefined {
  switch (event.kind) {
    case 'started':
    case 'still':
    case 'finished':
    case 'failed':
      return {
        kind: 'resource',
        stack,
        address: addressOf(event.address),
        terraformAddress: event.address,
        action: 'action' in event ? event.action : '',
        state: event.kind,
        seconds: 'seconds' in event ? event.seconds : 0,
      };
    default:
      return undefined;
  }
}

/** Which resource of a stack a thing belongs to, by Terraform address; what lies in a module belongs to the module's. */
export function addressesIn(
  ...descriptions: readonly (StackDescription | undefined)[]
): (terraformAddress: string) => string | null {
  const known = new Map<string, string>();
  for (const description of descriptions) {
    for (const { address, terraform } of description?.resources ?? []) {
      for (const one of terraform) if (!known.has(one)) known.set(one, address);
    }
  }
  return (terraformAddress) => known.get(declaredAddress(terraformAddress)) ?? null;
}
