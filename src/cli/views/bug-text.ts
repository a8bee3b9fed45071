import { printable } from './printable';

interface BugFacts {
  readonly argv: readonly string[];
  readonly version: string;
  readonly bugs: string | undefined;
  readonly verbose: boolean;
}

/** What somebody sees who met a bug of ours: that it is not their mistake, and where to tell us. */
export function renderBug(error: unknown, { argv, version, bugs, verbose }: BugFacts): string {
  const message = error instanceof Error ? error.message : String(error);
  const where = bugs === undefined ? 'where you got Scoreform from' : `at ${bugs}`;
  const stack = error instanceof Error ? (error.stack ?? message) : message;
  const next = verbose
    ? ['', ...stack.split('\n').map((line) => `  ${printable(line)}`)]
    : ['', '  To see where it happened, repeat the command with --verbose.'];
  return [
    'error: This is a bug in Scoreform',
    '',
    ...message.split('\n').map((line) => `  ${printable(line)}`),
    '',
    '  What you wrote is not to blame. Please report this text and what you did',
    `  ${where}:`,
    '',
    `    scoreform ${version} · ${printable(argv.join(' '))}`,
    ...next,
    '',
  ].join('\n');
}
