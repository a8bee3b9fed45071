import type { CommandEntry } from './entries';
import {
  allowDestroy,
  confirm,
  environments,
  environmentsNeeded,
  fault,
  forget,
  format,
  parallelism,
  simulate,
} from './options';

/** Commands around what runs. */
export const DEPLOYING: readonly CommandEntry[] = [
  {
    name: 'plan',
    summary: 'show what deploying environments would change, and why',
    options: [
      environments,
      { flags: '--out <folder>', summary: 'keep the plan there, for "scoreform deploy --plan"' },
      {
        flags: '--against <revision>',
        summary: 'plan on what a git revision would have deployed, simulated: no cloud is asked',
      },
      allowDestroy,
      { flags: '--detailed-exitcode', summary: 'end with 2 where something would change' },
      parallelism,
      simulate,
      fault,
      format('text', 'json', 'markdown'),
    ],
    examples: [
      'scoreform plan -e shop/development',
      "scoreform plan -e '*/*' --format markdown > comment.md",
      'scoreform plan --against origin/main -e shop/production',
    ],
  },
  {
    name: 'deploy',
    summary: 'plan environments, guard their data, apply, and keep a record',
    options: [
      environments,
      { flags: '--plan <folder>', summary: 'apply the plan kept there, exactly' },
      allowDestroy,
      parallelism,
      simulate,
      fault,
      format('text', 'json'),
    ],
    examples: ['scoreform deploy -e shop/development', 'scoreform deploy --plan plans/staging'],
  },
  {
    name: 'destroy',
    summary: 'remove everything that was deployed to an environment; its file stays',
    options: [
      environmentsNeeded,
      allowDestroy,
      confirm,
      forget,
      simulate,
      fault,
      format('text', 'json'),
    ],
    examples: ['scoreform destroy -e shop/preview --confirm preview'],
  },
  {
    name: 'rollback',
    summary: 'go back to the stack of an earlier deployment, as it was',
    options: [
      environmentsNeeded,
      { flags: '--to <id>', summary: 'the deployment, as "scoreform history" shows it' },
      allowDestroy,
      simulate,
      fault,
      format('text', 'json'),
    ],
    examples: ['scoreform rollback -e shop/production --to 41'],
  },
  {
    name: 'status',
    summary: 'tell what runs where since when, who works on it, and whether it is healthy',
    options: [environments, parallelism, simulate, fault, format('text', 'json')],
    examples: ['scoreform status', 'scoreform status -e shop/production'],
  },
  {
    name: 'outputs',
    summary: 'show the addresses and outputs of what was deployed',
    options: [environments, parallelism, simulate, format('text', 'json')],
    examples: ['scoreform outputs -e shop/development'],
  },
  {
    name: 'history',
    summary: 'list deployments, the newest first: who did what, when, from which commit',
    options: [
      environments,
      { flags: '--limit <number>', summary: 'how many at most (default: all)' },
      simulate,
      format('text', 'json'),
    ],
    examples: ['scoreform history -e shop/production', 'scoreform history --limit 20'],
  },
  {
    name: 'history show',
    summary: 'show one deployment in full',
    arguments: [{ syntax: '<id>', summary: 'as "scoreform history" shows it' }],
    options: [
      environmentsNeeded,
      { flags: '--log', summary: 'also what the engine said' },
      simulate,
      format('text', 'json'),
    ],
    examples: ['scoreform history show 41 -e shop/production'],
  },
  {
    name: 'history diff',
    summary: 'show what differs between two deployments of an environment',
    arguments: [
      { syntax: '<before>', summary: 'a deployment, as "scoreform history" shows it' },
      { syntax: '<after>', summary: 'another one' },
    ],
    options: [environmentsNeeded, simulate, format('text', 'json')],
    examples: ['scoreform history diff 40 41 -e shop/production'],
  },
  {
    name: 'drift',
    summary: 'show what was changed outside of any deployment; changes nothing',
    options: [
      environments,
      { flags: '--detailed-exitcode', summary: 'end with 2 where something was changed' },
      parallelism,
      simulate,
      fault,
      format('text', 'json', 'markdown'),
    ],
    examples: ["scoreform drift -e '*/production' --detailed-exitcode"],
  },
  {
    name: 'unlock',
    summary: 'show who holds the locks of an environment, and remove them',
    options: [environmentsNeeded, simulate, format('text', 'json')],
    examples: ['scoreform unlock -e shop/production'],
  },
];
