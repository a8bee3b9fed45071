import type { TerraformText } from '../../src/pack';

/** Subnets and a VPC that are there already. */
export interface ExistingNetwork {
  readonly vpc: string;
  /** The addresses within the VPC, such as `10.0.0.0/16`. */
  readonly cidr: string;
  readonly privateSubnets: readonly string[];
  readonly publicSubnets: readonly string[];
}

/** A VPC to make, one per environment. */
export interface OwnNetwork {
  /** @default '10.0.0.0/16' */
  readonly cidr?: string;
  /** Names of availability zones, at least two. @default the zones `a` and `b` of the region */
  readonly availabilityZones?: readonly string[];
  /** One for all zones costs less, one for each survives the loss of a zone. @default 'each' where protected, else 'one' */
  readonly natGateways?: 'one' | 'each';
}

/** Pods on EKS that workload identities are given to, instead of tasks on ECS. */
export interface PodsOptions {
  /** The name of the EKS cluster. */
  readonly cluster: string;
  /** The security group that its pods have, mostly that of the cluster. */
  readonly securityGroup: string;
}

/** What a permission is, in the words of IAM. */
export interface PolicyStatement {
  readonly actions: readonly string[];
  readonly resources: readonly string[];
}

export interface AwsOptions {
  /** The account, twelve digits; the provider refuses to touch any other. */
  readonly account: string;
  /** Such as `eu-central-1`. */
  readonly region: string;
  /** A public hosted zone of Route 53; host names and certificates are made in it. */
  readonly zone: { readonly id: string; readonly name: string };
  /** @default a VPC of its own for each environment */
  readonly network?: ExistingNetwork | OwnNetwork;
  /** The bucket that access logs of load balancers and buckets go to. @default none are kept */
  readonly accessLogs?: { readonly bucket: string };
  /** The ARN of a web ACL of WAF in front of load balancers. @default none */
  readonly webAcl?: string;
  /** A role that the provider assumes in the account. @default the credentials it finds */
  readonly assumeRole?: string;
  /** Tags for everything, besides project, environment, workload and owner. @default none */
  readonly tags?: Readonly<Record<string, string>>;
  /** For workloads that run as pods on EKS, by the Kubernetes pack. @default workloads run on ECS */
  readonly pods?: PodsOptions;
  /**
   * How often the password of a resource was changed, by address: raising the number rotates it.
   *
   * @default 1 for all
   */
  readonly revisions?: Readonly<Record<string, number>>;
  /** Permissions that Score files may ask for, by the class of `aws-policy`. @default none */
  readonly policies?: Readonly<Record<string, readonly PolicyStatement[]>>;
  /**
   * Amazon MQ takes a broker's password in no other way than through the state of Terraform. True accepts that, and the
   * pack then makes `amqp`.
   *
   * @default false
   */
  readonly passwordsInState?: boolean;
}

/** A text that is handed to AWS for people to read: tags and descriptions. */
export type Tags = Readonly<Record<string, string | TerraformText>>;

/** The tenth change of a password is revision ten; the first password is revision one. */
export function revisionOf({ revisions = {} }: AwsOptions, address: unknown): number {
  return revisions[String(address)] ?? 1;
}
