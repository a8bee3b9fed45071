/** What every workload on ECS needs. */
export const TASK_NEEDS = {
  cluster: { type: 'ecs-cluster', per: 'environment' },
  identity: { type: 'workload-identity', per: 'workload' },
  key: { type: 'aws-key', per: 'environment' },
  network: { type: 'aws-network', per: 'environment' },
} as const;

/** What people have to know who move a workload to ECS. */
export const TASK_NOTES = [
  'A file is mounted with its directory, which hides what the image has there.',
  'A volume whose source is no resource of the workload is empty, and what is written to it is lost with its task.',
  'Containers run as the user 65532 and write to /tmp and to volumes only, unless the platform waives it.',
  'They reach whatever answers on port 443, and else what they ask for; what is not HTTPS of its own goes unencrypted within the network.',
] as const;
