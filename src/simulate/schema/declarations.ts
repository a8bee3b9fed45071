/** A class, an interface or a function of a module of bindings, as text. */
export interface Declaration {
  readonly kind: 'class' | 'interface' | 'function';
  readonly name: string;
  /** The class it extends, without the name of the library; empty where there is none. */
  readonly base: string;
  readonly lines: readonly string[];
}

/** The declarations of a module by kind and name. */
export interface Declarations {
  readonly classes: ReadonlyMap<string, Declaration>;
  readonly interfaces: ReadonlyMap<string, Declaration>;
  readonly functions: ReadonlyMap<string, Declaration>;
}

const BEGIN =
  /^(?:export )?(?:abstract )?(class|interface|function) (\w+)(?:.*? extends (?:\w+\.)?(\w+))?/;

/**
 * Takes the text of generated bindings apart. The generator writes one shape only: what is declared begins in the first
 * column and ends with a brace in the first column, in TypeScript as in compiled JavaScript.
 */
export function declarationsOf(text: string): Declarations {
  const found = { class: new Map(), interface: new Map(), function: new Map() } as Record<
    Declaration['kind'],
    Map<string, Declaration>
  >;
  const lines = text.split('\n');
  for (let index = 0; index < lines.length; index++) {
    const begin = BEGIN.exec(lines[index] ?? '');
    if (begin === null) continue;
    const [, kind, name = '', base = ''] = begin;
    const end = endOf(lines, index);
    const declaration = { kind: kind as Declaration['kind'], name, base };
    found[declaration.kind].set(name, { ...declaration, lines: lines.slice(index + 1, end) });
    index = end;
  }
  return { classes: found.class, interfaces: found.interface, functions: found.function };
}

function endOf(lines: readonly string[], begin: number): number {
  for (let index = begin + 1; index < lines.length; index++) {
    if (lines[index]?.startsWith('}')) return index;
  }
  return lines.length;
}
