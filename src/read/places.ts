import type { SourceRange } from '../diagnostics';

/** The keys that lead to a value from the root of a file. */
export type Path = readonly PropertyKey[];

/** What stands at a path of a value; undefined where it leads nowhere. */
export function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null && Object.hasOwn(inner, key)
        ? (inner as Record<PropertyKey, unknown>)[key]
        : undefined,
    value,
  );
}

/** Where the values of a file stand. A path that leads nowhere gives the nearest place above it. */
export interface Places {
  /** A text, number or the like is shown itself; a map or list by the key it stands under. */
  rangeOf(path: Path): SourceRange;
  /** The key itself rather than its value. */
  rangeOfKey(path: Path, key: string): SourceRange;
  /** Parts of one text, given in the order in which they stand in it. */
  rangesWithin(path: Path, parts: readonly string[]): SourceRange[];
  /** Whether the path leads to a value of its own. */
  has(path: Path): boolean;
}

/** The places of a file with the places of a patch over them: whatever the patch wrote is shown in the patch. */
export function overlaid(base: Places, patch: Places, prefix: Path): Places {
  const inPatch = (path: Path) => patch.has([...prefix, ...path]);
  return {
    rangeOf: (path) => (inPatch(path) ? patch.rangeOf([...prefix, ...path]) : base.rangeOf(path)),
    rangeOfKey: (path, key) =>
      inPatch([...path, key])
        ? patch.rangeOfKey([...prefix, ...path], key)
        : base.rangeOfKey(path, key),
    rangesWithin: (path, parts) =>
      inPatch(path)
        ? patch.rangesWithin([...prefix, ...path], parts)
        : base.rangesWithin(path, parts),
    has: (path) => inPatch(path) || base.has(path),
  };
}

/** The places of values that were moved after reading. */
export function translated(places: Places, toOriginal: (path: Path) => Path): Places {
  return {
    rangeOf: (path) => places.rangeOf(toOriginal(path)),
    rangeOfKey: (path, key) => {
      const original = toOriginal([...path, key]);
      const last = original.at(-1);
      return typeof last === 'string'
        ? places.rangeOfKey(original.slice(0, -1), last)
        : places.rangeOf(original);
    },
    rangesWithin: (path, parts) => places.rangesWithin(toOriginal(path), parts),
    has: (path) => places.has(toOriginal(path)),
  };
}
