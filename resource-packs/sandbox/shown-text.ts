import type { MixedText, SecretValue, TerraformText } from '../../src/pack';

/** A text as the record shows it: secrets by their name, between marks that no one mistakes for a value. */
export function shownText({ parts }: MixedText): TerraformText {
  return parts
    .map((part) => ('text' in part ? part.text : `«secret ${referenceTo(part.secret)}»`))
    .join('') as TerraformText;
}

/** The secrets of other packs have other ways; any of them says which secret it is. */
function referenceTo({ ways }: SecretValue): string {
  if (ways.sandbox) return ways.sandbox.reference;
  const [way, details] = Object.entries(ways)[0] ?? [];
  return way && details ? [way, ...Object.values(details)].join(' ') : 'unknown';
}
