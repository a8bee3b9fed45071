/* eslint-disable @typescript-eslint/no-require-imports -- a command is loaded when it is called, and `import()` of a
   relative path would need the ending of the compiled file, which the source does not have */
import type { RunCommand } from './invocation';

export interface ArgumentEntry {
  /** `<needed>`, `[optional]` or `[many...]`. */
  readonly syntax: string;
  readonly summary: string;
  /** The words that it may be, where they are few. */
  readonly choices?: readonly string[];
  /** What completion offers for it. */
  readonly completes?: Completes;
}

export interface OptionEntry {
  readonly flags: string;
  readonly summary: string;
  readonly choices?: readonly string[];
  /** The value where it is not given. */
  readonly default?: string;
  /** True where it may be given several times. */
  readonly repeatable?: boolean;
  readonly completes?: Completes;
}

/** The names of things of the repository that completion looks up. */
export type Completes = 'environment' | 'address' | 'type' | 'pack';

export interface CommandEntry {
  /** All its words: `new workload`. */
  readonly name: string;
  /** What it does, as one sentence without a full stop. */
  readonly summary: string;
  readonly arguments?: readonly ArgumentEntry[];
  readonly options?: readonly OptionEntry[];
  readonly examples: readonly string[];
  /** True for commands that scripts call and people do not. */
  readonly hidden?: boolean;
  readonly load: () => RunCommand;
}

const environments: OptionEntry = {
  flags: '-e, --environment <pattern>',
  summary:
    'environments as project/environment; patterns such as "shop/*"; repeatable (default: all)',
  repeatable: true,
  completes: 'environment',
};

const format = (...choices: readonly string[]): OptionEntry => ({
  flags: '--format <format>',
  summary: 'how the result is written',
  choices,
  default: choices[0] ?? 'text',
});

