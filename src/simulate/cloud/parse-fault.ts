import type { Diagnostic } from '../../diagnostics';
import type { Fault, FaultKind } from '../fault';
import { badFault } from './problems';

const KINDS: readonly FaultKind[] = ['fail', 'slow', 'partial', 'drift', 'gone'];
const OPERATIONS = ['create', 'update', 'delete'];

/** Why a detail is none that a kind of fault takes; undefined where it is one. */
const REFUSALS: Readonly<Record<FaultKind, (detail: string) => string | undefined>> = {
  fail: (detail) =>
    OPERATIONS.includes(detail)
      ? undefined
      : 'something can fail at "create", "update" or "delete"',
  slow: (detail) =>
    /^\d+(?:\.\d+)?$/.test(detail) ? undefined : 'how long it takes is a number of seconds',
  partial: () => '"partial" takes no more words',
  drift: (detail) =>
    /^\w+(?:\.[\w-]+)*$/.test(detail) ? undefined : 'what changes is an attribute, such as "tags"',
  gone: () => '"gone" takes no more words',
};

/** A fault as it is written, `<address or type>=<kind>[:<detail>]`, or what is wrong with it. */
export function parseFault(text: string): Fault | Diagnostic {
  const at = text.lastIndexOf('=');
  const subject = text.slice(0, Math.max(at, 0)).trim();
  const [written = '', ...details] = text.slice(at + 1).split(':');
  const kind = KINDS.find((each) => each === written.trim());
  const detail = details.length === 0 ? undefined : details.join(':').trim();
  const refuse = (because: string) => badFault.at(undefined, { given: text, because });

  if (at < 0) return refuse('it has no "="');
  if (subject === '') return refuse('it names nothing before the "="');
  if (!kind) return refuse(`"${written.trim()}" is no kind of fault`);
  const refusal = detail === undefined ? undefined : REFUSALS[kind](detail);
  if (refusal !== undefined) return refuse(refusal);
  return { subject, kind, ...(detail !== undefined && { detail }) };
}

/** A fault as it is written on a command line. */
export function faultText({ subject, kind, detail }: Fault): string {
  return `${subject}=${kind}${detail === undefined ? '' : `:${detail}`}`;
}
