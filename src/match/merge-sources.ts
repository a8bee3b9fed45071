import {
  ACCESS_ANNOTATION,
  Template,
  canonical,
  isValueMap,
  type Value,
  type ValueMap,
} from '../model';
import type { Source } from './sources';
import { byText } from './words';

/** What all who ask for one resource ask for together. */
export interface Merged {
  /** Sorted by key. */
  readonly sources: readonly Source[];
  readonly params: ValueMap | undefined;
  /** Whose params those are. */
  readonly from: Source | undefined;
  readonly workloads: readonly string[];
  readonly owners: readonly string[];
}

/** Two sources that cannot both be right. */
export interface Conflict {
  readonly what: 'params' | 'metadata';
  readonly first: Source;
  readonly second: Source;
}

/** Puts sources together: the first that has params speaks for all, whose own must mean the same. */
export function mergeSources(given: Iterable<Source>): Merged {
  const sources = [...given].sort((a, b) => byText(a.key, b.key));
  const [only] = sources;
  if (only && sources.length === 1) {
    const { params, workloads, owners } = only;
    return { sources, params, from: params === undefined ? undefined : only, workloads, owners };
  }
  const from = sources.find(({ params }) => params !== undefined);
  return {
    sources,
    params: from?.params,
    from,
    workloads: union(sources.map(({ workloads }) => workloads)),
    owners: union(sources.map(({ owners }) => owners)),
  };
}

/** Tells which resource a workload calls by a name. */
export type Names = (workload: string | undefined, name: string) => string;

/** What contradicts the first source that says anything of the kind; what is left out agrees with everything. */
export function conflictsOf({ sources }: Merged, names: Names): Conflict[] {
  if (sources.length < 2) return [];
  const params = sources.filter((source) => source.params !== undefined);
  const metadata = sources.filter((source) => metadataOf(source) !== undefined);
  return [
    ...differing(params, (source) => meaning(source.params, source, names)).map(conflict('params')),
    ...differing(metadata, (source) => canonical(metadataOf(source))).map(conflict('metadata')),
  ];
}

const conflict =
  (what: Conflict['what']) =>
  ([first, second]: readonly [Source, Source]): Conflict => ({ what, first, second });

function differing(
  sources: readonly Source[],
  textOf: (source: Source) => string,
): (readonly [Source, Source])[] {
  const [first, ...others] = sources;
  if (!first || others.length === 0) return [];
  const text = textOf(first);
  return others.filter((other) => textOf(other) !== text).map((other) => [first, other]);
}

/** One text for what a value means: a placeholder is the resource it leads to, whatever a workload calls it. */
function meaning(value: Value | undefined, { namesOf }: Source, names: Names): string {
  return canonical(plain(value ?? null));

  function plain(part: Value): Value {
    if (typeof part !== 'object' || part === null) return part;
    if (Template.is(part)) {
      return part.segments.map((segment): Value =>
        'literal' in segment
          ? segment.literal
          : [names(namesOf, segment.placeholder.resource), ...segment.placeholder.path],
      );
    }
    if (Array.isArray(part)) return { list: part.map((item: Value) => plain(item)) };
    const entries = Object.entries(part).map(([key, inner]) => [key, plain(inner)] as const);
    return { map: Object.fromEntries(entries) };
  }
}

/** The metadata of a request without its access, which is each workload's own; undefined where nothing else is said. */
function metadataOf({ request }: Source): ValueMap | undefined {
  const { metadata } = request?.request ?? {};
  const annotations = metadata?.['annotations'];
  if (!isValueMap(annotations) || !Object.hasOwn(annotations, ACCESS_ANNOTATION)) return metadata;
  const kept = without(annotations, ACCESS_ANNOTATION);
  const others = without(metadata ?? {}, 'annotations');
  if (Object.keys(kept).length > 0) return { ...metadata, annotations: kept };
  return Object.keys(others).length > 0 ? others : undefined;
}

function without(map: ValueMap, key: string): ValueMap {
  return Object.fromEntries(Object.entries(map).filter(([other]) => other !== key));
}

function union(lists: readonly (readonly string[])[]): readonly string[] {
  return [...new Set(lists.flat())].sort();
}
