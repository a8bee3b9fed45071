import { holdsTokenMarker } from '../pack';
import type { Template, Value, ValueMap } from '../model';
import { expandText, type Scope } from './expand';
import type { Path, Places } from './places';
import { invalidBase64, invalidKey, sourceNotText, tokenMarker } from './problems';
import type { ScoreContainer } from './score-schema';
import type { Sources } from './sources';

/** What building the containers of a Score file needs to know. */
export interface BuildContext {
  readonly scope: Scope;
  readonly places: Places;
  readonly sources: Sources;
}

type ScoreMount<Field extends 'files' | 'volumes'> = NonNullable<ScoreContainer[Field]>[string];

/** A container as definitions of the type `workload` receive it: texts expanded, source files inlined. */
export function buildContainer(
  name: string,
  container: ScoreContainer,
  context: BuildContext,
): ValueMap {
  const at = ['containers', name];
  const { variables, files, volumes, resources, ...others } = container;
  return defined({
    ...others,
    variables: mapValues(variables, (text, key) =>
      expand(text, [...at, 'variables', key], context),
    ),
    files: mapValues(files, (file, target) => {
      checkTarget(target, [...at, 'files'], context);
      return buildFile(file, [...at, 'files', target], context);
    }),
    volumes: mapValues(volumes, (volume, target) => {
      checkTarget(target, [...at, 'volumes'], context);
      return buildVolume(volume, [...at, 'volumes', target], context);
    }),
    resources: mapValues(resources, (quantities) =>
      defined({ ...quantities, memory: unitOf(quantities?.memory) }),
    ),
  });
}

function expand(text: string, path: Path, { scope, places }: BuildContext): string | Template {
  return expandText(text, scope, (parts) => places.rangesWithin(path, parts));
}

function buildVolume(volume: ScoreMount<'volumes'>, path: Path, { scope, places }: BuildContext) {
  const source = [...path, 'source'];
  const placesOf = (parts: readonly string[]) => places.rangesWithin(source, parts);
  return defined({
    ...volume,
    source: expandText(volume.source, scope, placesOf, { wholeResources: true }),
  });
}

function buildFile(file: ScoreMount<'files'>, path: Path, context: BuildContext): ValueMap {
  const { source, content, binaryContent, ...others } = file;
  if (source !== undefined) return { ...defined(others), ...inline(source, file, path, context) };
  if (binaryContent !== undefined) {
    return defined({ ...others, binaryContent: checkBase64(binaryContent, path, context) });
  }
  if (content === undefined || file.noExpand === true) return defined({ ...others, content });
  return defined({ ...others, content: expand(content, [...path, 'content'], context) });
}

/** The content of a source file in place of its path. */
function inline(
  source: string,
  { noExpand = false }: ScoreMount<'files'>,
  path: Path,
  { scope, places, sources }: BuildContext,
): ValueMap {
  if (scope.budget.isSpent) return {};
  const at = places.rangeOf([...path, 'source']);
  const found = sources.read(source, at);
  if ('problem' in found) {
    scope.report(found.problem);
    return {};
  }
  const { file, bytes } = found;
  if (!scope.budget.spend(bytes.length, at, scope.report)) return {};
  if (!file) {
    if (noExpand) return { binaryContent: bytes.toString('base64') };
    scope.report(sourceNotText.at(at, { source }));
    return {};
  }
  if (holdsTokenMarker(file.text)) scope.report(tokenMarker.at(at, {}));
  if (noExpand) return { content: file.text };
  let end = 0;
  const related = [{ message: 'It is the source of this file:', subject: at }];
  const inSource: Scope = {
    ...scope,
    report: (diagnostic) => {
      scope.report({ ...diagnostic, related: [...diagnostic.related, ...related] });
    },
  };
  const content = expandText(file.text, inSource, (parts) =>
    parts.map((part) => {
      const start = file.text.indexOf(part, end);
      end = start + part.length;
      return file.range(start, end);
    }),
  );
  return { content };
}

function checkBase64(text: string, path: Path, { scope, places }: BuildContext): string {
  const digits = text.replace(/\s/g, '');
  const valid = digits.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(digits);
  if (!valid) scope.report(invalidBase64.at(places.rangeOf([...path, 'binaryContent']), {}));
  return digits;
}

function checkTarget(target: string, path: Path, { scope, places }: BuildContext): void {
  if (target !== '') return;
  const facts = {
    key: target,
    parent: path.join('.'),
    reason: 'a target is a path in the container',
  };
  scope.report(invalidKey.at(places.rangeOfKey(path, target), facts));
}

/** Score writes `K` where Kubernetes, and the world, write `k`. */
function unitOf(memory: string | undefined): string | undefined {
  return memory?.replace(/K$/, 'k');
}

function mapValues<Inner>(
  map: Readonly<Record<string, Inner>> | undefined,
  change: (inner: Inner, key: string) => Value,
): ValueMap | undefined {
  if (!map) return undefined;
  return Object.fromEntries(Object.entries(map).map(([key, inner]) => [key, change(inner, key)]));
}

/** The same map without fields that are not given: absent and undefined are one here. */
function defined(map: Readonly<Record<string, Value | undefined | object>>): ValueMap {
  // Schema types say "maybe undefined" for optional fields; what is left is JSON and templates.
  return Object.fromEntries(
    Object.entries(map).filter(([, value]) => value !== undefined),
  ) as ValueMap;
}
