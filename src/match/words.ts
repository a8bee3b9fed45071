/** Names in a sentence: `nothing`, `"a"`, `"a" and "b"`; in the order given. */
export function quoteAll(names: readonly string[], none = 'nothing'): string {
  const quoted = names.map((name) => `"${name}"`);
  const last = quoted.pop();
  if (last === undefined) return none;
  return quoted.length === 0 ? last : `${quoted.join(', ')} and ${last}`;
}

/** Keys the way people write a path: `ports[0].name`. */
export function describePath(path: readonly PropertyKey[]): string {
  return path
    .map((key) => {
      const text = String(key);
      if (/^\d+$/.test(text)) return `[${text}]`;
      return /^[\w-]+$/.test(text) ? `.${text}` : `[${JSON.stringify(text)}]`;
    })
    .join('')
    .replace(/^\./, '');
}

/** Orders texts by code unit, the same on every machine. */
export function byText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** What went wrong in somebody's function, without the stack. */
export function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.split('\n')[0]?.trim().replace(/\.$/, '') ?? '';
}
