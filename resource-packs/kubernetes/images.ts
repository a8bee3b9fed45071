/** The images of the servers in the cluster, by type, and by major version where a request can choose one. */
export const images = {
  amqp: 'docker.io/library/rabbitmq:4.2.1-alpine',
  mongodb: 'docker.io/library/mongo:8.0.17',
  mysql: 'docker.io/library/mysql:8.4.7',
  'postgres-16': 'docker.io/library/postgres:16.11-alpine',
  'postgres-17': 'docker.io/library/postgres:17.7-alpine',
  'postgres-18': 'docker.io/library/postgres:18.1-alpine',
  // Valkey, because Redis itself has not been under a permissive licence since 7.4; its protocol is the same.
  redis: 'docker.io/valkey/valkey:8.1.4-alpine',
  s3: 'ghcr.io/versity/versitygw:v1.8.0',
} as const;

/** A server in the cluster whose image a platform can replace. */
export type ServerImage = keyof typeof images;

/** The images that a platform has of its own, such as copies in its registry. */
export type OwnImages = Partial<Readonly<Record<ServerImage, string>>>;

/** The image of a server: the platform's own where it has one. */
export function imageOf(
  { images: own = {} }: { readonly images?: OwnImages },
  server: ServerImage,
) {
  return own[server] ?? images[server];
}
