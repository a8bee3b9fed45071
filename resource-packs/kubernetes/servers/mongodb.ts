import { escapeText } from '../../../src/pack';
import { mongodbType } from '../../../src/resource-types';
import { imageOf } from '../images';
import { kubernetesResource } from '../kubernetes-resource';
import { ROLLOUT_NOTE } from '../rollout-note';
import { databaseServer } from './database-server';
import type { InClusterOptions } from './in-cluster-server';
import { letIn } from './let-in';
import { MONGODB_PASSWORD_SCRIPT } from './mongodb-password';
import { ADMIN_PASSWORD_FILE } from './password-job';
import { ROTATION_WINDOW } from './server-notes';

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
      const server = databaseServer(input, options, {
        image: imageOf(options, 'mongodb'),
        port: PORT,
        env: {
          HOME: '/tmp',
          MONGO_INITDB_ROOT_USERNAME: 'root',
          MONGO_INITDB_ROOT_PASSWORD_FILE: ADMIN_PASSWORD_FILE,
        },
        dataPath: '/data/db',
        scratchPaths: ['/tmp', '/data/configdb'],
        memory: { request: '256Mi', limit: '1Gi' },
        content: (password, host) => ({
          password,
          connection: `mongodb://${NAME}:${password}@${host}:${String(PORT)}/${NAME}?authSource=admin`,
        }),
        passwordCommand: [
          'mongosh',
          '--norc',
          '--nodb',
          '--quiet',
          '--eval',
          escapeText(MONGODB_PASSWORD_SCRIPT),
        ],
        passwordEnv: (host) => ({ HOME: '/tmp', HOST: `${host}:${String(PORT)}`, ROLE: NAME }),
      });
      return {
        host: server.host,
        port: PORT,
        username: NAME,
        password: server.released('password'),
        connection: server.released('connection'),
      };
    },
    connect: (input) => letIn(input, PORT),
  });
