/** A field of an interface of the bindings, with what its documentation tells. */
export interface DocumentedField {
  readonly optional: boolean;
  /** Whether the documentation is what the generator writes for a block without a description of its own. */
  readonly isBlock: boolean;
}

const LINK = /#(\w+) \w+#\w+\}/;
const FIELD = /^\s+readonly \w+(\?)?: /;
const BLOCK = /^\s+\* (\w+) block$/;

/** The fields of an interface by Terraform's name, which only the link in their documentation has. */
export function documentedFieldsOf(lines: readonly string[]): Map<string, DocumentedField> {
  const found = new Map<string, DocumentedField>();
  let name: string | undefined;
  let block: string | undefined;
  for (const line of lines) {
    block = BLOCK.exec(line)?.[1] ?? block;
    name = LINK.exec(line)?.[1] ?? name;
    const field = FIELD.exec(line);
    if (field === null) continue;
    if (name !== undefined) {
      found.set(name, { optional: field[1] === '?', isBlock: block === name });
    }
    name = block = undefined;
  }
  return found;
}
