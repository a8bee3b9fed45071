import type { Cause, EmittedPosition } from '../../model';
import type { Fate } from './fates';

/** The end of a sentence about something that would be lost; empty where nothing is known. */
export function becauseOfFate(fate: Fate): string {
  switch (fate.kind) {
    case 'stays':
      return '';
    case 'definition':
      return `because "${fate.after}" makes it now, and "${fate.before}" did before`;
    case 'class':
      return `because it is now asked for as ${fate.to}`;
    case 'workload-gone':
      return `because the workload "${fate.workload}" is gone`;
    case 'no-longer-requested': {
      const [first] = fate.at;
      return first ? `because nothing asks for it any more (${place(first)} did)` : '';
    }
  }
}

/** The same for a cause that a plan has found. */
export function becauseOf(cause: Cause | undefined): string {
  switch (cause?.kind) {
    case undefined:
      return '';
    case 'file':
      return cause.line === null
        ? `because of a change in ${cause.file}`
        : `because of the change at ${cause.file}:${String(cause.line)}`;
    case 'requested':
      return `because it is asked for at ${place(cause)}`;
    case 'no-longer-requested':
      return becauseOfFate({ kind: cause.kind, at: [cause] });
    case 'definition':
      return becauseOfFate(cause);
    case 'pack':
      return `because the pack "${cause.pack}" changed`;
    case 'dependency':
      return `because of the change of ${cause.address}`;
    case 'outside':
      return 'because it was changed outside of any deployment';
    case 'unfinished':
      return 'because a deployment before this one did not finish it';
  }
}

function place({ file, line }: EmittedPosition): string {
  return `${file}:${String(line)}`;
}
