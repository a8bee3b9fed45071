import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import type { LockingProcess } from '../model';

/** A process as a lock names it: its id alone would come to mean another one sooner or later. */
export function processIdentity(id: number): LockingProcess {
  return { id, started: startOf(id) };
}

/**
 * Whether a process of this machine still runs. What cannot be known, such as a process of another container, counts as
 * running: nobody's work is taken over on a guess.
 */
export function isAlive({ id, started }: LockingProcess): boolean {
  if (started?.startsWith(LINUX)) return isAliveOnLinux(id, started);
  if (!exists(id)) return false;
  const now = startOf(id);
  return started === null || now === null || now === started;
}

/** What the start of a process looks like on Linux: machine, boot, namespace of process ids, ticks since the boot. */
const LINUX = 'linux:';

function isAliveOnLinux(id: number, started: string): boolean {
  const here = linuxMachine();
  const [, machine, boot, namespace] = started.split(':');
  if (here === undefined || machine !== here.machine) return true;
  // A machine that cannot be told from another of its name may be that other one.
  if (boot !== here.boot) return machine === '';
  if (namespace !== here.namespace) return true;
  if (!exists(id)) return false;
  const now = startOf(id);
  // Null where the processes of other users are hidden; one that has ended but was not waited for is said to be dead.
  return now === null ? !isDefunct(id) : now === started;
}

function exists(id: number): boolean {
  if (!Number.isSafeInteger(id) || id <= 0) return false;
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function startOf(id: number): string | null {
  return process.platform === 'linux' ? linuxStart(id) : otherStart(id);
}

function linuxStart(id: number): string | null {
  const here = linuxMachine();
  const fields = linuxFields(id);
  const [state = 'X'] = fields ?? [];
  const ticks = fields?.[19];
  if (here === undefined || ticks === undefined || 'ZX'.includes(state)) return null;
  return `${LINUX}${here.machine}:${here.boot}:${here.namespace}:${ticks}`;
}

const isDefunct = (id: number) => 'ZX'.includes(linuxFields(id)?.[0] ?? 'R');

/** The fields of `/proc/<id>/stat` from the third on: the second is the command, which may hold spaces and brackets. */
function linuxFields(id: number): readonly string[] | undefined {
  const stat = textOf(`/proc/${String(id)}/stat`);
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
}

interface LinuxMachine {
  /** Short and hashed, because the id itself is nobody else's business; '' where there is none. */
  readonly machine: string;
  readonly boot: string;
  /** Containers of one machine count their processes each on their own. */
  readonly namespace: string;
}

function linuxMachine(): LinuxMachine | undefined {
  const boot = textOf('/proc/sys/kernel/random/boot_id');
  if (process.platform !== 'linux' || boot === undefined) return undefined;
  const id = textOf('/etc/machine-id');
  return {
    machine: id ? createHash('sha256').update(`scoreform ${id}`).digest('hex').slice(0, 12) : '',
    boot,
    namespace: /\d+/.exec(linkOf('/proc/self/ns/pid'))?.[0] ?? '',
  };
}

function otherStart(id: number): string | null {
  const { stdout, status } = spawnSync('ps', ['-o', 'lstart=', '-p', String(id)], {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' },
  });
  return (status === 0 && stdout.trim()) || null;
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return undefined;
  }
}

function linkOf(file: string): string {
  try {
    return readlinkSync(file);
  } catch {
    return '';
  }
}
