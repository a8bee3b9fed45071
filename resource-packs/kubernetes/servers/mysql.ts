import { mysqlType } from '../../../src/resource-types';
import { imageOf } from '../images';
import { kubernetesResource } from '../kubernetes-resource';
import { ROLLOUT_NOTE } from '../rollout-note';
import type { InClusterOptions } from './in-cluster-server';
import { letIn } from './let-in';
import { MYSQL_PASSWORD_SCRIPT } from './mysql-password';
import { ADMIN_PASSWORD_FILE } from './password-job';
import { ROTATION_WINDOW } from './server-notes';
import { DATABASE, sqlDatabase } from './sql-database';

const PORT = 3306;

/** MySQL in the cluster: a server for each database, whose password a Job changes. */
export const mysql = (options: InClusterOptions) =>
  kubernetesResource(mysqlType, {
    summary: 'MySQL in the cluster, for environments whose data may be lost.',
    notes: [ROTATION_WINDOW, ROLLOUT_NOTE],
    stateful: ['kubernetes_persistent_volume_claim_v1'],
    create: (input) =>
      sqlDatabase(input, options, {
        image: imageOf(options, 'mysql'),
        port: PORT,
        // A fresh disk is not empty, and MySQL makes its files in an empty folder only.
        args: ['mysqld', '--datadir=/data/mysql', '--secure-file-priv=NULL', '--mysqlx=OFF'],
        env: { MYSQL_ROOT_PASSWORD_FILE: ADMIN_PASSWORD_FILE },
        dataPath: '/data',
        scratchPaths: ['/tmp', '/var/run/mysqld'],
        memory: { request: '512Mi', limit: '1Gi' },
        passwordScript: MYSQL_PASSWORD_SCRIPT,
        passwordEnv: (host) => ({ HOST: host, ROLE: DATABASE, DATABASE }),
      }),
    connect: (input) => letIn(input, PORT),
  });
