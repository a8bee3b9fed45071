import type { SourceRange } from '../diagnostics';

const TEMPLATE = Symbol.for('scoreform/template');

/** A reference to a resource of the same workload: `${resources.db.host}`. */
export interface Placeholder {
  /** The request it names, such as `db`. */
  readonly resource: string;
  /** The output and the keys within it; empty where the resource itself is meant. */
  readonly path: readonly string[];
  /** What the user wrote between `${` and `}`. */
  readonly text: string;
  readonly range?: SourceRange | undefined;
}

export type Segment = { readonly literal: string } | { readonly placeholder: Placeholder };

/**
 * A text with at least one placeholder in it. Texts without any are plain strings, already unescaped.
 *
 * `${metadata.…}` never gets here: reading replaces it by its text.
 */
export class Template {
  // Packs are libraries of their own and may meet another copy of this class, so identity is a symbol.
  readonly [TEMPLATE] = true;

  constructor(readonly segments: readonly Segment[]) {}

  /** Whether a value is a template, whichever copy of the library made it. */
  static is(value: unknown): value is Template {
    return typeof value === 'object' && value !== null && TEMPLATE in value;
  }

  /** The placeholder, where it is all there is: only then does its value keep its type. */
  get whole(): Placeholder | undefined {
    const [only, ...others] = this.segments;
    return only && 'placeholder' in only && others.length === 0 ? only.placeholder : undefined;
  }

  get placeholders(): Placeholder[] {
    return this.segments.flatMap((segment) =>
      'placeholder' in segment ? [segment.placeholder] : [],
    );
  }

  /** The text as it would be written in a Score file. */
  toString(): string {
    return this.segments
      .map((segment) =>
        'literal' in segment ? segment.literal : `\${${segment.placeholder.text}}`,
      )
      .join('');
  }
}
