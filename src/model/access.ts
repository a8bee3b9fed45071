/** What a user of a resource may do with it; each resource type says which of these it knows. */
export type Access = 'read' | 'write' | 'admin';

/** From least to most. Two uses of one resource by one workload add up to the greater. */
export const ACCESSES: readonly Access[] = ['read', 'write', 'admin'];

/** The annotation on a resource request that asks for an access. */
export const ACCESS_ANNOTATION = 'scoreform.dev/access';

/** The access that includes the other. */
export function greaterAccess(a: Access, b: Access): Access {
  return ACCESSES.indexOf(a) >= ACCESSES.indexOf(b) ? a : b;
}
