import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import type { Construct } from 'constructs';
import type { Name } from '../../../src/pack';
import { terraformAddress } from '../../../src/terraform';
import { trustedRole } from '../identity/trusted-role';
import type { AwsOptions } from '../options';
import { policyDocument, type Statement } from '../policies/policy-document';
import { distinctTexts } from '../policies/resolved-text';
import { ecrRepository } from './image-repository';

export interface Execution {
  readonly name: Name;
  /** The workload, as people know it. */
  readonly workload: string;
  readonly images: readonly string[];
  /** The ARN of the log group. */
  readonly log: string;
  /** The ARNs of the secrets that its containers are given. */
  readonly secrets: readonly string[];
  /** The ARNs of the keys that they are encrypted with. */
  readonly keys: readonly string[];
}

/** What ECS itself may do to start the tasks of one workload: fetch its images and secrets, write its log. */
export function executionRole(
  scope: Construct,
  execution: Execution,
  options: AwsOptions,
): { readonly arn: string; readonly ready: string } {
  const role = trustedRole(
    scope,
    'execution',
    {
      name: `${execution.name.within(54)}-execution`,
      description: `What ECS does to start ${execution.workload}.`,
      trust: { service: 'ecs-tasks.amazonaws.com', arnService: 'ecs' },
    },
    options,
  );
  const policy = new IamRolePolicy(scope, 'execution-policy', {
    role: role.name,
    name: 'start',
    policy: policyDocument([
      {
        Effect: 'Allow',
        Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        Resource: [`${execution.log}:*`],
      },
      ...imageStatements(execution.images),
      ...secretStatements(scope, execution, options),
    ]),
  });
  return { arn: role.arn, ready: terraformAddress(policy) };
}

function imageStatements(images: readonly string[]): Statement[] {
  const repositories = new Set(images.map(ecrRepository).filter((arn) => arn !== undefined));
  if (repositories.size === 0) return [];
  return [
    // A token is for a whole registry: the action knows no resource.
    { Effect: 'Allow', Action: ['ecr:GetAuthorizationToken'], Resource: ['*'] },
    {
      Effect: 'Allow',
      Action: [
        'ecr:BatchCheckLayerAvailability',
        'ecr:BatchGetImage',
        'ecr:GetDownloadUrlForLayer',
      ],
      Resource: [...repositories].sort(),
    },
  ];
}

function secretStatements(
  scope: Construct,
  { secrets, keys }: Execution,
  { region }: AwsOptions,
): Statement[] {
  if (secrets.length === 0) return [];
  return [
    {
      Effect: 'Allow',
      Action: ['secretsmanager:GetSecretValue'],
      Resource: distinctTexts(scope, secrets),
    },
    {
      Effect: 'Allow',
      Action: ['kms:Decrypt'],
      Resource: distinctTexts(scope, keys),
      Condition: {
        StringEquals: { 'kms:ViaService': `secretsmanager.${region}.amazonaws.com` },
      },
    },
  ];
}
