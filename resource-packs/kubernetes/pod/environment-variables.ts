import { plainText, type MixedText, type TextPart } from '../../../src/pack';
import { withoutExpansion } from './expansion';
import type { EnvironmentVariable, SecretKey } from './pod';
import type { SecretKeys } from './secret-keys';

/**
 * The variables of a container, sorted by name. A secret is taken from its Secret; a text that mixes it with others is
 * put together by Kubernetes, from helper variables that stand before everything else.
 */
export function environmentVariables(
  container: string,
  variables: Readonly<Record<string, MixedText>>,
  secrets: SecretKeys,
): readonly EnvironmentVariable[] {
  const helpers = new Helpers(new Set(Object.keys(variables)));
  const stated = Object.keys(variables)
    .sort()
    .map((name): EnvironmentVariable => {
      const { parts } = variables[name] ?? { parts: [] };
      const text = plainText({ parts });
      // A variable without a value is an empty text, and the API server writes it so.
      if (text === '') return { name };
      if (text !== undefined) return { name, value: withoutExpansion(text) };
      const keyAt = (index: number, { secret }: Extract<TextPart, { secret: unknown }>) =>
        secrets.keyOf(secret, `${container}.${name}${index > 0 ? `.${String(index)}` : ''}`);
      const [first] = parts;
      if (parts.length === 1 && first && 'secret' in first) {
        return { name, valueFrom: { secretKeyRef: keyAt(0, first) } };
      }
      const value = parts.map((part, index) =>
        'secret' in part
          ? `$(${helpers.nameFor(keyAt(index, part))})`
          : withoutExpansion(part.text, index < parts.length - 1 ? '$' : ''),
      );
      return { name, value: value.join('') };
    });
  return [...helpers.variables, ...stated];
}

/** Variables that hold one secret each, for others to name. */
class Helpers {
  readonly #byKey = new Map<string, EnvironmentVariable>();

  constructor(private readonly taken: ReadonlySet<string>) {}

  get variables(): readonly EnvironmentVariable[] {
    return [...this.#byKey.values()];
  }

  nameFor(secretKeyRef: SecretKey): string {
    const id = `${secretKeyRef.name}/${secretKeyRef.key}`;
    const known = this.#byKey.get(id);
    if (known) return known.name;
    const name = this.unusedName(this.#byKey.size + 1);
    this.#byKey.set(id, { name, valueFrom: { secretKeyRef } });
    return name;
  }

  private unusedName(number: number): string {
    const name = `SCOREFORM_SECRET_${String(number)}`;
    const used = [...this.#byKey.values()].some((helper) => helper.name === name);
    return used || this.taken.has(name) ? this.unusedName(number + 1) : name;
  }
}
