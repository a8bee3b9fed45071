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

export type CommandName =
  | 'init'
  | 'new workload'
  | 'new environment'
  | 'new pack'
  | 'validate'
  | 'types'
  | 'explain'
  | 'graph'
  | 'check'
  | 'synth'
  | 'pack list'
  | 'pack show'
  | 'pack test'
  | 'schema'
  | 'completion'
  | 'doctor'
  | 'version'
  | '__complete';

export interface CommandEntry {
  /** All its words: `new workload`. */
  readonly name: CommandName;
  /** What it does, as one sentence without a full stop. */
  readonly summary: string;
  readonly arguments?: readonly ArgumentEntry[];
  readonly options?: readonly OptionEntry[];
  readonly examples: readonly string[];
  /** True for commands that scripts call and people do not. */
  readonly hidden?: boolean;
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

/** Every command, in the order help shows them; what each does is in `commands`. */
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
    arguments: [{ syntax: '<project/environment>', summary: 'such as shop/preview' }],
    options: [
      {
        flags: '--type <type>',
        summary: 'its environment type (default: the one of its own name, or else the first)',
      },
    ],
    examples: ['scoreform new environment shop/preview --type development'],
  },
  {
    name: 'new pack',
    summary: 'add a pack with a first definition and its test',
    arguments: [{ syntax: '<name>', summary: 'such as acme' }],
    examples: ['scoreform new pack acme'],
  },
  {
    name: 'validate',
    summary: 'show everything wrong with Score, project and environment files',
    arguments: [{ syntax: '[path...]', summary: 'files or folders (default: all of projects)' }],
    options: [format('text', 'json', 'github', 'sarif')],
    examples: ['scoreform validate', 'scoreform validate projects/shop/cart --format github'],
  },
  {
    name: 'types',
    summary: 'show what a developer may ask for',
    arguments: [{ syntax: '[type]', summary: 'one type, in full', completes: 'type' }],
    options: [format('text', 'json')],
    examples: ['scoreform types', 'scoreform types postgres'],
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
  },
  {
    name: 'graph',
    summary: 'draw the resource graph of environments',
    options: [environments, format('text', 'dot', 'mermaid', 'svg', 'json')],
    examples: [
      'scoreform graph -e shop/development',
      'scoreform graph -e shop/production --format svg > graph.svg',
    ],
  },
  {
    name: 'check',
    summary: 'tell for each resource of each environment whether something makes it',
    options: [environments, format('text', 'json')],
    examples: ['scoreform check', "scoreform check -e '*/production'"],
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
  },
  {
    name: 'pack list',
    summary: 'list the packs of the platform',
    options: [format('text', 'json')],
    examples: ['scoreform pack list'],
  },
  {
    name: 'pack show',
    summary: 'show the definitions of a pack and every resource that uses them',
    arguments: [{ syntax: '<pack>', summary: 'its name', completes: 'pack' }],
    options: [environments, format('text', 'json')],
    examples: ['scoreform pack show sandbox'],
  },
  {
    name: 'pack test',
    summary: 'hold every definition of packs against the contract',
    arguments: [{ syntax: '[pack...]', summary: 'their names (default: all)', completes: 'pack' }],
    options: [format('text', 'json')],
    examples: ['scoreform pack test', 'scoreform pack test sandbox'],
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
  },
  {
    name: 'completion',
    summary: 'print the completion script of a shell',
    arguments: [
      { syntax: '<shell>', summary: 'bash, zsh or fish', choices: ['bash', 'zsh', 'fish'] },
    ],
    examples: ['source <(scoreform completion bash)'],
  },
  {
    name: 'doctor',
    summary: 'check that everything Scoreform needs is there',
    options: [format('text', 'json')],
    examples: ['scoreform doctor'],
  },
  {
    name: 'version',
    summary: 'print the version',
    options: [format('text', 'json')],
    examples: ['scoreform version'],
  },
  {
    name: '__complete',
    summary: 'what may follow the words that were typed',
    arguments: [
      { syntax: '[word...]', summary: 'all words behind "scoreform", the last one unfinished' },
    ],
    examples: [],
    hidden: true,
  },
];
