/** TypeScript to CommonJS, with every import bound on first use. */
export function transpile(
  fileName: string,
  source: string,
): { readonly code: string; readonly map: string };
