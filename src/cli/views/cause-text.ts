import type { Cause } from '../../model';

/** Why something changes, in few words; the texts are as they come from users. */
export function causeText(cause: Cause): string {
  switch (cause.kind) {
    case 'file':
      return cause.line === null ? cause.file : place(cause.file, cause.line);
    case 'requested':
      return `requested at ${place(cause.file, cause.line)}`;
    case 'no-longer-requested':
      return `no longer requested at ${place(cause.file, cause.line)}`;
    case 'definition':
      return `definition ${cause.before} → ${cause.after}`;
    case 'pack':
      return `pack ${cause.pack} ${versions(cause.before, cause.after)}`;
    case 'dependency':
      return `follows ${cause.address}`;
    case 'outside':
      return 'changed outside of deployments';
    case 'unfinished':
      return 'left unfinished by a deployment';
  }
}

function place(file: string, line: number): string {
  return `${file}:${String(line)}`;
}

function versions(before: string | null, after: string | null): string {
  if (before === after) return '(its files changed)';
  return `${before ?? '(none)'} → ${after ?? '(none)'}`;
}
