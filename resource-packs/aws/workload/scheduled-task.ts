import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import {
  SchedulerSchedule,
  type SchedulerScheduleConfig,
} from '@cdktf/provider-aws/lib/scheduler-schedule';
import { Lazy } from 'cdktf';
import { outputsAs, type Name } from '../../../src/pack';
import {
  awsKeyType,
  awsNetworkType,
  ecsClusterType,
  workloadIdentityType,
} from '../../../src/resource-types';
import { terraformAddress } from '../../../src/terraform';
import { allowCalls, callsOf, type Call } from '../calls/call-rules';
import { trustedRole } from '../identity/trusted-role';
import type { AwsOptions } from '../options';
import { partitionOf } from '../policies/partition';
import { policyDocument } from '../policies/policy-document';
import { describeTask, type Task, type WorkloadInput } from '../task/task-definition';

/** When a schedule runs its task, and what of it Terraform looks after. */
export interface ScheduleOptions extends Pick<
  SchedulerScheduleConfig,
  'scheduleExpression' | 'scheduleExpressionTimezone'
> {
  /** What becomes of the schedule while the environment is paused: one that runs once has to begin anew. */
  readonly whilePaused: 'disabled' | 'absent';
  readonly lifecycle?: (task: Task) => NonNullable<SchedulerScheduleConfig['lifecycle']>;
}

/** Has EventBridge start a task of the workload, once each time. */
export function scheduleTask(
  input: WorkloadInput,
  options: AwsOptions,
  { lifecycle, whilePaused, ...when }: ScheduleOptions,
): void {
  const { scope, address, name, needs, uses, context } = input;
  const cluster = outputsAs(ecsClusterType, needs['cluster']);
  const identity = outputsAs(workloadIdentityType, needs['identity']);
  const key = outputsAs(awsKeyType, needs['key']).arn;
  const calls = callsOf(uses);
  refuseOtherPorts(calls);
  const task = describeTask(input, options);
  const starter = starterRole(input, options, task);
  if (context.paused && whilePaused === 'absent') return;
  const schedule = new SchedulerSchedule(scope, 'Default', {
    ...when,
    name: scheduleName(name),
    description: `Runs ${address.id}.`,
    ...(context.paused && { state: 'DISABLED' }),
    kmsKeyArn: key,
    flexibleTimeWindow: { mode: 'OFF' },
    target: {
      arn: cluster.arn,
      roleArn: starter.arn,
      // What could not be started at its time is not started hours later.
      retryPolicy: { maximumEventAgeInSeconds: 3600, maximumRetryAttempts: 10 },
      ecsParameters: {
        taskDefinitionArn: task.definition.arn,
        launchType: 'FARGATE',
        taskCount: 1,
        enableEcsManagedTags: true,
        propagateTags: 'TASK_DEFINITION',
        networkConfiguration: {
          subnets: outputsAs(awsNetworkType, needs['network']).privateSubnets,
          ...(identity.securityGroup !== undefined && { securityGroups: [identity.securityGroup] }),
          assignPublicIp: false,
        },
      },
    },
    ...(lifecycle && { lifecycle: lifecycle(task) }),
  });
  const rules =
    identity.securityGroup === undefined
      ? []
      : allowCalls(scope, { workload: address.id, securityGroup: identity.securityGroup }, calls);
  schedule.dependsOn = Lazy.listValue({
    // What the identity may do is only known when everything is connected.
    produce: () => [...task.ready, ...rules, starter.ready, ...(identity.ready ?? [])].sort(),
  });
}

function scheduleName(name: Name): string {
  return name.within(64);
}

/** What EventBridge may do: start this very task in this cluster, encrypt and decrypt what it starts it with. */
function starterRole(
  { scope, address, name, needs }: WorkloadInput,
  options: AwsOptions,
  task: Task,
) {
  const { account, region } = options;
  const arn = `arn:${partitionOf(region)}`;
  const cluster = outputsAs(ecsClusterType, needs['cluster']);
  const identity = outputsAs(workloadIdentityType, needs['identity']);
  const role = trustedRole(
    scope,
    'starter',
    {
      name: `${name.within(56)}-starter`,
      description: `What EventBridge does to run ${address.id}.`,
      trust: { service: 'scheduler.amazonaws.com', arnService: 'scheduler' },
    },
    options,
  );
  const passed = [task.executionRole, ...(identity.role === undefined ? [] : [identity.role])];
  const policy = new IamRolePolicy(scope, 'starter-policy', {
    role: role.name,
    name: 'run',
    policy: policyDocument([
      {
        Effect: 'Allow',
        Action: ['ecs:RunTask'],
        Resource: [task.definition.arn],
        Condition: { ArnEquals: { 'ecs:cluster': cluster.arn } },
      },
      {
        Effect: 'Allow',
        Action: ['ecs:TagResource'],
        Resource: [`${arn}:ecs:${region}:${account}:task/${cluster.name}/*`],
        Condition: { StringEquals: { 'ecs:CreateAction': 'RunTask' } },
      },
      {
        Effect: 'Allow',
        Action: ['iam:PassRole'],
        Resource: passed,
        Condition: { StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' } },
      },
      {
        Effect: 'Allow',
        Action: ['kms:Decrypt'],
        Resource: [outputsAs(awsKeyType, needs['key']).arn],
        Condition: {
          StringEquals: {
            'kms:EncryptionContext:aws:scheduler:schedule:arn': `${arn}:scheduler:${region}:${account}:schedule/default/${scheduleName(name)}`,
          },
        },
      },
    ]),
  });
  return { arn: role.arn, ready: terraformAddress(policy) };
}

/** Only Service Connect leads from one port to another, and only services take part in it. */
function refuseOtherPorts(calls: readonly Call[]): void {
  const isReached = ({ port }: Call) => port.port === port.targetPort || port.protocol === 'UDP';
  for (const { workload, port } of calls) {
    if (calls.some((call) => call.workload === workload && isReached(call))) continue;
    throw new TypeError(
      `The job would call "${workload}" at port ${String(port.port)}, which ECS leads to ${String(port.targetPort)} for services only: let "${workload}" offer the port that its container listens on.`,
    );
  }
}
