import type { AwsOptions } from './options';

const BY_MODULE =
  'A platform engineer can add it by a rule with terraformModule(…), or with existing(…) where there is one already.';

/** What belongs to ECS and to the load balancer in front of it, and is another matter for pods. */
const ON_ECS_ONLY = [
  'ecs-cluster',
  'horizontal-pod-autoscaler',
  'route',
  'service',
  'service-port',
  'tls-cert',
  'volume',
  'workload',
];

/** The types that people look for and this pack does not have, each with what to do instead. */
export function leftOut({
  passwordsInState = false,
  pods,
}: AwsOptions): Readonly<Record<string, string>> {
  return {
    ...(pods && Object.fromEntries(ON_ECS_ONLY.map((type) => [type, byKubernetes(type)]))),
    ...(pods && !pods.entrance && { dns: `${byKubernetes('dns')} Or set pods.entrance.` }),
    ...(!passwordsInState && {
      amqp: 'Amazon MQ takes a password only through the state of Terraform: set passwordsInState to accept that, take sqs and sns-topic instead, or write a rule with existing(…).',
    }),
    elasticsearch: `OpenSearch takes a password only through the state of Terraform. ${BY_MODULE}`,
    'kafka-topic': `A topic is made by the brokers, which Terraform does not reach from outside the network. ${BY_MODULE}`,
    mongodb: `DocumentDB lacks some of what MongoDB does. ${BY_MODULE}`,
    mssql: `SQL Server needs a licence that somebody has to choose. ${BY_MODULE}`,
    'postgres-instance': `Ask for postgres, which is an instance of its own here. ${BY_MODULE}`,
  };
}

function byKubernetes(type: string): string {
  return `Workloads are pods on EKS. Take it from the Kubernetes pack: .only(…, "${type}").`;
}
