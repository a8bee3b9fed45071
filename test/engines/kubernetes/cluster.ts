import { spawn, spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Engine } from './engine';

const CLONE = resolve(__dirname, '../../..');

/** What a command said, and how it ended. */
export interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A Kubernetes control plane on loopback, with nodes that only pretend to run pods. */
export interface Cluster {
  /** The path of a kubeconfig of an administrator; its one context is called `test`. */
  readonly kubeconfig: string;
  /** Runs kubectl against the cluster. */
  kubectl(args: readonly string[], input?: string): Ran;
  /** Stops everything that was started, and removes what it wrote. */
  stop(): Promise<void>;
}

/**
 * Starts a cluster in about four seconds, on free ports, with its state in a folder of its own. It ends with `stop`, and
 * also when this process ends in any other way.
 */
export async function startCluster(engine: Engine): Promise<Cluster> {
  const loader = join(CLONE, 'src/load/register.js');
  const script = join(__dirname, 'run.ts');
  // The script lives as long as its standard input: that is closed by the system, however this process ends.
  const child = spawn(process.execPath, ['-r', loader, script, JSON.stringify(engine)], {
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  const ended = new Promise<void>((done) => child.once('close', () => done()));
  const folder = await new Promise<string>((started, failed) => {
    let line = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      line += text;
      if (line.endsWith('\n')) started(line.trim());
    });
    child.once('close', () => failed(new Error(`The cluster did not start:\n${said}`)));
  });
  const kubeconfig = join(folder, 'kubeconfig');
  return {
    kubeconfig,
    kubectl: (args, input) => runKubectl(folder, args, input),
    async stop() {
      child.stdin.end();
      await ended;
    },
  };
}

/** Runs kubectl against the cluster of a folder; its cache stays there too. */
export function runKubectl(folder: string, args: readonly string[], input?: string): Ran {
  const { status, stdout, stderr } = spawnSync('kubectl', args, {
    encoding: 'utf8',
    env: {
      ...process.env,
      KUBECONFIG: join(folder, 'kubeconfig'),
      KUBECACHEDIR: join(folder, 'kubectl-cache'),
    },
    ...(input !== undefined && { input }),
    maxBuffer: 256 * 1024 * 1024,
  });
  return { status, stdout: stdout ?? '', stderr: stderr ?? '' };
}

/** As `kubectl` of the cluster, where anything but success ends the test with what was said. */
export function mustKubectl(
  { kubectl }: Pick<Cluster, 'kubectl'>,
  args: readonly string[],
  input?: string,
): string {
  const { status, stdout, stderr } = kubectl(args, input);
  if (status !== 0) throw new Error(`kubectl ${args.join(' ')} failed:\n${stderr}${stdout}`);
  return stdout;
}

/** Waits until something is so, and ends the test with what is in the way where it does not come about. */
export async function eventually(
  what: string,
  seconds: number,
  attempt: () => string | undefined,
): Promise<void> {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const inTheWay = attempt();
    if (inTheWay === undefined) return;
    if (Date.now() > end) throw new Error(`${what}: not within ${seconds} s.\n${inTheWay}`);
    await delay(200);
  }
}
