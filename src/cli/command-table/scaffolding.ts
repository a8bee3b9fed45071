import type { CommandEntry } from './entries';

import { newEnvironment } from './new-environment';

/** Commands that write new files. */
export const SCAFFOLDING: readonly CommandEntry[] = [
  {
    name: 'init',
    summary: 'make a new platform repository that deploys at once',
    arguments: [{ syntax: '[directory]', summary: 'its folder (default: the working directory)' }],
    options: [
      {
        flags: '--ci <system>',
        summary: 'also write a pipeline that checks every change',
        choices: ['github', 'gitlab'],
      },
    ],
    examples: ['scoreform init acme-platform'],
  },
  {
    name: 'new workload',
    summary: 'add a workload to a project',
    arguments: [{ syntax: '<project/name>', summary: 'such as shop/cart' }],
    examples: ['scoreform new workload shop/cart'],
  },
  {
    name: 'new environment',
    summary: 'add an environment to a project',
    ...newEnvironment,
    examples: ['scoreform new environment shop/preview --type development'],
  },
  {
    name: 'new pack',
    summary: 'add a pack with a first definition and its test',
    arguments: [{ syntax: '<name>', summary: 'such as acme' }],
    examples: ['scoreform new pack acme'],
  },
];