/** The words that hold other commands. */
export const GROUPS: Readonly<Record<string, string>> = {
  new: 'add a workload, an environment or a pack',
  pack: 'look at packs and test them',
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

/** Every command, in the order help shows them. What a command does is loaded when it is called. */
export const COMMANDS: readonly CommandEntry[] = [
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
    load: () => (require('./commands/init') as typeof import('./commands/init')).init,
  },
  {
    name: 'new workload',
    summary: 'add a workload to a project',
    arguments: [{ syntax: '<project/name>', summary: 'such as shop/cart' }],
    examples: ['scoreform new workload shop/cart'],
    load: () => (require('./commands/new') as typeof import('./commands/new')).newWorkload,
  },
  {
    name: 'new environment',
    summary: 'add an environment to a project',
    arguments: [{ syntax: '<project/environment>', summary: 'such as shop/preview' }],
    options: [
      {
        flags: '--type <type>',
        summary: 'its environment type (default: the one of its own name, or else the first)',
      },
    ],
    examples: ['scoreform new environment shop/preview --type development'],
    load: () => (require('./commands/new') as typeof import('./commands/new')).newEnvironment,
  },
  {
    name: 'new pack',
    summary: 'add a pack with a first definition and its test',
    arguments: [{ syntax: '<name>', summary: 'such as acme' }],
    examples: ['scoreform new pack acme'],
    load: () => (require('./commands/new') as typeof import('./commands/new')).newPack,
  },
  {
    name: 'validate',
    summary: 'show everything wrong with Score, project and environment files',
    arguments: [{ syntax: '[path...]', summary: 'files or folders (default: all of projects)' }],
    options: [format('text', 'json', 'github', 'sarif')],
    examples: ['scoreform validate', 'scoreform validate projects/shop/cart --format github'],
    load: () => (require('./commands/validate') as typeof import('./commands/validate')).validate,
  },
  {
    name: 'types',
    summary: 'show what a developer may ask for',
    arguments: [{ syntax: '[type]', summary: 'one type, in full', completes: 'type' }],
    options: [format('text', 'json')],
    examples: ['scoreform types', 'scoreform types postgres'],
    load: () => (require('./commands/types') as typeof import('./commands/types')).types,
  },
  {
    name: 'explain',
    summary: 'show why a resource is made the way it is, or what a problem code means',
    arguments: [
      {
        syntax: '<subject>',
        summary: 'an address, a workload.resource, or a code such as match/tie',
        completes: 'address',
      },
    ],
    options: [environments, format('text', 'json')],
    examples: [
      "scoreform explain 'postgres.default#orders-db' -e shop/production",
      'scoreform explain cart.sessions',
      'scoreform explain read/unknown-field',
    ],
    load: () => (require('./commands/explain') as typeof import('./commands/explain')).explain,
  },
  {
    name: 'graph',
    summary: 'draw the resource graph of environments',
    options: [environments, format('text', 'dot', 'mermaid', 'svg', 'json')],
    examples: [
      'scoreform graph -e shop/development',
      'scoreform graph -e shop/production --format svg > graph.svg',
    ],
    load: () => (require('./commands/graph') as typeof import('./commands/graph')).graph,
  },
  {
    name: 'check',
    summary: 'tell for each resource of each environment whether something makes it',
    options: [environments, format('text', 'json')],
    examples: ['scoreform check', "scoreform check -e '*/production'"],
    load: () => (require('./commands/check') as typeof import('./commands/check')).check,
  },
  {
    name: 'synth',
    summary: 'write the Terraform stacks of environments',
    options: [
      environments,
      { flags: '--output <folder>', summary: 'where to (default: what cdktf.json says)' },
      format('text', 'json'),
    ],
    examples: ['scoreform synth', 'scoreform synth -e shop/development'],
    load: () => (require('./commands/synth') as typeof import('./commands/synth')).synth,
  },
  {
    name: 'pack list',
    summary: 'list the packs of the platform',
    options: [format('text', 'json')],
    examples: ['scoreform pack list'],
    load: () => (require('./commands/pack') as typeof import('./commands/pack')).packList,
  },
  {
    name: 'pack show',
    summary: 'show the definitions of a pack and every resource that uses them',
    arguments: [{ syntax: '<pack>', summary: 'its name', completes: 'pack' }],
    options: [environments, format('text', 'json')],
    examples: ['scoreform pack show sandbox'],
    load: () => (require('./commands/pack') as typeof import('./commands/pack')).packShow,
  },
  {
    name: 'pack test',
    summary: 'hold every definition of packs against the contract',
    arguments: [{ syntax: '[pack...]', summary: 'their names (default: all)', completes: 'pack' }],
    options: [format('text', 'json')],
    examples: ['scoreform pack test', 'scoreform pack test sandbox'],
    load: () => (require('./commands/pack-test') as typeof import('./commands/pack-test')).packTest,
  },
  {
    name: 'schema',
    summary: 'print the JSON Schema of a kind of file',
    arguments: [
      {
        syntax: '<name>',
        summary: 'score, project, environment or stack',
        choices: ['score', 'project', 'environment', 'stack'],
      },
    ],
    examples: ['scoreform schema environment'],
    load: () => (require('./commands/schema') as typeof import('./commands/schema')).schema,
  },
  {
    name: 'completion',
    summary: 'print the completion script of a shell',
    arguments: [
      { syntax: '<shell>', summary: 'bash, zsh or fish', choices: ['bash', 'zsh', 'fish'] },
    ],
    examples: ['source <(scoreform completion bash)'],
    load: () =>
      (require('./commands/completion') as typeof import('./commands/completion')).completion,
  },
  {
    name: 'doctor',
    summary: 'check that everything Scoreform needs is there',
    options: [format('text', 'json')],
    examples: ['scoreform doctor'],
    load: () => (require('./commands/doctor') as typeof import('./commands/doctor')).doctor,
  },
  {
    name: 'version',
    summary: 'print the version',
    options: [format('text', 'json')],
    examples: ['scoreform version'],
    load: () => (require('./commands/version') as typeof import('./commands/version')).version,
  },
  {
    name: '__complete',
    summary: 'what may follow the words that were typed',
    arguments: [
      { syntax: '[word...]', summary: 'all words behind "scoreform", the last one unfinished' },
    ],
    examples: [],
    hidden: true,
    load: () => (require('./commands/complete') as typeof import('./commands/complete')).complete,
  },
];
