/** The variable by which a stack that exists is planned without its cluster. */
export const READ_ROLLOUTS = 'read_rollouts';

/** What holds of every definition that has such a check. */
export const ROLLOUT_NOTE =
  `Every plan asks the cluster whether the last rollout finished, and warns where it did not. ` +
  `A new environment is planned without its cluster, and one that exists with "-refresh=false -var ${READ_ROLLOUTS}=false".`;
