/**
 * How much of anything a file may hold. Real files stay far below; what lies above is a mistake or an attack, and is
 * refused before it costs time or memory.
 */
export const LIMITS = {
  /** Bytes of a Score, project or environment file. */
  fileBytes: 256 * 1024,
  /** Bytes of a file named by `files.*.source`: what a Kubernetes ConfigMap can hold. */
  sourceBytes: 1024 * 1024,
  /** Characters that a workload takes in from source files and from its metadata. */
  insertedText: 8 * 1024 * 1024,
  /** Words and punctuation marks of the YAML text, blanks and comments included. */
  tokens: 100_000,
  /** Comments, directives and empty lines before the first value. */
  prelude: 2_000,
  /** Maps and lists within one another. */
  depth: 64,
  /** Keys of one map. */
  keys: 2_000,
  /** Uses of anchors. */
  aliases: 100,
  /** Values of the whole document, those behind aliases counted at every use. */
  nodes: 50_000,
  /** Characters of all texts and keys of a document, those behind aliases counted at every use. */
  characters: 1024 * 1024,
  /** Combining marks in a row: what Unicode's Stream-Safe Text Format allows. */
  marks: 30,
  /** Problems that are listed of one file. */
  problems: 100,
} as const;

/** A limit the way messages print it: `50,000`. */
export function printCount(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}
