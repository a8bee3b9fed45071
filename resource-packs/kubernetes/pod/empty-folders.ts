/**
 * A folder that is empty when a pod starts. Its size is limited because it is a part of the node's own disk: without a
 * limit one program that forgets to tidy up ends the pods of others.
 */
export const SCRATCH = { sizeLimit: '1Gi' } as const;

/** A folder that never reaches a disk, for secrets. Its content counts as memory of the container that wrote it. */
export const SMALL_IN_MEMORY = { medium: 'Memory', sizeLimit: '16Mi' } as const;
