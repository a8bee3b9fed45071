import type { StackDescription } from '../model';
import type { StackPlace } from './engine/types';
import { lastKnown, type LastKnown } from './last-known';
import { environmentOf, type Site } from './site';
import { parseDescription, readStack, type StackTexts } from './stack-files';

/** A stack with all that its own texts and the records of its environment tell. */
export interface KnownStack {
  readonly place: StackPlace;
  readonly texts: StackTexts;
  readonly description: StackDescription;
  readonly known: LastKnown;
}

/** Reads a stack, and the records of its environment. */
export async function knownStack(
  place: StackPlace,
  { store }: Pick<Site, 'store'>,
): Promise<KnownStack> {
  const texts = readStack(place);
  const description = parseDescription(texts.description);
  return { place, texts, description, known: await lastKnown(store, environmentOf(description)) };
}
