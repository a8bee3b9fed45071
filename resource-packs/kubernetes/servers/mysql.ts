import { escapeText } from '../../../src/pack';
import { mysqlType } from '../../../src/resource-types';
import { imageOf } from '../images';
import { kubernetesResource } from '../kubernetes-resource';
import { ROLLOUT_NOTE } from '../rollout-note';
import { inClusterServer, type InClusterOptions } from './in-cluster-server';
import { letIn } from './let-in';
import { MYSQL_PASSWORD_SCRIPT } from './mysql-password';
import { setPassword } from './password-job';
import { ROTATION_WINDOW } from './server-notes';
import { adminSecret, userSecret } from './server-secrets';

const PORT = 3306;
const DATABASE = 'app';

/** MySQL in the cluster: a server for each database, whose password a Job changes. */
export const mysql = (options: InClusterOptions) =>
  kubernetesResource(mysqlType, {
    summary: 'MySQL in the cluster, for environments whose data may be lost.',
    notes: [ROTATION_WINDOW, ROLLOUT_NOTE],
    stateful: ['kubernetes_persistent_volume_claim_v1'],
    create(input) {
      const image = imageOf(options, 'mysql');
      const admin = adminSecret(input);
      const users = userSecret(input, options, (password) => ({ password }));
      const server = inClusterServer(input, options, {
        image,
        port: PORT,
        // A fresh disk is not empty, and MySQL makes its files in an empty folder only.
        args: ['mysqld', '--datadir=/data/mysql', '--secure-file-priv=NULL', '--mysqlx=OFF'],
        env: { MYSQL_ROOT_PASSWORD_FILE: '/run/secrets/admin/password' },
        dataPath: '/data',
        scratchPaths: ['/tmp', '/var/run/mysqld'],
        secret: { path: '/run/secrets/admin', keys: ['password'], of: admin },
        memory: { request: '512Mi', limit: '1Gi' },
      });
      const told = setPassword(input, options, {
        server,
        image,
        port: PORT,
        command: ['/bin/sh', '-c', escapeText(MYSQL_PASSWORD_SCRIPT)],
        env: { HOST: server.host, ROLE: DATABASE, DATABASE },
        admin,
        wanted: users,
      });
      return {
        host: server.host,
        port: PORT,
        name: DATABASE,
        database: DATABASE,
        username: DATABASE,
        password: users.released(told, 'password'),
      };
    },
    connect: (input) => letIn(input, PORT),
  });
