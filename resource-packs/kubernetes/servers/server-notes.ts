/** Of servers whose password a Job changes while they run. */
export const ROTATION_WINDOW =
  'During a rotation the open connections of the old pods stay, but new ones are refused until the pods are replaced.';

/** Of servers that read the password when they start. */
export const ROTATION_RESTART =
  'A rotation restarts the server and then its users, which cannot reach it in between.';
