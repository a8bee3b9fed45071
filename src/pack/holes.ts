import { Template, type Placeholder, type Value } from '../model';
import type { OutputDeclaration } from './resource-type';
import { deferredKind, isDeferred, type DeferredParam } from './special-params';

/** A template that knows what it will be, and whether it stands where a text is wanted. */
export class Hole extends Template {
  constructor(
    template: Template,
    readonly declaration: OutputDeclaration,
    readonly wantedAsText = false,
  ) {
    super(template.segments);
  }
}

/** Whether a checked template stands where a text is wanted, so that a number has to become one. */
export function isWantedAsText(template: Template): boolean {
  return template instanceof Hole && template.wantedAsText;
}

/** A value whose templates know what they will be. */
export function typed(
  value: Value,
  declared: (placeholder: Placeholder) => OutputDeclaration | undefined,
): Value {
  if (typeof value !== 'object' || value === null) return value;
  if (Template.is(value)) {
    const { whole } = value;
    const declarations = value.placeholders.map(declared);
    const secret = declarations.some((declaration) => declaration?.secret === true);
    const kind = whole ? (declarations[0]?.kind ?? 'any') : 'string';
    return new Hole(value, { kind, secret });
  }
  if (Array.isArray(value)) return value.map((item: Value) => typed(item, declared));
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, typed(inner, declared)]),
  );
}

/** How many placeholders, as holes, a value has. */
export function holesIn(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  if (Template.is(value)) return 1;
  if (isDeferred(value)) return Template.is(value.value) ? 1 : 0;
  return Object.values(value).reduce<number>((sum, inner) => sum + holesIn(inner), 0);
}

/** Where a secret stands in a param that did not ask for one. */
export function secretHoles(value: unknown, path: readonly PropertyKey[] = []): PropertyKey[][] {
  if (typeof value !== 'object' || value === null) return [];
  if (isDeferred(value)) return holdsRefusedSecret(value) ? [[...path]] : [];
  if (Template.is(value)) return isSecretHole(value) ? [[...path]] : [];
  return Object.entries(value).flatMap(([key, inner]) => secretHoles(inner, [...path, key]));
}

/** A text takes secrets among its parts, a param for a secret takes one as a whole, a resource is none. */
function holdsRefusedSecret(param: DeferredParam): boolean {
  const { value } = param;
  if (!Template.is(value) || !isSecretHole(value)) return false;
  const kind = deferredKind(param);
  return kind === 'resource' || (kind === 'secret' && value.whole === undefined);
}

function isSecretHole(template: Template): boolean {
  return template instanceof Hole && template.declaration.secret;
}
