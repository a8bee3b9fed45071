import type { OptionEntry } from './entries';

/** Which environments; every command that looks at some has it. */
export const environments: OptionEntry = {
  flags: '-e, --environment <pattern>',
  summary:
    'environments as project/environment; patterns such as "shop/*"; repeatable (default: all)',
  repeatable: true,
  completes: 'environment',
};

/** Which environments, for commands that change what runs or are about one: where there are several, it is needed. */
export const environmentsNeeded: OptionEntry = {
  ...environments,
  summary: 'environments as project/environment; patterns such as "shop/*"; repeatable',
};

/** Formats of the result; the first is what people get who ask for none. */
export const format = (...choices: readonly string[]): OptionEntry => ({
  flags: '--format <format>',
  summary: 'how the result is written',
  choices,
  default: choices[0] ?? 'text',
});

/** The guard lets these pass. */
export const allowDestroy: OptionEntry = {
  flags: '--allow-destroy <address>',
  summary: 'a resource whose data may be lost, by its address; repeatable',
  repeatable: true,
  completes: 'address',
};

/** How much at once. */
export const parallelism: OptionEntry = {
  flags: '--parallelism <number>',
  summary: 'how many environments at once (default: by processors and free memory)',
};

/** Consent by name. */
export const confirm: OptionEntry = {
  flags: '--confirm <environment>',
  summary: 'the name of the environment, to say that all of its data may be lost',
};

/** For a state that is lost. */
export const forget: OptionEntry = {
  flags: '--forget',
  summary: 'where the state is lost: take everything for gone, and remove nothing',
};

/** Another world. */
export const simulate: OptionEntry = {
  flags: '--simulate',
  summary: 'ask no cloud: simulated deployments have providers, states and records of their own',
};

/** What goes wrong there. */
export const fault: OptionEntry = {
  flags: '--fault <fault>',
  summary:
    'with --simulate: <address or type>=<fail|slow|partial|drift|gone>[:<detail>]; repeatable',
  repeatable: true,
  completes: 'address',
};

/** Accepted by every command, before its name and behind it. */
export const COMMON_OPTIONS: readonly OptionEntry[] = [
  {
    flags: '-C, --directory <directory>',
    summary: 'act in this folder (default: the working directory)',
  },
  { flags: '--quiet', summary: 'show errors and the result only' },
  { flags: '--verbose', summary: 'show where a bug happened' },
  { flags: '--no-color', summary: 'do not colour (also: NO_COLOR)' },
  { flags: '--yes', summary: 'take every question for answered with yes' },
  { flags: '--no-input', summary: 'never ask a question' },
];
