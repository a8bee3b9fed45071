import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Bindings, ModuleKind } from './bindings';
import { declarationsOf, type Declarations } from './declarations';
import { moduleText, type ModuleText } from './module-text';

/** A module of bindings, taken apart. */
export interface BindingsModule {
  readonly text: ModuleText;
  readonly declarations: Declarations;
  /** The class that stands for what the module is for. */
  readonly main: string;
}

const BASES: Readonly<Record<string, ModuleKind>> = {
  TerraformResource: 'resource',
  TerraformDataSource: 'data',
  TerraformEphemeralResource: 'ephemeral',
  TerraformProvider: 'provider',
};
const MAIN = /^(?:export )?class (\w+) extends \w+\.(Terraform\w+)/m;
const NAME = /^\w+$/;
const TYPE = /\btfResourceType = "(\w+)"/;

/** The folder of every type, by its kind and name: for types whose module has no regular name. Read once. */
const folders = new WeakMap<Bindings, ReadonlyMap<string, string>>();

/** The module for a type; undefined where the bindings have none. */
export function findModule(
  bindings: Bindings,
  kind: ModuleKind,
  type: string,
): BindingsModule | undefined {
  for (const name of regularNames(bindings, kind, type)) {
    const module = openModule(join(bindings.folder, name), kind, type);
    if (module) return module;
  }
  // Those of ephemeral resources and providers always have their regular names.
  if (kind === 'provider' || kind === 'ephemeral') return undefined;
  const folder = foldersByType(bindings).get(`${kind} ${type}`);
  return folder === undefined ? undefined : openModule(folder, kind, type);
}

/** The text that should be the module for a type, by its name, and says of no type that it is for it. */
export function damagedModule(
  bindings: Bindings,
  kind: ModuleKind,
  type: string,
): ModuleText | undefined {
  return regularNames(bindings, kind, type)
    .map((name) => moduleText(join(bindings.folder, name)))
    .find((text) => text !== undefined && !(TYPE.test(text.text) && MAIN.test(text.text)));
}

/** Every type that the bindings know, sorted. */
export function knownTypes(bindings: Bindings, kind: ModuleKind): string[] {
  return [...foldersByType(bindings).keys()].flatMap((key) => {
    const [known, type = ''] = key.split(' ');
    return known === kind ? [type] : [];
  });
}

function foldersByType(bindings: Bindings): ReadonlyMap<string, string> {
  const known = folders.get(bindings) ?? allFolders(bindings);
  folders.set(bindings, known);
  return known;
}

function allFolders({ folder }: Bindings): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const name of foldersIn(folder)) {
    const text = moduleText(join(folder, name))?.text ?? '';
    const type = TYPE.exec(text)?.[1];
    const kind = BASES[MAIN.exec(text)?.[2] ?? ''];
    if (type === undefined || kind === undefined || kind === 'provider') continue;
    found.set(`${kind} ${type}`, join(folder, name));
  }
  return new Map([...found].sort(([one], [other]) => (one < other ? -1 : 1)));
}

function openModule(folder: string, kind: ModuleKind, type: string): BindingsModule | undefined {
  const text = moduleText(folder);
  if (text === undefined) return undefined;
  const [, main, base = ''] = MAIN.exec(text.text) ?? [];
  if (main === undefined || BASES[base] !== kind) return undefined;
  if (kind !== 'provider' && TYPE.exec(text.text)?.[1] !== type) return undefined;
  return { text, declarations: declarationsOf(text.text), main };
}

/** As the generator names them; a word that some language reserves gets a suffix. */
function regularNames({ source }: Bindings, kind: ModuleKind, type: string): string[] {
  if (kind === 'provider') return ['provider'];
  if (!NAME.test(type)) return [];
  const prefix = `${source.split('/').pop() ?? ''}_`;
  const short = type.startsWith(prefix) ? type.slice(prefix.length) : type;
  const base = kind === 'resource' ? short : `${kind}_${type}`;
  const name = base.replaceAll('_', '-');
  return [name, `${name}-resource`];
}

function foldersIn(folder: string): string[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    return entries.flatMap((entry) => (entry.isDirectory() ? [entry.name] : [])).sort();
  } catch {
    return [];
  }
}
