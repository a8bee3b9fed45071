import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually, mustKubectl, runKubectl } from './cluster';
import { controlPlane } from './control-plane';
import { findKubernetes, type Engine } from './engine';
import { Processes } from './processes';

/**
 * Runs a cluster until standard input closes or a signal comes. It prints its folder, in which a `kubeconfig` lies, when
 * the nodes are ready. By hand: `node -r ./src/load/register.js test/engines/kubernetes/run.ts`.
 */
async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'scoreform-kubernetes-'));
  const processes = new Processes(join(folder, 'log'));
  let ending = false;
  const end = async (status: number) => {
    if (ending) return;
    ending = true;
    await processes.stop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    process.exitCode = status;
    // Nothing else keeps this process.
    process.stdin.destroy();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => void end(0));
  process.stdin.resume().once('end', () => void end(0));
  process.stdin.once('error', () => void end(0));

  try {
    await controlPlane(engineOf(process.argv[2]), folder, processes);
    await populate(folder);
    process.stdout.write(`${folder}\n`);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.stderr.write(processes.lastWords());
    await end(1);
  }
}

function engineOf(argument: string | undefined): Engine {
  if (argument !== undefined) return JSON.parse(argument) as Engine;
  const found = findKubernetes();
  if ('missing' in found) throw new Error(`The cluster cannot be started: ${found.missing}.`);
  process.stderr.write(`Custom resources: ${found.engine.customResources}\n`);
  return found.engine;
}

/** Two nodes in two zones, which kwok takes for its own. */
async function populate(folder: string): Promise<void> {
  const cluster = {
    kubectl: (args: readonly string[], input?: string) => runKubectl(folder, args, input),
  };
  const room = { cpu: '16', memory: '64Gi', pods: '110', 'ephemeral-storage': '100Gi' };
  const items = ['node-1', 'node-2'].map((name, n) => ({
    apiVersion: 'v1',
    kind: 'Node',
    metadata: {
      name,
      labels: {
        'kubernetes.io/hostname': name,
        'kubernetes.io/os': 'linux',
        'topology.kubernetes.io/zone': `zone-${String(n + 1)}`,
      },
    },
    status: { allocatable: room, capacity: room },
  }));
  const list = JSON.stringify({ apiVersion: 'v1', kind: 'List', items });
  mustKubectl(cluster, ['apply', '-f', '-'], list);
  mustKubectl(cluster, ['wait', '--for=condition=Ready', 'nodes', '--all', '--timeout=60s']);
  await eventually('the default ServiceAccount', 60, () => {
    const { status, stderr } = cluster.kubectl([
      '-n',
      'default',
      'get',
      'serviceaccount',
      'default',
    ]);
    return status === 0 ? undefined : stderr;
  });
}

void main();
