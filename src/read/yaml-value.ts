import { isAlias, isMap, isScalar, isSeq, type Document, type Node, type YAMLMap } from 'yaml';
import { didYouMean, type Report, type SourceFile, type SourceRange } from '../diagnostics';
import { checkText } from './check-text';
import { LIMITS, printCount } from './limits';
import {
  cyclicAlias,
  duplicateKey,
  forbiddenKey,
  limitExceeded,
  mergeKey,
  unknownAlias,
  unknownTag,
  unsafeNumber,
} from './problems';

/** What a YAML file can say: JSON. */
export type PlainValue =
  string | number | boolean | null | PlainValue[] | { [key: string]: PlainValue };

/** Keys that change what a JavaScript object is. */
export const FORBIDDEN_KEYS: readonly string[] = ['__proto__', 'constructor', 'prototype'];

const CORE_TAG = /^(?:!|tag:yaml\.org,2002:(?:str|int|float|bool|null|map|seq))$/;

/**
 * Turns a document into plain values and reports what YAML allows and configuration must not hold.
 *
 * Undefined where a limit was passed or the value has no end; otherwise there is a value, even next to errors, so that
 * the rest of the file can be checked too.
 */
export function toValue(
  document: Document.Parsed,
  file: SourceFile,
  report: Report,
): { readonly value: PlainValue } | undefined {
  const conversion = new Conversion(file, report);
  const value = conversion.convert(document.contents, 0);
  return conversion.stopped ? undefined : { value };
}

interface Anchored {
  value: PlainValue;
  /** Values in it, itself included. */
  nodes: number;
  /** Characters of the texts and keys in it. */
  characters: number;
  /** Maps and lists within one another. */
  height: number;
  /** While it is being converted, an alias to it would never end. */
  open: boolean;
}

class Conversion {
  stopped = false;
  #nodes = 0;
  #characters = 0;
  #aliases = 0;
  /** How far below the root the value just converted reaches. */
  #deepest = 0;
  readonly #anchors = new Map<string, Anchored>();

  constructor(
    readonly file: SourceFile,
    readonly report: Report,
  ) {}

  convert(node: unknown, depth: number): PlainValue {
    if (this.stopped) return null;
    if (isAlias(node)) return this.#convertAlias(node.source, this.#rangeOf(node), depth);
    if (!isMap(node) && !isSeq(node) && !isScalar(node)) return null;
    this.#count(1, depth, node);
    if (node.tag !== undefined && !CORE_TAG.test(node.tag)) {
      this.report(
        unknownTag.at(this.#rangeOf(node), { tag: node.tag.replace(/^tag:yaml\.org,2002:/, '!!') }),
      );
      return '';
    }
    if (node.anchor === undefined) return this.#convertNode(node, depth);
    return this.#convertAnchored(node, node.anchor, depth);
  }

  #convertNode(node: Node, depth: number): PlainValue {
    if (isMap(node)) return this.#convertMap(node, depth);
    if (isSeq(node)) return node.items.map((item) => this.convert(item, depth + 1));
    return isScalar(node) ? this.#convertScalar(node.value, node) : null;
  }

  #convertAnchored(node: Node, anchor: string, depth: number): PlainValue {
    const entry: Anchored = { value: null, nodes: 0, characters: 0, height: 0, open: true };
    this.#anchors.set(anchor, entry);
    const before = { nodes: this.#nodes, characters: this.#characters, deepest: this.#deepest };
    this.#deepest = depth;
    entry.value = this.#convertNode(node, depth);
    entry.nodes = this.#nodes - before.nodes + 1;
    entry.characters = this.#characters - before.characters;
    entry.height = this.#deepest - depth;
    entry.open = false;
    this.#deepest = Math.max(this.#deepest, before.deepest);
    return entry.value;
  }

  #convertAlias(anchor: string, range: SourceRange, depth: number): PlainValue {
    if (++this.#aliases > LIMITS.aliases) {
      this.#stop(range, 'uses of anchors in one file', LIMITS.aliases);
      return null;
    }
    const entry = this.#anchors.get(anchor);
    if (!entry) {
      const hint = didYouMean(anchor, this.#anchors.keys());
      this.report(unknownAlias.at(range, { anchor, hint }));
      return '';
    }
    if (entry.open) {
      this.stopped = true;
      this.report(cyclicAlias.at(range, { anchor }));
      return null;
    }
    this.#count(entry.nodes, depth + entry.height, range);
    this.#countCharacters(entry.characters, range);
    return entry.value;
  }

