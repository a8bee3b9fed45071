/** What the shell learns. Scripts outside this repository read these numbers. */
export const EXIT = {
  done: 0,
  /** Something is wrong in what the user wrote or asked for. */
  mistakes: 1,
  /** Terraform or a cloud failed. */
  engine: 3,
  /** A bug in Scoreform. */
  bug: 70,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
