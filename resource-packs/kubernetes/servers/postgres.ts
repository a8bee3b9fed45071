import { z } from 'zod';
import type { TerraformText } from '../../../src/pack';
import { postgresType } from '../../../src/resource-types';
import { jsonText } from '../../../src/terraform';
import { imageOf } from '../images';
import { kubernetesResource } from '../kubernetes-resource';
import { withoutExpansion } from '../pod/expansion';
import { ROLLOUT_NOTE } from '../rollout-note';
import type { InClusterOptions } from './in-cluster-server';
import { letIn } from './let-in';
import { ADMIN_PASSWORD_FILE } from './password-job';
import { POSTGRES_PASSWORD_SCRIPT } from './postgres-password';
import { ROTATION_WINDOW } from './server-notes';
import { DATABASE, sqlDatabase } from './sql-database';

const PORT = 5432;

const params = postgresType.params.extend({
  version: z.enum(['16', '17', '18']).default('17').describe('The major version of the server.'),
});

/** PostgreSQL in the cluster: a server for each database, whose password a Job changes. */
export const postgres = (options: InClusterOptions) =>
  kubernetesResource(postgresType, {
    summary: 'PostgreSQL in the cluster, for environments whose data may be lost.',
    notes: [
      ROTATION_WINDOW,
      ROLLOUT_NOTE,
      'A server does not start on the data of another major version.',
      'An extension has to be in the image of the server: PostgreSQL brings its own, such as "pgcrypto".',
    ],
    params,
    stateful: ['kubernetes_persistent_volume_claim_v1'],
    create(input) {
      const { version, extensions = {} } = input.params;
      return sqlDatabase(input, options, {
        image: imageOf(options, `postgres-${version}`),
        port: PORT,
        env: {
          PGDATA: '/data/pgdata',
          POSTGRES_PASSWORD_FILE: ADMIN_PASSWORD_FILE,
        },
        dataPath: '/data',
        scratchPaths: ['/tmp', '/var/run/postgresql'],
        // While its files are made, it listens to no address.
        ready: ['pg_isready', '--host=127.0.0.1', '--username=postgres', '--quiet'],
        memory: { request: '128Mi', limit: '512Mi' },
        passwordScript: POSTGRES_PASSWORD_SCRIPT,
        passwordEnv: (host) => ({
          PGHOST: host,
          PGPORT: String(PORT),
          PGUSER: 'postgres',
          PGDATABASE: 'postgres',
          ROLE: DATABASE,
          DATABASE,
          // What is made of safe texts is safe.
          EXTENSIONS: withoutExpansion(jsonText(extensions) as TerraformText),
        }),
      });
    },
    connect: (input) => letIn(input, PORT),
  });
