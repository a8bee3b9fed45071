import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Document,
  type Node,
  type Pair,
  type YAMLMap,
} from 'yaml';
import type { Report, SourceFile, SourceRange } from '../diagnostics';
import { composed } from './check-text';
import { composeYaml } from './compose-yaml';
import type { Path, Places } from './places';
import { toValue, type PlainValue } from './yaml-value';

/** One YAML file: what it says, and where it says it. Places are looked for when somebody asks. */
export class YamlDocument implements Places {
  readonly #pairs = new Map<Node, ReadonlyMap<string, Pair>>();
  readonly #targets = new Map<Node, Node | null>();

  private constructor(
    readonly file: SourceFile,
    readonly value: PlainValue,
    private readonly document: Document.Parsed,
  ) {}

  /** Undefined where the text has no structure; that was reported then. */
  static read(file: SourceFile, report: Report): YamlDocument | undefined {
    const document = composeYaml(file, report);
    const result = document && toValue(document, file, report);
    return document && result && new YamlDocument(file, result.value, document);
  }

  rangeOf(path: Path): SourceRange {
    const { node, pair } = this.#find(path);
    if (isScalar(node) && node.range && node.range[1] > node.range[0]) return this.#range(node);
    if (isAlias(node)) return this.#range(node);
    return this.#range(pair?.key ?? firstKey(node) ?? node);
  }

  rangeOfKey(path: Path, key: string): SourceRange {
    const { pair, missed } = this.#find([...path, key]);
    return missed > 0 || !pair ? this.rangeOf(path) : this.#range(pair.key);
  }

  rangesWithin(path: Path, parts: readonly string[]): SourceRange[] {
    const { node, missed } = this.#find(path);
    const whole = this.rangeOf(path);
    if (missed > 0 || !isScalar(node) || !node.range) return parts.map(() => whole);
    const [from, to] = node.range;
    let end = from;
    let misses = 0;
    return parts.map((part) => {
      const start = misses < MOST_MISSES ? this.file.text.indexOf(part, end) : -1;
      // Escapes and folded lines can make a text look unlike its value: then the whole value is shown.
      if (start < 0 || start + part.length > to) {
        misses += 1;
        return whole;
      }
      end = start + part.length;
      return this.file.range(start, end);
    });
  }

  has(path: Path): boolean {
    return this.#find(path).missed === 0;
  }

  /** The node at a path; where the path leads nowhere, the nearest node above and how many keys were left over. */
  #find(path: Path): Found & { readonly missed: number } {
    let node: Node | null = this.document.contents;
    let pair: Pair | undefined;
    for (const [index, key] of path.entries()) {
      const found = this.#stepInto(this.#resolve(node), key);
      if (!found) return { node, pair, missed: path.length - index };
      ({ node, pair } = found);
    }
    return { node, pair, missed: 0 };
  }

  #stepInto(node: Node | null, key: PropertyKey): Found | undefined {
    if (isSeq(node)) {
      const item = node.items[Number(key)];
      return item === undefined ? undefined : { node: item as Node | null };
    }
    const pair = isMap(node) ? this.#pairsOf(node).get(String(key)) : undefined;
    return pair && { node: pair.value as Node | null, pair };
  }

  // Looking for a thousand places must not look through a thousand keys each time.
  #pairsOf(map: YAMLMap): ReadonlyMap<string, Pair> {
    let pairs = this.#pairs.get(map);
    if (!pairs) {
      const entries = map.items.map((pair): [string, Pair] => [keyOf(pair), pair]);
      // Of equal keys the first counts, as for values.
      pairs = new Map(entries.reverse());
      this.#pairs.set(map, pairs);
    }
    return pairs;
  }

  #resolve(node: Node | null): Node | null {
    if (!isAlias(node)) return node;
    let target = this.#targets.get(node);
    if (target === undefined) {
      target = node.resolve(this.document) ?? null;
      this.#targets.set(node, target);
    }
    return target;
  }

  #range(node: unknown): SourceRange {
    const range = (node as Node | null)?.range;
    return this.file.range(range?.[0] ?? 0, range?.[1] ?? 0);
  }
}

/** Each miss searches to the end of the file; a text that hides so many parts hides them all. */
const MOST_MISSES = 100;

function keyOf({ key }: Pair): string {
  const text = isScalar(key) ? String(key.value) : '';
  return composed(text) ?? text;
}

interface Found {
  readonly node: Node | null;
  /** Absent for items of a list and the root. */
  readonly pair?: Pair | undefined;
}

/** What shows where a map begins without showing all of it. */
function firstKey(node: Node | null): unknown {
  return isMap(node) ? node.items[0]?.key : undefined;
}
