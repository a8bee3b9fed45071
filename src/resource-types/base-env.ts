import { defineResourceType } from '../pack';
import { noOutputs, noParams } from './fields';

/** Groundwork of an environment that has no value to offer. */
export const baseEnvType = defineResourceType({
  name: 'base-env',
  summary: 'What an environment has before anything is deployed into it.',
  params: noParams,
  outputs: noOutputs,
  accesses: ['read'],
  requestable: false,
});
