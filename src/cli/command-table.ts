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
  | 'plan'
  | 'deploy'
  | 'destroy'
  | 'rollback'
  | 'status'
  | 'outputs'
  | 'history'
  | 'history show'
  | 'history diff'
  | 'drift'
  | 'unlock'
  | 'environment delete'
  | 'environment sweep'
  | 'pack list'
  | 'pack show'
  | 'pack test'
  | 'environment list'
  | 'environment create'
  | 'environment fork'
  | 'environment compare'
  | 'environment promote'
  | 'environment set'
  | 'environment pause'
  | 'environment resume'
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

const allowDestroy: OptionEntry = {
  flags: '--allow-destroy <address>',
  summary: 'a resource whose data may be lost, by its address; repeatable',
  repeatable: true,
  completes: 'address',
};

const parallelism: OptionEntry = {
  flags: '--parallelism <number>',
  summary: 'how many environments at once (default: by processors and free memory)',
};

const confirm: OptionEntry = {
  flags: '--confirm <environment>',
  summary: 'the name of the environment, to say that all of its data may be lost',
};

const newEnvironment: Pick<CommandEntry, 'arguments' | 'options'> = {
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

/** An environment that exists, given as an argument. */
const environmentArgument = (syntax: string, summary: string): ArgumentEntry => ({
  syntax,
  summary,
  completes: 'environment',
});

/** The words that hold other commands. */
export const GROUPS: Readonly<Record<string, string>> = {
  new: 'add a workload, an environment or a pack',
  pack: 'look at packs and test them',
  environment: 'the life of environments',
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
    ...newEnvironment,
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
    name: 'plan',
    summary: 'show what deploying environments would change, and why',
    options: [
      environments,
      { flags: '--out <folder>', summary: 'keep the plan there, for "scoreform deploy --plan"' },
      allowDestroy,
      { flags: '--detailed-exitcode', summary: 'end with 2 where something would change' },
      parallelism,
      format('text', 'json', 'markdown'),
    ],
    examples: [
      'scoreform plan -e shop/development',
      "scoreform plan -e '*/*' --format markdown > comment.md",
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
      format('text', 'json'),
    ],
    examples: ['scoreform deploy -e shop/development', 'scoreform deploy --plan plans/staging'],
  },
  {
    name: 'destroy',
    summary: 'remove everything that was deployed to an environment; its file stays',
    options: [environments, allowDestroy, confirm, format('text', 'json')],
    examples: ['scoreform destroy -e shop/preview --confirm preview'],
  },
  {
    name: 'rollback',
    summary: 'go back to the stack of an earlier deployment, as it was',
    options: [
      environments,
      { flags: '--to <id>', summary: 'the deployment, as "scoreform history" shows it' },
      allowDestroy,
      format('text', 'json'),
    ],
    examples: ['scoreform rollback -e shop/production --to 41'],
  },
  {
    name: 'status',
    summary: 'tell what runs where since when, who works on it, and whether it is healthy',
    options: [environments, parallelism, format('text', 'json')],
    examples: ['scoreform status', 'scoreform status -e shop/production'],
  },
  {
    name: 'outputs',
    summary: 'show the addresses and outputs of what was deployed',
    options: [environments, parallelism, format('text', 'json')],
    examples: ['scoreform outputs -e shop/development'],
  },
  {
    name: 'history',
    summary: 'list deployments, the newest first: who did what, when, from which commit',
    options: [
      environments,
      { flags: '--limit <number>', summary: 'how many at most (default: all)' },
      format('text', 'json'),
    ],
    examples: ['scoreform history -e shop/production', 'scoreform history --limit 20'],
  },
  {
    name: 'history show',
    summary: 'show one deployment in full',
    arguments: [{ syntax: '<id>', summary: 'as "scoreform history" shows it' }],
    options: [
      environments,
      { flags: '--log', summary: 'also what the engine said' },
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
    options: [environments, format('text', 'json')],
    examples: ['scoreform history diff 40 41 -e shop/production'],
  },
  {
    name: 'drift',
    summary: 'show what was changed outside of any deployment; changes nothing',
    options: [
      environments,
      { flags: '--detailed-exitcode', summary: 'end with 2 where something was changed' },
      parallelism,
      format('text', 'json', 'markdown'),
    ],
    examples: ["scoreform drift -e '*/production' --detailed-exitcode"],
  },
  {
    name: 'unlock',
    summary: 'show who holds the locks of an environment, and remove them',
    options: [environments, format('text', 'json')],
    examples: ['scoreform unlock -e shop/production'],
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
    options: [allowDestroy, confirm, format('text', 'json')],
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
