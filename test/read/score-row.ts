/** The rows of the reference about Score files, each with what reading says; where we differ, the row says why. */
export interface Row {
  readonly row: string;
  readonly because: string;
  /** What stands under the container `main`, or with `root` in the whole file. */
  readonly main?: string;
  readonly root?: string;
  /** The root without `metadata` and `containers`, for rows about those. */
  readonly whole?: string;
  readonly codes?: readonly string[];
  /** Where the first diagnostic points. */
  readonly at?: string;
  /** What the workload holds then. */
  readonly spec?: object;
  /** A request and its param that is nothing but one placeholder. */
  readonly lone?: readonly [request: string, param: string];
}

export const HEAD = 'apiVersion: score.dev/v1b1\nmetadata: {name: cart}\n';

export const named = (name: string) =>
  `apiVersion: score.dev/v1b1\nmetadata: {name: ${name}}\ncontainers: {main: {image: nginx}}\n`;
export const invalid = ['read/invalid-value'];

/** The Score file of a row. */
export function scoreOf({ main = '', root = '', whole }: Row): string {
  if (whole !== undefined) return whole;
  const lines = (text: string, indent: string) =>
    text
      .split('\n')
      .map((line) => (line === '' ? '' : `${indent}${line}\n`))
      .join('');
  return `${HEAD}containers:\n  main:\n    image: nginx\n${lines(main, '    ')}${lines(root, '')}`;
}
