import { outputsAs } from '../../../src/pack';
import { workloadIdentityType, workloadType } from '../../../src/resource-types';
import { terraformAddress } from '../../../src/terraform';
import { awsResource } from '../aws-resource';
import type { AwsOptions } from '../options';
import { TASK_NEEDS, TASK_NOTES } from '../task/task-needs';
import { scheduleTask } from './scheduled-task';
import { jobParams } from './workload-settings';

/** Time enough for Terraform to make the schedule, because one in the past never runs. */
const SOON = `at(\${formatdate("YYYY-MM-DD'T'hh:mm:ss", timeadd(timestamp(), "2m"))})`;

/**
 * A workload that runs once for each revision of it. Terraform has no resource that runs a task, so it is a schedule for
 * a single point in time. The time is only looked at when the schedule is made, or a plan would never be clean; a new
 * revision makes the schedule anew, two minutes from then.
 */
export const job = (options: AwsOptions) =>
  awsResource(workloadType, {
    class: 'job',
    summary: 'A task on ECS Fargate that runs once, two minutes after each change of it.',
    notes: [
      ...TASK_NOTES,
      'It starts two minutes after the apply, which does not wait for its end; its log tells how it went.',
      'While its environment is paused it does not run; it runs when that is resumed.',
    ],
    params: jobParams,
    needs: TASK_NEEDS,
    create(input) {
      scheduleTask(input, options, {
        scheduleExpression: SOON,
        whilePaused: 'absent',
        lifecycle: ({ definition }) => ({
          ignoreChanges: ['schedule_expression'],
          replaceTriggeredBy: [`${terraformAddress(definition)}.revision`],
        }),
      });
      return {
        securityGroup: outputsAs(workloadIdentityType, input.needs['identity']).securityGroup,
      };
    },
  });
