import { Fn } from 'cdktf';
import { amqpType } from '../../../src/resource-types';
import { imageOf } from '../images';
import { kubernetesResource } from '../kubernetes-resource';
import { ROLLOUT_NOTE } from '../rollout-note';
import { inClusterServer, type InClusterOptions } from './in-cluster-server';
import { letIn } from './let-in';
import { ROTATION_RESTART } from './server-notes';
import { userSecret } from './server-secrets';

const PORT = 5672;
const SECRET = '/run/secrets/users';
const CONFIG = '/etc/scoreform';
/** Of the virtual host and of its user: a name that no URL has to escape. */
const NAME = 'app';

const definitionsFor = (password: string) =>
  Fn.jsonencode({
    vhosts: [{ name: NAME }],
    users: [{ name: NAME, password, tags: [] }],
    permissions: [{ user: NAME, vhost: NAME, configure: '.*', write: '.*', read: '.*' }],
  });

/** The broker sets what the definitions say at every start, passwords included, and makes no other user. */
const SETTINGS = [
  `load_definitions = ${SECRET}/definitions.json`,
  'log.console = true',
  'log.file = false',
  'vm_memory_high_watermark.absolute = 384MiB',
];

/** RabbitMQ in the cluster: a broker for each request, which keeps its queues on a volume. */
export const amqp = (options: InClusterOptions) =>
  kubernetesResource(amqpType, {
    summary: 'RabbitMQ in the cluster, for environments whose data may be lost.',
    notes: [ROTATION_RESTART, ROLLOUT_NOTE],
    stateful: ['kubernetes_persistent_volume_claim_v1'],
    create(input) {
      const users = userSecret(input, options, (password) => ({
        password,
        'definitions.json': definitionsFor(password),
      }));
      const server = inClusterServer(input, options, {
        image: imageOf(options, 'amqp'),
        port: PORT,
        env: {
          HOME: '/var/lib/rabbitmq',
          RABBITMQ_CONFIG_FILE: `${CONFIG}/rabbitmq.conf`,
        },
        dataPath: '/var/lib/rabbitmq/mnesia',
        // Its home holds a cookie that nobody else may read, which a volume of a group cannot promise.
        scratchPaths: ['/var/lib/rabbitmq', '/var/log/rabbitmq', '/tmp'],
        config: { path: CONFIG, files: { 'rabbitmq.conf': `${SETTINGS.join('\n')}\n` } },
        secret: { path: SECRET, keys: ['definitions.json'], of: users },
        memory: { request: '256Mi', limit: '512Mi' },
      });
      return {
        host: server.host,
        port: PORT,
        vhost: NAME,
        username: NAME,
        password: users.released(server.secretInUse, 'password'),
      };
    },
    connect: (input) => letIn(input, PORT),
  });
