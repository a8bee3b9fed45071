import type { ArgumentEntry, CommandEntry } from './entries';
import { allowDestroy, confirm, environments, format, forget } from './options';

import { newEnvironment } from './new-environment';

/** An environment that exists, given as an argument. */
const environmentArgument = (syntax: string, summary: string): ArgumentEntry => ({
  syntax,
  summary,
  completes: 'environment',
});

/** The life of environments. */
export const ENVIRONMENTS: readonly CommandEntry[] = [
  {
    name: 'environment list',
    summary: 'list environments, those of the first environment type first',
    options: [
      environments,
      { flags: '--type <type>', summary: 'only environments of this type' },
      format('text', 'json'),
    ],
    examples: [
      'scoreform environment list',
      "scoreform environment list -e 'shop/*' --format json",
    ],
  },
  {
    name: 'environment create',
    summary: 'add an environment to a project',
    ...newEnvironment,
    examples: ['scoreform environment create shop/demo --type preview --expires 3d'],
  },
  {
    name: 'environment fork',
    summary: 'add an environment that is like another one',
    arguments: [
      environmentArgument('<from>', 'the environment to copy, such as shop/staging'),
      { syntax: '<to>', summary: 'the new one, such as shop/pr-42' },
    ],
    options: [
      { flags: '--type <type>', summary: 'its environment type (default: the same)' },
      ...(newEnvironment.options?.slice(1) ?? []),
    ],
    examples: [
      'scoreform environment fork shop/staging shop/pr-42 --type preview --expires 3d --image cart=ghcr.io/acme/cart:pr-42',
    ],
  },
  {
    name: 'environment compare',
    summary: 'show in what two environments differ',
    arguments: [
      environmentArgument('<one>', 'such as shop/staging'),
      environmentArgument('<other>', 'such as shop/production'),
    ],
    options: [
      { flags: '--all', summary: 'also show what is the same in both' },
      format('text', 'json'),
    ],
    examples: ['scoreform environment compare shop/staging shop/production'],
  },
  {
    name: 'environment promote',
    summary: 'give an environment the images of another one',
    arguments: [
      environmentArgument('<from>', 'where the images are now, such as shop/staging'),
      environmentArgument('<to>', 'where they are to be, such as shop/production'),
    ],
    options: [
      {
        flags: '--workload <workload>',
        summary: 'only the images of this workload; repeatable',
        repeatable: true,
      },
      {
        flags: '--value <key>',
        summary: 'also this value; repeatable (default: no value)',
        repeatable: true,
      },
      { flags: '--skip-plan', summary: 'do not show what it would change' },
      { flags: '--dry-run', summary: 'show what would be written, and write nothing' },
    ],
    examples: [
      'scoreform environment promote shop/staging shop/production',
      'scoreform environment promote shop/staging shop/production --workload catalog --dry-run',
    ],
  },
  {
    name: 'environment set',
    summary: 'set images or values of an environment',
    arguments: [
      environmentArgument('<environment>', 'such as shop/staging'),
      {
        syntax: '<what>',
        summary: 'image, value, or secret: a value that lies in the secret store',
        choices: ['image', 'value', 'secret'],
      },
      { syntax: '<name=text...>', summary: 'such as cart=ghcr.io/acme/cart:1.5.0' },
    ],
    examples: [
      'scoreform environment set shop/staging image catalog=ghcr.io/acme/shop-catalog:3.2.1',
      'scoreform environment set shop/staging value LOG_LEVEL=debug',
      'scoreform environment set shop/staging secret STRIPE_KEY=payments/stripe',
    ],
  },
  {
    name: 'environment pause',
    summary: 'stop the workloads of an environment and keep its data',
    arguments: [environmentArgument('<environment>', 'such as shop/preview')],
    examples: ['scoreform environment pause shop/preview'],
  },
  {
    name: 'environment resume',
    summary: 'start the workloads of a paused environment again',
    arguments: [environmentArgument('<environment>', 'such as shop/preview')],
    examples: ['scoreform environment resume shop/preview'],
  },
  {
    name: 'environment delete',
    summary: 'remove everything of an environment, and then its file',
    arguments: [environmentArgument('<project/environment>', 'such as shop/preview')],
    options: [allowDestroy, confirm, forget, format('text', 'json')],
    examples: ['scoreform environment delete shop/preview --confirm preview'],
  },
  {
    name: 'environment sweep',
    summary: 'delete environments that have expired, and those whose file has gone',
    options: [
      environments,
      { flags: '--dry-run', summary: 'only tell which, and why' },
      format('text', 'json'),
    ],
    examples: ['scoreform environment sweep --dry-run', "scoreform environment sweep -e 'shop/*'"],
  },
];
