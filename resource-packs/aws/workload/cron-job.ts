import { outputsAs } from '../../../src/pack';
import { SETTINGS, workloadIdentityType, workloadType } from '../../../src/resource-types';
import { awsResource } from '../aws-resource';
import type { AwsOptions } from '../options';
import { TASK_NEEDS, TASK_NOTES } from '../task/task-needs';
import { scheduleExpression } from './schedule-expression';
import { scheduleTask } from './scheduled-task';
import { settingOf } from './workload-params';
import { scheduledParams } from './workload-settings';

/** A workload that runs by a schedule. */
export const cronJob = (options: AwsOptions) =>
  awsResource(workloadType, {
    class: 'cron-job',
    summary: 'A task on ECS Fargate that EventBridge starts by a schedule.',
    notes: [...TASK_NOTES, 'A task is started at its time even where the one before still runs.'],
    params: scheduledParams,
    needs: TASK_NEEDS,
    create(input) {
      const { params, needs } = input;
      const schedule = scheduleExpression(params.metadata.annotations[SETTINGS.schedule]);
      if ('problem' in schedule)
        throw new TypeError(`The schedule cannot be met: ${schedule.problem}.`);
      scheduleTask(input, options, {
        scheduleExpression: schedule.expression,
        whilePaused: 'disabled',
        scheduleExpressionTimezone: settingOf(params, 'timeZone') ?? 'UTC',
      });
      return { securityGroup: outputsAs(workloadIdentityType, needs['identity']).securityGroup };
    },
  });
