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
  /** The security group that its pods have, mostly that of the cluster. Databases let all of it in. */
  readonly securityGroup: string;
  /**
   * The load balancer in front of the cluster, which host names then lead to.
   *
   * @default there is no `dns`, which the pack for Kubernetes has
   */
  readonly entrance?: PodsEntrance;
}

/** A load balancer that is there already. */
export interface PodsEntrance {
  /** The name that AWS gave it, such as `k8s-public-0123456789.eu-central-1.elb.amazonaws.com`. */
  readonly host: string;
  /** The hosted zone of that name, for records that are aliases of it. @default records are of the kind CNAME */
  readonly zoneId?: string;
}

/** How workloads run where their Score file says nothing else. */
export interface WorkloadOptions {
  /** @default 2 where protected, else 1 */
  readonly replicas?: number;
  /**
   * Containers run as a user without rights and write to their temporary directory only. A waiver takes one thing of it
   * back, for images that cannot do without: the user of the image, or a file system to write to.
   *
   * @default none
   */
  readonly waivers?: readonly ('root' | 'writable-root-filesystem')[];
  /** What images are built for. @default 'X86_64' */
  readonly cpuArchitecture?: 'ARM64' | 'X86_64';
  /**
   * The image that writes the files of a workload and opens its temporary directories before it starts; it has a shell,
   * `base64`, `chmod` and `chown`.
   *
   * @default 'public.ecr.aws/docker/library/busybox:1.37.0'
   */
  readonly preparationImage?: string;
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
  /** With `pods`, the network of their cluster. @default a VPC of its own for each environment */
  readonly network?: ExistingNetwork | OwnNetwork;
  /** The bucket that access logs of load balancers and buckets go to. @default none are kept */
  readonly accessLogs?: { readonly bucket: string };
  /**
   * A plan of AWS Backup that keeps copies of `postgres`, `mysql` and `volume`, besides the backups that each has anyway:
   * its id, and the ARN of the role that it works by. @default none
   */
  readonly backupPlan?: { readonly id: string; readonly role: string };
  /** The ARN of a web ACL of WAF in front of load balancers. @default none */
  readonly webAcl?: string;
  /** A role that the provider assumes in the account. @default the credentials it finds */
  readonly assumeRole?: string;
  /** Tags for everything, besides project, environment, workload and owner. @default none */
  readonly tags?: Readonly<Record<string, string>>;
  readonly workloads?: WorkloadOptions;
  /** Services outside the environment: their URL by the id of the resource, such as `shop.payments`. @default none */
  readonly endpoints?: Readonly<Record<string, string>>;
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
   * Amazon MQ and ElastiCache take a password in no other way than through the state of Terraform. True accepts that: the
   * pack then makes `amqp`, and `redis` has a password. Whoever may read the state may then log in to them.
   *
   * @default false
   */
  readonly passwordsInState?: boolean;
}

/** A text that is handed to AWS for people to read: tags and descriptions. */
export type Tags = Readonly<Record<string, string | TerraformText>>;
