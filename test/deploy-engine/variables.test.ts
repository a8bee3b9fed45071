import type { Variables } from '../../src/deploy/engine/types';
import { engineVariables, harmlessArguments } from '../../src/deploy/engine/variables';

const place = { stack: 'shop-test', folder: '/repository/run', data: '/repository/data' };

test.each<{ because: string; given: Variables; kept: Variables; gone?: readonly string[] }>([
  {
    because: 'credentials, proxies and values are the business of the user',
    given: { AWS_PROFILE: 'x', TF_VAR_name: 'y', TF_CLI_CONFIG_FILE: '/z' },
    kept: { AWS_PROFILE: 'x', TF_VAR_name: 'y', TF_CLI_CONFIG_FILE: '/z' },
  },
  {
    because: 'another workspace has another state, in which nothing would exist',
    given: { TF_WORKSPACE: 'other' },
    kept: {},
    gone: ['TF_WORKSPACE'],
  },
  {
    because: 'nobody is there to answer, and each stack has a folder of its own',
    given: { TF_INPUT: '1', TF_DATA_DIR: '/elsewhere' },
    kept: { TF_INPUT: '0', TF_DATA_DIR: '/repository/data', TF_IN_AUTOMATION: '1' },
  },
  {
    because: 'a part of a stack must not pass for the whole',
    given: { TF_CLI_ARGS: '-target=a.b', TF_CLI_ARGS_apply: '-lock=false -parallelism=4' },
    kept: { TF_CLI_ARGS_apply: '-parallelism=4' },
    gone: ['TF_CLI_ARGS'],
  },
  {
    because: 'the debug log prints secrets, and without a file of its own it would go into ours',
    given: { TF_LOG: 'TRACE', TF_LOG_PROVIDER_AWS: 'DEBUG' },
    kept: {},
    gone: ['TF_LOG', 'TF_LOG_PROVIDER_AWS'],
  },
  {
    because: 'who names a file for the debug log wants it there',
    given: { TF_LOG: 'TRACE', TF_LOG_PATH: '/log' },
    kept: { TF_LOG: 'TRACE', TF_LOG_PATH: '/log' },
  },
])('$because', ({ given, kept, gone = [] }) => {
  const variables = engineVariables(given, place);
  expect(variables).toMatchObject(kept);
  for (const name of gone) expect(variables).not.toHaveProperty([name]);
});

test.each<{ command: string; text: string | undefined; kept: string; because: string }>([
  { command: 'plan', text: undefined, kept: '', because: 'there is none' },
  {
    command: 'plan',
    text: '-lock-timeout=5m  -destroy -out=x -var-file=y',
    kept: '-lock-timeout=5m',
    because: 'waiting for a lock changes nothing that is done',
  },
  {
    command: 'init',
    text: '-backend-config=token=1 -upgrade -reconfigure -migrate-state',
    kept: '-backend-config=token=1',
    because: 'credentials of a backend come this way; versions and states do not move silently',
  },
  { command: 'show', text: '-json', kept: '', because: 'nothing is known to be harmless here' },
])('of $command $text stays "$kept": $because', ({ command, text, kept }) => {
  expect(harmlessArguments(command, text)).toBe(kept);
});
