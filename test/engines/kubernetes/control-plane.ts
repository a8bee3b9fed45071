import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { eventually, mustKubectl, runKubectl } from './cluster';
import type { Engine } from './engine';
import type { Processes } from './processes';

/** Who speaks to the API server, by the name that it knows them by. */
const USERS = {
  kubeconfig: { user: 'admin', groups: 'system:masters' },
  'controller-manager.kubeconfig': { user: 'system:kube-controller-manager', groups: '' },
  'scheduler.kubeconfig': { user: 'system:kube-scheduler', groups: '' },
};

/** Starts etcd, the API server, the controllers, the scheduler and kwok, each when those it needs are there. */
export async function controlPlane(
  { kcluster, kwok, customResources }: Engine,
  folder: string,
  processes: Processes,
): Promise<void> {
  const at = (name: string) => join(folder, name);
  const [clientPort = 0, peerPort = 0, port = 0] = await freePorts(3);
  writeKeys(folder, port);

  processes.start('etcd', kcluster, [
    'etcd',
    `--dir=${at('etcd')}`,
    `--client-port=${clientPort}`,
    `--peer-port=${peerPort}`,
  ]);
  processes.start('apiserver', kcluster, [
    'apiserver',
    `--etcd-servers=http://127.0.0.1:${clientPort}`,
    '--bind-address=127.0.0.1',
    `--secure-port=${port}`,
    '--advertise-address=127.0.0.1',
    // The address of loopback is no legal endpoint of the Service `kubernetes`.
    '--endpoint-reconciler-type=none',
    `--cert-dir=${at('pki')}`,
    `--token-auth-file=${at('tokens.csv')}`,
    '--authorization-mode=RBAC',
    '--anonymous-auth=false',
    '--service-account-issuer=https://kubernetes.default.svc',
    `--service-account-key-file=${at('service-account.pub')}`,
    `--service-account-signing-key-file=${at('service-account.key')}`,
    '--service-cluster-ip-range=10.96.0.0/16',
  ]);
  await eventually('the API server', 60, () => {
    const dead = processes.dead();
    if (dead !== undefined) throw new Error(`${dead} ended by itself.`);
    if (!existsSync(at('pki/apiserver.crt'))) return 'It has no certificate.';
    const { status, stderr } = runKubectl(folder, ['get', '--raw', '/readyz']);
    return status === 0 ? undefined : stderr;
  });

  processes.start('controller-manager', kcluster, [
    'controller-manager',
    `--kubeconfig=${at('controller-manager.kubeconfig')}`,
    `--service-account-private-key-file=${at('service-account.key')}`,
    `--root-ca-file=${at('pki/apiserver.crt')}`,
    '--use-service-account-credentials=true',
    '--leader-elect=false',
    '--secure-port=0',
    // With the limits of a cluster that others use too, the first ServiceAccount takes twice as long.
    '--kube-api-qps=200',
    '--kube-api-burst=400',
    // Otherwise a folder of the system is made for these.
    `--flex-volume-plugin-dir=${at('flexvolume')}`,
  ]);
  processes.start('scheduler', kcluster, [
    'scheduler',
    `--kubeconfig=${at('scheduler.kubeconfig')}`,
    '--leader-elect=false',
    '--secure-port=0',
  ]);
  processes.start('kwok', kwok, [
    `--kubeconfig=${at('kubeconfig')}`,
    '--manage-all-nodes=true',
    // Without leases a node counts as lost about every 55 seconds, and its pods are never ready again.
    '--node-lease-duration-seconds=40',
  ]);

  const cluster = {
    kubectl: (args: readonly string[], input?: string) => runKubectl(folder, args, input),
  };
  mustKubectl(cluster, ['apply', '--server-side', '-f', customResources]);
  const established = ['wait', '--for=condition=Established', 'crd', '--all', '--timeout=60s'];
  mustKubectl(cluster, established);
}

/** Tokens for each user, their kubeconfigs, and the key that service accounts are signed with. */
function writeKeys(folder: string, port: number): void {
  mkdirSync(folder, { recursive: true });
  const write = (name: string, text: string) =>
    writeFileSync(join(folder, name), text, { mode: 0o600 });
  const { publicKey, privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
  });
  write('service-account.pub', publicKey);
  write('service-account.key', privateKey);

  const tokens = Object.entries(USERS).map(([file, { user, groups }]) => {
    const token = randomBytes(16).toString('hex');
    const named = (name: string, more: object) => [{ name: 'test', [name]: more }];
    const kubeconfig = {
      apiVersion: 'v1',
      kind: 'Config',
      clusters: named('cluster', {
        server: `https://127.0.0.1:${port}`,
        'certificate-authority': join(folder, 'pki/apiserver.crt'),
      }),
      users: named('user', { token }),
      contexts: named('context', { cluster: 'test', user: 'test' }),
      'current-context': 'test',
    };
    write(file, JSON.stringify(kubeconfig));
    return `${token},${user},${user},"${groups}"\n`;
  });
  write('tokens.csv', tokens.join(''));
}

/** Ports that nobody listens on; all are held until each is known, so that no two are the same. */
async function freePorts(count: number): Promise<readonly number[]> {
  const servers = Array.from({ length: count }, () => createServer());
  const ports = await Promise.all(
    servers.map(
      (server) =>
        new Promise<number>((found, failed) => {
          server.once('error', failed);
          server.listen(0, '127.0.0.1', () => {
            const address = server.address();
            found(typeof address === 'object' && address ? address.port : 0);
          });
        }),
    ),
  );
  await Promise.all(servers.map((server) => new Promise((closed) => server.close(closed))));
  return ports;
}
