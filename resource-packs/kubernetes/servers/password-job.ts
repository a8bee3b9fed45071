import { JobV1 } from '@cdktf/provider-kubernetes/lib/job-v1';
import type { CreateInput } from '../../../src/pack';
import { namespaceOf } from '../kubernetes-resource';
import { labelsOf } from '../names';
import { openPods } from '../network-policy';
import { pullPolicyOf, pullSecretsOf } from '../pod/image-pulls';
import type { GeneratedSecret } from './generated-secret';
import type { InClusterOptions, InClusterServer } from './in-cluster-server';
import { restrictedContainer, restrictedPod } from './restricted-pod';
import { serverNames } from './server-names';
import type { UserSecret } from './server-secrets';
import { podVolumes } from './server-volumes';

export interface PasswordJobOptions {
  readonly server: InClusterServer;
  readonly image: string;
  readonly port: number;
  /** Runs to the end, and again if need be: it finds the two passwords in files and leaves nothing in a log. */
  readonly command: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** What the server's administrator logs in with. */
  readonly admin: GeneratedSecret;
  /** What users are to log in with. */
  readonly wanted: UserSecret;
}

/** Where the server and the Job find the secret of the administrator. */
export const ADMIN_SECRET = '/run/secrets/admin';

/** Where they find the password in it. */
export const ADMIN_PASSWORD_FILE = `${ADMIN_SECRET}/password`;

const WANTED_SECRET = '/run/secrets/wanted';

/** Where a password script finds the two passwords. */
const PASSWORD_FILES = {
  ADMIN_PASSWORD_FILE,
  PASSWORD_FILE: `${WANTED_SECRET}/password`,
};

/** The wanted secret comes first, so that its place among the volumes is known. */
const WANTED_VOLUME = 0;

/**
 * Tells a server the password of its users, by a Job that runs once for each password and each new volume.
 *
 * @returns the name of the secret as a reference through the Job: whoever mounts it waits until the server knows it
 */
export function setPassword(
  { scope, address, name, needs, context }: CreateInput<unknown>,
  platform: InClusterOptions,
  { server, image, port, command, env, admin, wanted }: PasswordJobOptions,
): string {
  const names = serverNames(name);
  const namespace = namespaceOf(needs);
  const labels = labelsOf(address, context);
  const access = openPods(scope, 'password-access', {
    metadata: { name: `${names.server}-password`, namespace, labels },
    to: names.selector,
    from: { pods: names.passwordPods },
    ports: [{ port, protocol: 'TCP' }],
  });
  const { volume, volumeMount } = podVolumes([
    { path: WANTED_SECRET, secret: wanted.name, keys: ['password'] },
    { path: ADMIN_SECRET, secret: admin.name, keys: ['password'] },
    { path: '/tmp', empty: 'memory' },
  ]);
  const job = new JobV1(scope, 'password-job', {
    metadata: { name: names.passwordJob(wanted.revision), namespace, labels },
    spec: {
      backoffLimit: 6,
      activeDeadlineSeconds: 300,
      template: {
        metadata: {
          labels: { ...labels, ...names.passwordPods },
          annotations: {
            'scoreform.dev/secret': wanted.mark,
            'scoreform.dev/volume': server.volumeMark,
          },
        },
        spec: {
          restartPolicy: 'Never',
          serviceAccountName: names.server,
          automountServiceAccountToken: false,
          enableServiceLinks: false,
          ...pullSecretsOf(platform.workloads ?? {}),
          securityContext: restrictedPod(),
          container: [
            {
              name: 'password',
              image,
              imagePullPolicy: pullPolicyOf(platform.workloads ?? {}),
              command: [...command],
              env: Object.entries({ ...PASSWORD_FILES, ...env }).map(([key, value]) => ({
                name: key,
                value,
              })),
              securityContext: restrictedContainer(),
              resources: {
                requests: { cpu: '50m', memory: '64Mi' },
                limits: { cpu: '1', memory: '256Mi' },
              },
              volumeMount,
            },
          ],
          volume,
        },
      },
    },
    waitForCompletion: true,
    timeouts: { create: '6m', update: '6m' },
    dependsOn: [server.statefulSet, access],
  });
  return job.spec.template.spec.volume.get(WANTED_VOLUME).secret.secretName;
}
