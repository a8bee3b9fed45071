import { isMap } from 'yaml';
import type { Report, SourceFile, SourceRange } from '../diagnostics';
import { canonical, isValueMap, type Value, type ValueMap } from '../model';
import { pathOf, type EnvironmentEdit } from './environment-edit';
import { planSplices } from './plan-splices';
import { cannotEdit } from './problems';
import { applySplices } from './splice';
import { entryOf, isShared, yamlSource, type YamlSource } from './yaml-source';

/**
 * The text of an environment file after some edits, in their order. Comments, order, quotes and every byte that no edit
 * is about stay. What was written is read again: where it does not say exactly what was wanted, that is reported and
 * nothing is changed.
 *
 * @returns undefined where one of the edits cannot be made; each is reported
 */
export function editEnvironment(
  file: SourceFile,
  edits: readonly EnvironmentEdit[],
  report: Report,
): string | undefined {
  let { text } = file;
  let failed = false;
  for (const edit of edits) {
    const result = editText(text, edit);
    if (typeof result === 'string') text = result;
    else {
      failed = true;
      const what = `"${pathOf(edit).join('.')}"`;
      report(cannotEdit.at(placeIn(file, edit), { what, reason: result.reason }));
    }
  }
  return failed ? undefined : text;
}

interface Refusal {
  readonly reason: string;
}

function editText(text: string, edit: EnvironmentEdit): string | Refusal {
  const source = yamlSource(text);
  if (!source) return { reason: 'the file is no YAML that can be read' };
  const wanted = withEdit(source.value, edit);
  if (wanted === undefined) return { reason: 'something other than a map stands where it belongs' };
  if (canonical(wanted) === canonical(source.value)) return text;
  const splices = planSplices(edit, source);
  const result = splices && applySplices(text, splices);
  const saysSo = result !== undefined && canonical(yamlSource(result)?.value) === canonical(wanted);
  return saysSo ? result : { reason: reasonOf(edit, source) };
}

/** What the file should say afterwards. */
function withEdit(value: Value, edit: EnvironmentEdit): ValueMap | undefined {
  const root = value ?? {};
  if (!isValueMap(root)) return undefined;
  const [field = '', key] = pathOf(edit);
  const { to } = edit;
  if (key === undefined) return withKey(root, field, to as Value | undefined);
  const inner = root[field] ?? {};
  if (!isValueMap(inner)) return undefined;
  if (to === undefined && !Object.hasOwn(inner, key)) return root;
  return withKey(root, field, withKey(inner, key, to as Value | undefined));
}

function withKey(map: ValueMap, key: string, to: Value | undefined): ValueMap {
  const others = Object.entries(map).filter(([name]) => name !== key);
  return Object.fromEntries(to === undefined ? others : [...others, [key, to]]);
}

function reasonOf(edit: EnvironmentEdit, source: YamlSource): string {
  return nodesOn(edit, source).some((node) => isShared(node, source))
    ? 'an anchor and its aliases make it stand in several places, which would all change'
    : 'of the way it is written, a comment or something else would be lost with it';
}

/** Everything from the root of the file down to what is edited. */
function nodesOn(edit: EnvironmentEdit, { root }: YamlSource): unknown[] {
  const nodes: unknown[] = [root];
  for (const key of pathOf(edit)) {
    const above = nodes.at(-1);
    const pair = isMap(above) ? entryOf(above, key)?.pair : undefined;
    if (!pair) break;
    nodes.push(pair.key, pair.value);
  }
  return nodes;
}

/** The key that an edit is about, or the nearest one above it. */
function placeIn(file: SourceFile, edit: EnvironmentEdit): SourceRange {
  const source = yamlSource(file.text);
  let node: unknown = source?.root;
  let place = file.range(0, 0);
  for (const name of pathOf(edit)) {
    const entry = isMap(node) ? entryOf(node, name) : undefined;
    const key = entry?.item.key;
    if (!entry || !key) break;
    const { range } = entry.pair.key as { range?: readonly number[] | null };
    place = file.range(range?.[0] ?? key.offset, range?.[1] ?? key.offset);
    node = entry.pair.value;
  }
  return place;
}
