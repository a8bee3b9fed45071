import type { Path } from './places';
import { FORBIDDEN_KEYS, isPlainMap, type PlainValue } from './yaml-value';

type Mounts = 'files' | 'volumes';

/** One thing that upgrading did or could not do; the path leads to it in the file as written. */
export type Upgrade = { readonly path: Path } & (
  | { readonly kind: 'list-to-map'; readonly mounts: Mounts }
  | { readonly kind: 'lines-to-text' }
  | { readonly kind: 'read-only' }
  | { readonly kind: 'no-map' }
  | { readonly kind: 'no-target'; readonly given: PlainValue | undefined }
  | { readonly kind: 'forbidden-target'; readonly target: string }
  | { readonly kind: 'duplicate-target'; readonly target: string; readonly first: Path }
);

export interface UpgradedScore {
  readonly value: PlainValue;
  readonly upgrades: readonly Upgrade[];
  /** Where a value of the upgraded file stands in the file as written. */
  readonly toOriginal: (path: Path) => Path;
}

/** Turns the deprecated list forms of files and volumes into maps by target. What is no Score file stays as it is. */
export function upgradeScore(value: PlainValue): UpgradedScore {
  const containers = isPlainMap(value) ? value['containers'] : undefined;
  const unchanged = { value, upgrades: [], toOriginal: (path: Path) => path };
  if (!isPlainMap(value) || !isPlainMap(containers)) return unchanged;
  if (!Object.values(containers).some(hasLists)) return unchanged;

  const upgrades: Upgrade[] = [];
  const indexes = new Map<string, Map<string, number>>();
  const upgraded = Object.entries(containers).map(([name, container]): [string, PlainValue] => {
    if (!isPlainMap(container)) return [name, container];
    const mounts = (['files', 'volumes'] as const).flatMap((field): [string, PlainValue][] => {
      const list = container[field];
      if (!Array.isArray(list)) return [];
      const result = upgradeList(list, field, ['containers', name, field]);
      upgrades.push(...result.upgrades);
      indexes.set(`${name}/${field}`, result.indexes);
      return [[field, result.entries]];
    });
    return [name, { ...container, ...Object.fromEntries(mounts) }];
  });

  return {
    value: { ...value, containers: Object.fromEntries(upgraded) },
    upgrades,
    toOriginal: (path) => {
      const [root, name, field, target] = path;
      if (root !== 'containers' || typeof target !== 'string') return path;
      const index = indexes.get(`${String(name)}/${String(field)}`)?.get(target);
      return index === undefined ? path : [...path.slice(0, 3), index, ...path.slice(4)];
    },
  };
}

function hasLists(container: PlainValue): boolean {
  if (!isPlainMap(container)) return false;
  return Array.isArray(container['files']) || Array.isArray(container['volumes']);
}

function upgradeList(list: readonly PlainValue[], mounts: Mounts, path: Path) {
  const upgrades: Upgrade[] = [];
  const indexes = new Map<string, number>();
  const entries = new Map<string, PlainValue>();
  for (const [index, item] of list.entries()) {
    const place = [...path, index];
    if (!isPlainMap(item)) {
      upgrades.push({ kind: 'no-map', path: place });
      continue;
    }
    const { target, ...entry } = item;
    const first = typeof target === 'string' ? indexes.get(target) : undefined;
    if (typeof target !== 'string') {
      upgrades.push({ kind: 'no-target', path: place, given: target });
    } else if (FORBIDDEN_KEYS.includes(target)) {
      upgrades.push({ kind: 'forbidden-target', path: [...place, 'target'], target });
    } else if (first !== undefined) {
      const firstPath = [...path, first, 'target'];
      upgrades.push({
        kind: 'duplicate-target',
        path: [...place, 'target'],
        target,
        first: firstPath,
      });
    } else {
      indexes.set(target, index);
      entries.set(target, mounts === 'files' ? joinLines(entry) : renameReadOnly(entry));
    }
    if (mounts === 'files' && hasLines(entry)) {
      upgrades.push({ kind: 'lines-to-text', path: [...place, 'content'] });
    }
    if (mounts === 'volumes' && hasReadOnly(entry)) {
      upgrades.push({ kind: 'read-only', path: [...place, 'read_only'] });
    }
  }
  upgrades.push({ kind: 'list-to-map', mounts, path });
  return { entries: Object.fromEntries(entries), indexes, upgrades };
}

function hasLines(file: Record<string, PlainValue>): boolean {
  const lines = file['content'];
  return Array.isArray(lines) && lines.every((line) => line !== null && typeof line !== 'object');
}

function joinLines(file: Record<string, PlainValue>): Record<string, PlainValue> {
  if (!hasLines(file)) return file;
  return { ...file, content: (file['content'] as PlainValue[]).map(String).join('\n') };
}

function hasReadOnly(volume: Record<string, PlainValue>): boolean {
  return typeof volume['read_only'] === 'boolean' && !('readOnly' in volume);
}

function renameReadOnly(volume: Record<string, PlainValue>): Record<string, PlainValue> {
  if (!hasReadOnly(volume)) return volume;
  const { read_only: readOnly = false, ...rest } = volume;
  return { ...rest, readOnly };
}
