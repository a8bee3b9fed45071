import { escapeText } from '../../../src/pack';
import { s3Type } from '../../../src/resource-types';
import { imageOf } from '../images';
import { kubernetesResource } from '../kubernetes-resource';
import { ROLLOUT_NOTE } from '../rollout-note';
import { inClusterServer, type InClusterOptions } from './in-cluster-server';
import { letIn } from './let-in';
import { S3_START_SCRIPT } from './s3-start';
import { ROTATION_RESTART } from './server-notes';
import { userSecret } from './server-secrets';

const PORT = 9000;
const SECRET = '/run/secrets/users';
const REGION = 'us-east-1';

/** Versity S3 Gateway in the cluster: a server for each bucket, whose objects are files on a volume. */
export const s3 = (options: InClusterOptions) =>
  kubernetesResource(s3Type, {
    summary:
      'A bucket of the Versity S3 Gateway in the cluster, for environments whose data may be lost.',
    notes: [
      ROTATION_RESTART,
      ROLLOUT_NOTE,
      'No object can be called like a folder of others: "a" and "a/b" exclude each other.',
      'Clients have to name the bucket in the path, not in the host: most call it "path style".',
    ],
    stateful: ['kubernetes_persistent_volume_claim_v1'],
    create(input) {
      const bucket = input.name.within(63);
      const key = input.name.within(32, { separator: '_', startsWithLetter: true });
      const users = userSecret(input, options, (secretKey) => ({ secret_key: secretKey }));
      const server = inClusterServer(input, options, {
        image: imageOf(options, 's3'),
        port: PORT,
        command: ['/bin/sh', '-c', escapeText(S3_START_SCRIPT)],
        env: {
          BUCKET: bucket,
          DATA: '/data',
          LISTEN: `:${String(PORT)}`,
          ROOT_ACCESS_KEY_ID: key,
          SECRET_KEY_FILE: `${SECRET}/secret_key`,
          VGW_REGION: REGION,
        },
        dataPath: '/data',
        secret: { path: SECRET, keys: ['secret_key'], of: users },
        memory: { request: '64Mi', limit: '256Mi' },
      });
      const secretKey = users.released(server.secretInUse, 'secret_key');
      return {
        bucket,
        endpoint: `http://${server.host}:${String(PORT)}`,
        region: REGION,
        access_key_id: key,
        aws_access_key_id: key,
        secret_key: secretKey,
        aws_secret_key: secretKey,
      };
    },
    connect: (input) => letIn(input, PORT),
  });
