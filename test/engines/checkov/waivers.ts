/** A check that fails on purpose. */
export interface Waiver {
  /** Its id, as checkov prints it. */
  readonly check: string;
  readonly reason: string;
}

/** What stays as it is, wherever it is found: ten at most, and none that has become needless. */
export const WAIVERS: readonly Waiver[] = [
  {
    check: 'CKV_AWS_144',
    reason: 'A copy of every bucket in a second region is for the platform to decide and to pay.',
  },
  {
    check: 'CKV_AWS_260',
    reason: 'Port 80 of the load balancer only redirects to HTTPS.',
  },
  {
    check: 'CKV_AWS_378',
    reason:
      'TLS ends at the load balancer; tasks answer it alone, in private subnets, without a key.',
  },
  {
    check: 'CKV2_AWS_5',
    reason: 'The group of a job is given to its tasks when they start, which no resource shows.',
  },
  {
    check: 'CKV2_AWS_8',
    reason: 'Aurora backs itself up, to any second of the days that are kept.',
  },
  {
    check: 'CKV2_AWS_57',
    reason:
      'A password is rotated by a deployment, which gives it to its users, not by a function.',
  },
  {
    check: 'CKV2_AWS_62',
    reason: 'A bucket tells nobody of its objects unless somebody listens.',
  },
  {
    check: 'CKV2_AWS_71',
    reason: 'The certificate is for the hosts of one environment, under a name of its own.',
  },
  {
    check: 'CKV2_AWS_76',
    reason: 'The rules of a web ACL are those of the platform, which only names it here.',
  },
];

/** What an environment does without unless it is protected, or an option asks for it. */
export const ONLY_WHERE_ASKED_FOR: Readonly<Record<string, string>> = {
  CKV_AWS_18: 'accessLogs',
  CKV_AWS_91: 'accessLogs',
  CKV_AWS_139: 'protected',
  CKV_AWS_150: 'protected',
  CKV_AWS_157: 'protected',
  CKV_AWS_293: 'protected',
  CKV2_AWS_28: 'webAcl',
  CKV2_AWS_50: 'protected',
};
