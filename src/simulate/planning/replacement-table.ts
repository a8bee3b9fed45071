/**
 * By type, the paths of the arguments whose change makes another one of it; empty where everything is changed in place.
 * What a path leads through may be a list or a set: it then means each of its items.
 */
export type ReplacementTable = Readonly<Record<string, readonly string[]>>;
