import type { WorkloadOptions } from '../options';
import type { ContainerSecurityContext, PodSecurityContext } from './pod';

/**
 * The user of all containers. It has a number because Kubernetes cannot tell whether a user with a name is root, so an
 * image that says `USER app` would be refused; and it is the one that images without a shell call "nonroot".
 */
const USER = 65532;

/** What a server that is started as root uses to give its rights up. */
const RIGHTS_OF_ROOT = [
  'CHOWN',
  'DAC_OVERRIDE',
  'FOWNER',
  'NET_BIND_SERVICE',
  'SETGID',
  'SETUID',
] as const;

const seccompProfile = { type: 'RuntimeDefault' } as const;

/** What counts for the pod as a whole: the user, and the group that its volumes belong to. */
export function podSecurity({ waivers = [] }: WorkloadOptions): PodSecurityContext {
  return {
    ...(!waivers.includes('root') && { runAsNonRoot: true, runAsUser: USER, runAsGroup: USER }),
    fsGroup: USER,
    // Changing the owner of every file of a large volume takes minutes at each start.
    fsGroupChangePolicy: 'OnRootMismatch',
    seccompProfile,
  };
}

/**
 * What every container says for itself, because the Terraform provider sends `false` for what it does not say, and that
 * overrides the pod.
 */
export function containerSecurity({ waivers = [] }: WorkloadOptions): ContainerSecurityContext {
  const isRoot = waivers.includes('root');
  return {
    runAsNonRoot: !isRoot,
    allowPrivilegeEscalation: false,
    readOnlyRootFilesystem: !waivers.includes('writable-root-filesystem'),
    privileged: false,
    capabilities: { drop: ['ALL'], ...(isRoot && { add: RIGHTS_OF_ROOT }) },
    seccompProfile,
  };
}
