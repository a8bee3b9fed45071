/** A place in a text, counted the way editors count: from one, in UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A text the user wrote, kept whole so that any part of it can be pointed at. */
export class SourceFile {
  #lineStarts: readonly number[] | undefined;

  /** @param path relative to the repository's root, with `/` on every system. */
  constructor(
    readonly path: string,
    readonly text: string,
  ) {}

  positionAt(offset: number): Position {
    const starts = this.lineStarts();
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  }

  /** The inverse of `positionAt`; a place outside the text is moved to its nearest end. */
  offsetAt({ line, column }: Position): number {
    const start = this.lineStarts()[line - 1] ?? this.text.length;
    return Math.min(start + column - 1, this.text.length);
  }

  /** One line without its line break; empty when there is no such line. */
  line(number: number): string {
    const starts = this.lineStarts();
    const start = starts[number - 1] ?? this.text.length;
    return this.text.slice(start, starts[number] ?? this.text.length).trimEnd();
  }

  /** @param end exclusive */
  range(start: number, end: number): SourceRange {
    return { file: this, start, end };
  }

  // Most files are never pointed at, so their lines are counted on first use.
  private lineStarts(): readonly number[] {
    this.#lineStarts ??= [0, ...[...this.text.matchAll(/\n/g)].map((match) => match.index + 1)];
    return this.#lineStarts;
  }
}

/** The characters a diagnostic is about: `end` is exclusive. */
export interface SourceRange {
  readonly file: SourceFile;
  readonly start: number;
  readonly end: number;
}
