import { stripVTControlCharacters } from 'node:util';

/** How much of one line is kept; nothing that an engine reports is longer. */
const LONGEST = 8 * 1024 * 1024;
const NEWLINE = 0x0a;

/** Makes lines from the parts of a file as they arrive; a line is told when it is complete. */
export class Lines {
  #parts: Buffer[] = [];
  #length = 0;

  constructor(private readonly onLine: (line: string) => void) {}

  add(part: Buffer): void {
    let from = 0;
    for (;;) {
      const end = part.indexOf(NEWLINE, from);
      if (end < 0) break;
      this.#keep(part.subarray(from, end));
      this.end();
      from = end + 1;
    }
    this.#keep(part.subarray(from));
  }

  /** Tells what came after the last newline. */
  end(): void {
    if (this.#length === 0) return;
    const line = Buffer.concat(this.#parts).toString('utf8');
    this.#parts = [];
    this.#length = 0;
    this.onLine(line);
  }

  #keep(part: Buffer): void {
    const kept = part.subarray(0, LONGEST - this.#length);
    if (kept.length === 0) return;
    // The part is a view of a buffer that is used again.
    this.#parts.push(Buffer.from(kept));
    this.#length += kept.length;
  }
}

/** The last part of a text, for what an engine says beside its events. */
export class Tail {
  #lines: string[] = [];
  #length = 0;

  constructor(private readonly most: number) {}

  add(line: string): void {
    const plain = stripVTControlCharacters(line);
    const kept = plain.length > this.most ? plain.slice(0, this.most) : plain;
    this.#lines.push(kept);
    this.#length += kept.length + 1;
    while (this.#length > this.most && this.#lines.length > 1) {
      this.#length -= (this.#lines.shift()?.length ?? 0) + 1;
    }
  }

  get text(): string {
    return this.#lines.join('\n');
  }
}
