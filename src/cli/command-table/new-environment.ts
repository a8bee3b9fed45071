import type { CommandEntry } from './entries';

/** What `new environment` and `environment create` take: they are one command. */
export const newEnvironment: Pick<CommandEntry, 'arguments' | 'options'> = {
  arguments: [{ syntax: '<project/environment>', summary: 'such as shop/preview' }],
  options: [
    {
      flags: '--type <type>',
      summary: 'its environment type (default: the one of its own name, or else the first)',
    },
    {
      flags: '--expires <moment>',
      summary: 'when it may be removed: a date and time with offset, or from now as in 3d or 12h',
    },
    {
      flags: '--image <workload=image>',
      summary: 'the image of a workload, or of workload.container; repeatable',
      repeatable: true,
    },
  ],
};
