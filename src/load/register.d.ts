/** Where a place in compiled code stands in the source; itself where no map is known. Counted from one. */
export function sourcePosition(
  file: string,
  line: number,
  column: number,
): { readonly line: number; readonly column: number };
