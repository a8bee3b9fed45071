import { readFileSync, readdirSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** A process and all that it started, directly or not, as far as they still run; Linux only. */
export function familyOf(id: number): readonly number[] {
  const children = new Map<number, number[]>();
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    const parent = parentOf(name);
    if (parent !== undefined) children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
  }
  const family = [id];
  for (const member of family) family.push(...(children.get(member) ?? []));
  return family;
}

/** Ends processes at once, without a word. Stopped first, so that none of them sees another one go. */
export function killAll(ids: readonly number[]): void {
  for (const signal of ['SIGSTOP', 'SIGKILL'] as const) for (const id of ids) send(id, signal);
}

/** Waits until none of the processes runs any more. */
export async function untilGone(ids: readonly number[]): Promise<void> {
  while (ids.some(runs)) await sleep(20);
}

function send(id: number, signal: NodeJS.Signals): void {
  try {
    process.kill(id, signal);
  } catch {
    // It has ended by itself.
  }
}

function runs(id: number): boolean {
  const fields = statOf(String(id));
  return fields !== undefined && fields[0] !== 'Z';
}

function parentOf(id: string): number | undefined {
  const parent = statOf(id)?.[1];
  return parent === undefined ? undefined : Number(parent);
}

/** The fields of `/proc/<id>/stat` from the state on. */
function statOf(id: string): readonly string[] | undefined {
  try {
    const text = readFileSync(`/proc/${id}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
}
