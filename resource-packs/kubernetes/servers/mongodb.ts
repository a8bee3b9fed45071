import { escapeText } from '../../../src/pack';
import { mongodbType } from '../../../src/resource-types';
import { imageOf } from '../images';
import { kubernetesResource, namespaceOf } from '../kubernetes-resource';
import { ROLLOUT_NOTE } from '../rollout-note';
import { inClusterServer, type InClusterOptions } from './in-cluster-server';
import { letIn } from './let-in';
import { MONGODB_PASSWORD_SCRIPT } from './mongodb-password';
import { setPassword } from './password-job';
import { serverHost } from './server-names';
import { ROTATION_WINDOW } from './server-notes';
import { adminSecret, userSecret } from './server-secrets';

const PORT = 27017;
const NAME = 'app';

/** MongoDB in the cluster: a server for each request, whose password a Job changes. */
export const mongodb = (options: InClusterOptions) =>
  kubernetesResource(mongodbType, {
    summary: 'MongoDB in the cluster, for environments whose data may be lost.',
    notes: [
      ROTATION_WINDOW,
      ROLLOUT_NOTE,
      'The user is known to the database "admin" and may use any other, so a connection string works with or without one.',
      'MongoDB is under the Server Side Public License, and needs processors with AVX.',
    ],
    stateful: ['kubernetes_persistent_volume_claim_v1'],
    create(input) {
      const image = imageOf(options, 'mongodb');
      const host = serverHost(input.name, namespaceOf(input.needs));
      const admin = adminSecret(input);
      const users = userSecret(input, options, (password) => ({
        password,
        connection: `mongodb://${NAME}:${password}@${host}:${String(PORT)}/${NAME}?authSource=admin`,
      }));
      const server = inClusterServer(input, options, {
        image,
        port: PORT,
        env: {
          HOME: '/tmp',
          MONGO_INITDB_ROOT_USERNAME: 'root',
          MONGO_INITDB_ROOT_PASSWORD_FILE: '/run/secrets/admin/password',
        },
        dataPath: '/data/db',
        scratchPaths: ['/tmp', '/data/configdb'],
        secret: { path: '/run/secrets/admin', keys: ['password'], of: admin },
        memory: { request: '256Mi', limit: '1Gi' },
      });
      const told = setPassword(input, options, {
        server,
        image,
        port: PORT,
        command: [
          'mongosh',
          '--norc',
          '--nodb',
          '--quiet',
          '--eval',
          escapeText(MONGODB_PASSWORD_SCRIPT),
        ],
        env: { HOME: '/tmp', HOST: `${host}:${String(PORT)}`, ROLE: NAME },
        admin,
        wanted: users,
      });
      return {
        host,
        port: PORT,
        username: NAME,
        password: users.released(told, 'password'),
        connection: users.released(told, 'connection'),
      };
    },
    connect: (input) => letIn(input, PORT),
  });
