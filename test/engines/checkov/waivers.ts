/** What is judged: the plan of a stack, or the manifests of one. */
export type Framework = 'terraform_plan' | 'kubernetes';

/** A check that fails on purpose. */
export interface Waiver {
  /** Its id, as checkov prints it. */
  readonly check: string;
  readonly framework: Framework;
  readonly reason: string;
}

const onAws = (check: string, reason: string): Waiver => ({
  check,
  framework: 'terraform_plan',
  reason,
});

const inClusters = (check: string, reason: string): Waiver => ({
  check,
  framework: 'kubernetes',
  reason,
});

/** What stays as it is, wherever it is found: ten at most, and none that has become needless. */
export const WAIVERS: readonly Waiver[] = [
  onAws(
    'CKV_AWS_144',
    'A copy of every bucket in a second region is for the platform to decide and to pay.',
  ),
  onAws('CKV_AWS_260', 'Port 80 of the load balancer only redirects to HTTPS.'),
  onAws(
    'CKV_AWS_378',
    'TLS ends at the load balancer; tasks answer it alone, in private subnets, without a key.',
  ),
  onAws(
    'CKV2_AWS_5',
    'The group of a job is given to its tasks when they start, which no resource shows.',
  ),
  onAws(
    'CKV2_AWS_57',
    'A password is rotated by a deployment, which gives it to its users, not by a function.',
  ),
  onAws(
    'CKV2_AWS_71',
    'The certificate is for the hosts of one environment, under a name of its own.',
  ),
  onAws(
    'CKV2_AWS_76',
    'The rules of a web ACL are those of the platform, which only names it here.',
  ),
  inClusters(
    'CKV_K8S_11',
    'A limit of CPU slows a container down while CPUs stand idle: there is one where a Score file asks for it, and one of memory always.',
  ),
  inClusters(
    'CKV_K8S_35',
    'A Score file chooses between variables and files; a secret that it puts into a variable is there, by a reference.',
  ),
  inClusters(
    'CKV_K8S_43',
    'Workloads run the image that is named in their Score file or deployed by its tag; servers get the fixes of theirs, or a digest by an option.',
  ),
];
