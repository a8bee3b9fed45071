import type { CtyType } from '../values';
import { assignablesOf, type Assignable } from './assignables';
import { accessedType, storedType } from './attribute-type';
import { contentOfConstruct, type StructContent } from './constructs';
import type { Declarations } from './declarations';
import { documentedFieldsOf, type DocumentedField } from './documented-fields';
import { membersOf, type Member } from './members';
import { lowerFirst } from './names';

/** An attribute or a block of a class or a struct of the bindings. */
export interface Field {
  readonly name: string;
  readonly required: boolean;
  readonly optional: boolean;
  readonly computed: boolean;
  readonly isBlock: boolean;
  /** Undefined where the bindings say it in words that are not known here. */
  readonly content: { readonly type: CtyType } | StructContent | undefined;
}

/** The fields of the class that stands for a resource, a data source, an ephemeral resource or a provider. */
export function fieldsOfMain(declarations: Declarations, main: string): Field[] {
  const lines = declarations.classes.get(main)?.lines ?? [];
  const config = [...declarations.interfaces.values()].find(
    ({ name, base }) => name === `${main}Config` || base.endsWith('MetaArguments'),
  );
  return fieldsOf(declarations, { lines, setter: lines, config: config?.lines ?? [] });
}

/** The fields of a struct; undefined where the text has none of that name. Those of a provider have no class. */
export function fieldsOfStruct(declarations: Declarations, struct: string): Field[] | undefined {
  const { classes, functions, interfaces } = declarations;
  const lines = classes.get(`${struct}OutputReference`)?.lines;
  const setter = functions.get(`${lowerFirst(struct)}ToHclTerraform`)?.lines;
  if (lines === undefined && setter === undefined) return undefined;
  const config = interfaces.get(struct)?.lines ?? [];
  return fieldsOf(declarations, { lines: lines ?? [], setter: setter ?? [], config });
}

interface Texts {
  /** Of the class. */
  readonly lines: readonly string[];
  /** Of the function that writes what was set. */
  readonly setter: readonly string[];
  /** Of the interface of what can be set. */
  readonly config: readonly string[];
}

function fieldsOf(declarations: Declarations, { lines, setter, config }: Texts): Field[] {
  const members = new Map(membersOf(lines).map((member) => [member.name, member]));
  const assignables = assignablesOf(setter);
  const documented = documentedFieldsOf(config);
  return [...new Set([...members.keys(), ...assignables.keys()])].map((name) => {
    const assignable = assignables.get(name);
    const documentation = documented.get(name);
    const member = members.get(name) ?? onlyAssignable(name, documentation);
    const { required, optional, computed } = member;
    const content = contentOf(declarations, member, assignable);
    const isBlock =
      content !== undefined &&
      'struct' in content &&
      isBlockOf(content, member, assignable, documentation);
    return { name, required, optional, computed, isBlock, content };
  });
}

function onlyAssignable(name: string, documentation: DocumentedField | undefined): Member {
  const optional = documentation?.optional ?? true;
  return { name, required: !optional, optional, computed: false, accessor: '', isSet: false };
}

function contentOf(
  declarations: Declarations,
  { construct, accessor, isSet }: Member,
  assignable: Assignable | undefined,
): Field['content'] {
  if (construct) return contentOfConstruct(declarations, construct, assignable);
  if (assignable === undefined) return typed(accessedType(accessor, isSet));
  const { shape, storage, struct, itemsAreBlocks } = assignable;
  if (struct === '') return typed(storedType(storage, shape === 'set'));
  const isCounted = shape === 'list' || shape === 'set';
  const nesting = isCounted || shape === 'map' ? shape : 'single';
  return { struct, nesting, atMostOne: isCounted && itemsAreBlocks === undefined };
}

function typed(type: CtyType | undefined): { readonly type: CtyType } | undefined {
  return type === undefined ? undefined : { type };
}

/** What is computed is never a block as a whole; what can be set, its mapper or its documentation calls one. */
function isBlockOf(
  { nesting, atMostOne }: StructContent,
  { computed, optional, required }: Member,
  assignable: Assignable | undefined,
  documentation: DocumentedField | undefined,
): boolean {
  if (computed) return false;
  if (!optional && !required) return true;
  if (nesting === 'single') return documentation?.isBlock === true;
  return atMostOne || assignable?.itemsAreBlocks === true;
}
