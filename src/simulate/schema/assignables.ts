import { upperFirst } from './names';

/** What can be set, as the function that writes HCL has it. */
export interface Assignable {
  readonly shape: 'simple' | 'list' | 'set' | 'map' | 'struct';
  /** The name of the class or type that stores it, such as `stringList`. */
  readonly storage: string;
  /** The struct of one item; empty where it is no struct. */
  readonly struct: string;
  /** Whether its items are blocks; undefined where it has no mapper for items, because there is one at most. */
  readonly itemsAreBlocks: boolean | undefined;
}

const NAME = /^\s+(\w+): \{$/;
const VALUE = /^\s+value: (.*),$/;
const TYPE = /^\s+type: "(\w+)",$/;
const STORAGE = /^\s+storageClassType: "(\w+)",$/;
const STRUCT = /(?<![\w.])(\w+)ToHclTerraform\b/;
const ITEMS = /listMapperHcl\(\w+(?:\.\w+)?, (true|false)\)/;

/** What the function `synthesizeHclAttributes`, or one that ends in `ToHclTerraform`, lists, by Terraform's name. */
export function assignablesOf(lines: readonly string[]): Map<string, Assignable> {
  const found = new Map<string, Assignable>();
  lines.forEach((line, index) => {
    const name = NAME.exec(line)?.[1];
    const value = VALUE.exec(lines[index + 1] ?? '')?.[1];
    if (name === undefined || value === undefined) return;
    const shape = TYPE.exec(lines[index + 3] ?? '')?.[1] as Assignable['shape'] | undefined;
    const storage = STORAGE.exec(lines[index + 4] ?? '')?.[1];
    if (shape === undefined || storage === undefined) return;
    const struct = STRUCT.exec(value)?.[1] ?? '';
    const items = ITEMS.exec(value)?.[1];
    const itemsAreBlocks = items === undefined ? undefined : items === 'true';
    found.set(name, { shape, storage, struct: upperFirst(struct), itemsAreBlocks });
  });
  return found;
}
