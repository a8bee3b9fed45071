import type { Diagnostic } from '../diagnostics';
import { stateMissing } from './deployment-problems';
import { isFailure, type EngineFailure } from './engine';
import type { StackPlace } from './engine/types';
import { isRemoval, type LastKnown } from './last-known';
import { nameOf, type Site } from './site';

/**
 * What to say where the records tell of things and the state knows of none: it must lie elsewhere. Undefined where all is
 * well. The stack has to be prepared.
 */
export async function lostState(
  place: StackPlace,
  backend: string,
  { last, succeeded, description }: LastKnown,
  { engine }: Pick<Site, 'engine'>,
): Promise<Diagnostic | EngineFailure | undefined> {
  // A removal that was interrupted may have removed everything all the same.
  if (!last || !succeeded || isRemoval(last)) return undefined;
  const number = (description?.resources ?? []).flatMap(({ terraform }) => terraform).length;
  if (number === 0) return undefined;
  const left = await engine.stateAddresses(place);
  if (isFailure(left)) return left;
  if (left.length > 0) return undefined;
  const { id, ...name } = succeeded.start;
  return stateMissing.at(undefined, { environment: nameOf(name), id, backend, number });
}
