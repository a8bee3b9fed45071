import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PROTOCOL, readHandshake } from './handshake';

/** A running plugin. */
export interface LaunchedPlugin {
  /** As gRPC takes it. */
  readonly address: string;
  readonly process: number;
  close(): void;
}

/** Public, and no secret: a plugin that is started by hand says so instead of waiting for somebody. */
const COOKIE = {
  TF_PLUGIN_MAGIC_COOKIE: 'd602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2',
};

/** All that a provider learns of its surroundings: no credentials, no contexts of clusters, no ways to a cloud. */
const PASSED_ON = ['PATH', 'LANG', 'LC_ALL', 'TZ', 'SystemRoot', 'SYSTEMROOT'];

/** Where a plugin is sent that tries the network: nobody listens there, and it is told at once. */
export const NOWHERE = '127.0.0.1:9';

const LONGEST_COMPLAINT = 4000;

/**
 * Starts the program of a provider, as Terraform would, but with nothing that leads to a real cloud. It ends with `close`,
 * or when this process exits.
 *
 * @returns the plugin, or why it cannot be used
 */
export async function launchPlugin(
  file: string,
  patience = 30_000,
): Promise<LaunchedPlugin | { readonly unusable: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'scoreform-plugin-'));
  const [command, ...args] = watched(file);
  const child = spawn(command, args, {
    cwd: folder,
    // In a group of its own, so that Ctrl+C ends Terraform first, which still has to ask it.
    detached: true,
    env: variables(folder),
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const close = closerOf(child, folder);
  const said = await firstLine(child, patience);
  const handshake = 'line' in said ? readHandshake(said.line) : said;
  if ('unusable' in handshake) {
    close();
    return handshake;
  }
  return { address: handshake.address, process: child.pid ?? 0, close };
}

/** Ends the plugin when its stdin ends, which it does with this process, however that may end. */
const WATCH = `exec 3<&0
"$0" </dev/null 3<&- &
plugin=$!
(cat <&3; kill -9 "$plugin") >/dev/null 2>&1 &
exec 3<&- <&-
wait "$plugin"`;

function watched(file: string): readonly [command: string, ...args: string[]] {
  return process.platform === 'win32' ? [file] : ['/bin/sh', '-c', WATCH, file];
}

function variables(folder: string): NodeJS.ProcessEnv {
  const passed = PASSED_ON.map((name) => [name, process.env[name]] as const);
  return {
    ...Object.fromEntries(passed.filter(([, value]) => value !== undefined)),
    ...COOKIE,
    PLUGIN_PROTOCOL_VERSIONS: PROTOCOL,
    PLUGIN_UNIX_SOCKET_DIR: folder,
    // Older plugins put their socket where temporary files go.
    TMPDIR: folder,
    HOME: folder,
    HTTP_PROXY: `http://${NOWHERE}`,
    HTTPS_PROXY: `http://${NOWHERE}`,
  };
}

function closerOf(child: ChildProcess, folder: string): () => void {
  const close = () => {
    process.off('exit', close);
    for (const stream of child.stdio) stream?.destroy();
    endGroup(child);
    rmSync(folder, { recursive: true, force: true });
  };
  process.on('exit', close);
  return close;
}

/** The plugin, and what watches it. */
function endGroup({ pid, exitCode, signalCode }: ChildProcess): void {
  if (pid === undefined || exitCode !== null || signalCode !== null) return;
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
  } catch {
    // It has ended.
  }
}

type Said = { readonly line: string } | { readonly unusable: string };

/** Waits for the first line on stdout; what comes on stderr is told only where there is none. */
function firstLine(child: ChildProcess, patience: number): Promise<Said> {
  return new Promise((resolve) => {
    let [output, complaint] = ['', ''];
    const settle = (said: Said) => {
      clearTimeout(timer);
      resolve(said);
    };
    const timer = setTimeout(() => {
      settle({ unusable: `it said nothing for ${String(patience / 1000)} seconds` });
    }, patience);
    // Both are read until the end: a full pipe would stop the plugin.
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      if (output.includes('\n')) return;
      output += text;
      const [line, ...more] = output.split('\n');
      if (line !== undefined && more.length > 0) settle({ line });
    });
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      complaint = `${complaint}${text}`.slice(-LONGEST_COMPLAINT);
    });
    child.once('error', (error) => {
      settle({ unusable: `it cannot be started (${error.message})` });
    });
    child.once('close', () => {
      const last = complaint.trim().split('\n').at(-1) ?? '';
      settle({ unusable: `it ended at once${last === '' ? '' : ` (${last})`}` });
    });
  });
}
