/** A name within its limit that does not begin as AWS forbids, which it would if a project were called so. */
export function unreserved(
  within: (limit: number) => string,
  limit: number,
  prefix: string,
): string {
  const name = within(limit);
  return name.startsWith(prefix) ? `x${within(limit - 1)}` : name;
}
