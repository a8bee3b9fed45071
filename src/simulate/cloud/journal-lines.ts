import { readFileSync } from 'node:fs';
import type { BlockValue } from '../values';
import { decodeBlock, encode } from './encode';

/** Something that is there. */
export interface CloudObject {
  /** The provider, as Terraform addresses it. */
  readonly source: string;
  readonly type: string;
  /** What tells it from others of its type. */
  readonly id: string;
  /** Its Terraform address; null where the stack's text does not tell, such as inside a module. */
  readonly address: string | null;
  readonly state: BlockValue;
  /** What its provider wants to remember of it, in Base64. */
  readonly private: string;
}

/** What is told of something that is no more. */
export type Departed = Pick<CloudObject, 'source' | 'type' | 'id' | 'address'>;

/** Something that happened; `kept` and `counted` sum up what did before the file was made short. */
export type CloudEvent =
  | ({ readonly event: 'created' | 'updated' | 'drifted' | 'kept' } & CloudObject)
  | ({ readonly event: 'deleted' | 'gone' } & Departed)
  | { readonly event: 'counted'; readonly address: string; readonly created: number };

/** What a file says, up to the first line that says nothing. */
export interface JournalText {
  /** Counted from one; null where every line can be read. */
  readonly brokenAt: number | null;
  readonly lines: number;
  /** How many bytes are whole lines, where some are behind them: what was being written when somebody pulled the plug. */
  readonly tornAt: number | null;
}

const WITH_STATE = ['created', 'updated', 'drifted', 'kept'];
const WITHOUT_STATE = ['deleted', 'gone'];

/** Reads the events of a file, in their order; a file that is not there has none. */
export function readLines(file: string, each: (event: CloudEvent) => void): JournalText {
  const text = textOf(file);
  const end = text.lastIndexOf('\n') + 1;
  const lines = text.slice(0, end).split('\n').slice(0, -1);
  for (const [index, line] of lines.entries()) {
    const event = parsed(line);
    if (!event) return { brokenAt: index + 1, lines: index, tornAt: null };
    each(event);
  }
  const tornAt = end < text.length ? Buffer.byteLength(text.slice(0, end)) : null;
  return { brokenAt: null, lines: lines.length, tornAt };
}

/** An event as it stands in the file. */
export function lineOf(event: CloudEvent): string {
  const json = 'state' in event ? { ...event, state: encode(event.state) } : event;
  return `${JSON.stringify(json)}\n`;
}

function parsed(line: string): CloudEvent | undefined {
  const json = jsonIn(line);
  if (json === undefined) return undefined;
  const { event, type, id, state, address, created } = json;
  if (event === 'counted') {
    const isWhole = typeof address === 'string' && typeof created === 'number';
    return isWhole ? { event, address, created } : undefined;
  }
  if (typeof event !== 'string' || typeof type !== 'string' || typeof id !== 'string')
    return undefined;
  if (WITHOUT_STATE.includes(event)) return json as unknown as CloudEvent;
  if (!WITH_STATE.includes(event) || typeof state !== 'object' || state === null) return undefined;
  // Its shape was looked at just now; what a user writes into it by hand is the user's.
  return { ...json, state: decodeBlock(state) } as unknown as CloudEvent;
}

function jsonIn(line: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const json: unknown = JSON.parse(line);
    return typeof json === 'object' && json !== null
      ? (json as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
}
