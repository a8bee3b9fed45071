import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { mustKubectl } from '../engines/kubernetes/cluster';
import { describeWithCluster } from './test-cluster';

const PAGE = resolve(__dirname, '../../docs/kubernetes-and-aws.md');

/** What the page tells people to type who have a cluster. */
const commands = [...readFileSync(PAGE, 'utf8').matchAll(/^ *(kubectl .+)$/gm)].map(
  ([, command = '']) => command,
);

test('the page has commands for people with a cluster', () => {
  expect(commands.length).toBeGreaterThan(2);
});

describeWithCluster('the page on clusters', (on) => {
  test('shows commands that the server takes, in this order', () => {
    mustKubectl(on.cluster, ['create', 'namespace', 'shop--staging']);
    const env = { ...process.env, KUBECONFIG: on.cluster.kubeconfig };
    for (const command of commands) {
      const { status, stderr } = spawnSync('bash', ['-c', command], { encoding: 'utf8', env });
      expect({ command, status, stderr }).toMatchObject({ command, status: 0 });
    }
  }, 60_000);
});
