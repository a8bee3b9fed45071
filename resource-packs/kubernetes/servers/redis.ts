import { Fn } from 'cdktf';
import { redisType } from '../../../src/resource-types';
import { imageOf } from '../images';
import { kubernetesResource } from '../kubernetes-resource';
import { ROLLOUT_NOTE } from '../rollout-note';
import { inClusterServer, type InClusterOptions } from './in-cluster-server';
import { letIn } from './let-in';
import { ROTATION_RESTART } from './server-notes';
import { userSecret } from './server-secrets';

const PORT = 6379;
const SECRET = '/run/secrets/users';
/** The user that clients mean when they give a password only. */
const NAME = 'default';

/** Everything but the commands of administrators: nobody reconfigures or stops the server, or reads its users. */
const MAY = 'on ~* &* +@all -@admin';

/** Valkey in the cluster: a server for each request, which keeps its data on a volume. */
export const redis = (options: InClusterOptions) =>
  kubernetesResource(redisType, {
    summary:
      'Valkey, which speaks the Redis protocol, in the cluster, for environments whose data may be lost.',
    notes: [ROTATION_RESTART, ROLLOUT_NOTE],
    // The type does not say whether it is a cache or a store.
    stateful: ['kubernetes_persistent_volume_claim_v1'],
    create(input) {
      const users = userSecret(input, options, (password) => ({
        password,
        'users.acl': `user ${NAME} ${MAY} #${Fn.sha256(password)}\n`,
      }));
      const server = inClusterServer(input, options, {
        image: imageOf(options, 'redis'),
        port: PORT,
        args: [
          ...['valkey-server', '--dir', '/data', '--appendonly', 'yes'],
          ...['--aclfile', `${SECRET}/users.acl`],
          // Three quarters of its memory; a write that does not fit is refused, and the server lives on.
          ...['--maxmemory', '192mb', '--maxmemory-policy', 'noeviction'],
        ],
        dataPath: '/data',
        secret: { path: SECRET, keys: ['password', 'users.acl'], of: users },
        ready: ['/bin/sh', '-c', READY],
        memory: { request: '64Mi', limit: '256Mi' },
      });
      return {
        host: server.host,
        port: PORT,
        username: NAME,
        password: users.released(server.secretInUse, 'password'),
      };
    },
    connect: (input) => letIn(input, PORT),
  });

/** While the server reads its file, it listens and answers with an error. */
const READY = `REDISCLI_AUTH="$(cat ${SECRET}/password)" valkey-cli ping | grep -q PONG`;
