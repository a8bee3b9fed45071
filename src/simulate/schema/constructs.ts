import type { CtyType } from '../values';
import type { Assignable } from './assignables';
import { storedType } from './attribute-type';
import type { Declaration, Declarations } from './declarations';
import type { Construct } from './members';
import { lowerFirst } from './names';

/** A struct of the bindings as the content of an attribute or a block. */
export interface StructContent {
  /** The name of its interface. */
  readonly struct: string;
  readonly nesting: 'single' | Collection;
  /** Whether a list or set of it has one item at most; the bindings know no other limit. */
  readonly atMostOne: boolean;
  /** The collections around that, the outermost first, of an attribute that is a collection of collections. */
  readonly within?: readonly Collection[];
}

type Collection = 'list' | 'set' | 'map';

const LIBRARY = /^\w+\.(\w+)$/;
const OBJECT = /^(\w+)OutputReference$/;
const ITEM = /^\s*return new (\w+)\(this.*?(?:, (true|false))?\);/;
const ONE_OF_A_LIST = /^\s*super\(\w+, \w+, false, 0\)/;
const BASES: Readonly<Record<string, 'list' | 'map'>> = {
  ComplexList: 'list',
  ComplexMap: 'map',
  MapList: 'list',
};

/** What the class that stands for a value says about it; undefined where it is not known. */
export function contentOfConstruct(
  declarations: Declarations,
  construct: Construct,
  assignable: Assignable | undefined,
): { readonly type: CtyType } | StructContent | undefined {
  const { name, wrapsSet } = construct;
  const library = LIBRARY.exec(name)?.[1];
  if (library !== undefined) {
    const type = storedType(lowerFirst(library), wrapsSet);
    return type === undefined ? undefined : { type };
  }
  const declaration = declarations.classes.get(name);
  const struct = OBJECT.exec(name)?.[1];
  if (declaration === undefined || struct === undefined)
    return collectionOf(declarations, construct);
  const nesting = isOneOfMany(declaration)
    ? assignable?.shape === 'set'
      ? 'set'
      : 'list'
    : 'single';
  return { struct, nesting, atMostOne: nesting !== 'single' };
}

/** Blocks of which there is one at most are read as the first item of a list. */
function isOneOfMany({ lines }: Declaration): boolean {
  return lines.some((line) => ONE_OF_A_LIST.test(line));
}

function collectionOf(
  declarations: Declarations,
  { name, wrapsSet }: Construct,
  within: readonly Collection[] = [],
): StructContent | undefined {
  const declaration = declarations.classes.get(name);
  const base = BASES[declaration?.base ?? ''];
  if (declaration === undefined || base === undefined) return undefined;
  const nesting = base === 'list' && wrapsSet ? 'set' : base;
  const item = declaration.lines.map((line) => ITEM.exec(line)).find((found) => found !== null);
  const [, inner = '', innerWrapsSet] = item ?? [];
  const struct = OBJECT.exec(inner)?.[1];
  if (struct !== undefined) return { struct, nesting, atMostOne: false, within };
  const construct = { name: inner, wrapsSet: innerWrapsSet === 'true' };
  return collectionOf(declarations, construct, [...within, nesting]);
}
