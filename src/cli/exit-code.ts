/** What the shell learns. Scripts outside this repository read these numbers. */
export const EXIT = {
  done: 0,
  /** Something is wrong in what the user wrote or asked for. */
  mistakes: 1,
  /** There are changes; only where `--detailed-exitcode` asked for this. */
  changes: 2,
  /** Terraform or a cloud failed. */
  engine: 3,
  /** By the guard, a stale plan, or somebody who was asked. */
  refused: 4,
  /** Somebody else holds the lock of the environment. */
  locked: 5,
  /** A bug in Scoreform. */
  bug: 70,
  interrupted: 130,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