  #convertMap(map: YAMLMap, depth: number): PlainValue {
    if (map.items.length > LIMITS.keys) {
      this.#stop(this.#rangeOf(map), 'keys in one map', LIMITS.keys);
      return null;
    }
    const entries = new Map<string, PlainValue>();
    const keys = new Map<string, SourceRange>();
    let inherited: PlainValue = null;
    for (const pair of map.items) {
      const range = this.#rangeOf(pair.key);
      const key = this.#convertKey(pair.key, range);
      const value = this.convert(pair.value, depth + 1);
      const first = keys.get(key);
      if (first) {
        const related = [{ message: 'It stands here first:', subject: first }];
        this.report(duplicateKey.at(range, { key }, related));
        continue;
      }
      keys.set(key, range);
      if (key === '<<' && isPlainScalar(pair.key)) {
        this.report(mergeKey.at(range, {}));
        inherited = value;
      } else if (!FORBIDDEN_KEYS.includes(key)) {
        entries.set(key, value);
      }
    }
    // A refused merge is still followed, so that fields which only it provides are not reported as missing.
    const own = Object.fromEntries(entries);
    return isPlainMap(inherited) ? { ...inherited, ...own } : own;
  }

  #convertKey(node: unknown, range: SourceRange): string {
    const key = isScalar(node) && typeof node.value === 'string' ? node.value : '';
    if (isScalar(node) && node.anchor !== undefined) {
      this.#anchors.set(node.anchor, {
        value: key,
        nodes: 1,
        characters: key.length,
        height: 0,
        open: false,
      });
    }
    this.#countCharacters(key.length, range);
    if (FORBIDDEN_KEYS.includes(key)) this.report(forbiddenKey.at(range, { key }));
    return checkText(key, range, this.report);
  }

  #convertScalar(value: unknown, node: Node): PlainValue {
    if (typeof value === 'string') {
      this.#countCharacters(value.length, this.#rangeOf(node));
      return checkText(value, this.#rangeOf(node), this.report);
    }
    if (typeof value === 'boolean' || value === null) return value;
    if (typeof value !== 'number') return '';
    if (Math.abs(value) <= Number.MAX_SAFE_INTEGER) return value;
    const range = this.#rangeOf(node);
    this.report(unsafeNumber.at(range, { text: this.file.text.slice(range.start, range.end) }));
    return 0;
  }

  #count(nodes: number, depth: number, at: Node | SourceRange): void {
    const range = 'file' in at ? at : this.#rangeOf(at);
    this.#nodes += nodes;
    this.#deepest = Math.max(this.#deepest, depth);
    if (this.#nodes > LIMITS.nodes) this.#stop(range, 'values in one file', LIMITS.nodes);
    if (depth > LIMITS.depth) this.#stop(range, 'maps and lists within one another', LIMITS.depth);
  }

  // Without aliases a file within its size stays far below; with them a long text could be everywhere.
  #countCharacters(length: number, range: SourceRange): void {
    this.#characters += length;
    if (this.#characters > LIMITS.characters)
      this.#stop(range, 'characters of text in one file', LIMITS.characters);
  }

  #stop(range: SourceRange, what: string, limit: number): void {
    if (this.stopped) return;
    this.stopped = true;
    const advice = 'Write less of it here, or move large contents into files of their own.';
    this.report(limitExceeded.at(range, { what, limit: printCount(limit), advice }));
  }

  #rangeOf(node: unknown): SourceRange {
    const range = (node as { range?: readonly number[] } | null)?.range;
    return this.file.range(range?.[0] ?? 0, range?.[1] ?? 0);
  }
}

/** Whether a scalar is written without quotes. */
function isPlainScalar(node: unknown): boolean {
  return isScalar(node) && node.type === 'PLAIN';
}

/** Whether a value is a map, as far as YAML can make one. */
export function isPlainMap(value: unknown): value is Record<string, PlainValue> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
