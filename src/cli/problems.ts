import { defineProblem } from '../diagnostics';

/** What was written on the command line and cannot be used, with a hint that begins with a blank or is empty. */
interface Given {
  readonly given: string;
  readonly hint: string;
}

const helpLine = (command: string) => `\n\n  ${command} --help`;

export const unknownCommand = defineProblem<Given & { command: string }>({
  code: 'cli/unknown-command',
  summary: 'Unknown command',
  detail: ({ given, hint, command }) =>
    `"${command}" has no command named "${given}".${hint} All of them are listed by:${helpLine(command)}`,
  explanation:
    'The first words of a call name a command, such as "scoreform graph" or "scoreform new workload". ' +
    'The word that was given is none of them. Nothing was done.',
});

export const missingCommand = defineProblem<{ command: string; commands: readonly string[] }>({
  code: 'cli/missing-command',
  summary: 'Missing command',
  detail: ({ command, commands }) =>
    `"${command}" is a group of commands, so one of them has to follow: ${commands.join(', ')}.${helpLine(command)}`,
  explanation:
    'Some commands only hold others, as "scoreform pack" holds "list", "show" and "test". Name one of those. Nothing was done.',
});

export const unknownOption = defineProblem<Given & { command: string }>({
  code: 'cli/unknown-option',
  summary: 'Unknown option',
  detail: ({ given, hint, command }) =>
    `"${command}" has no option "${given}".${hint} All of them are listed by:${helpLine(command)}`,
  explanation:
    'Each command knows its own options and the common ones, such as -C and --quiet. ' +
    'A text that begins with a hyphen and is meant as an argument goes behind "--". Nothing was done.',
});

export const missingArgument = defineProblem<{ argument: string; command: string }>({
  code: 'cli/missing-argument',
  summary: 'Missing argument',
  detail: ({ argument, command }) =>
    `"${command}" has to be told its "${argument}". An example stands at the end of:${helpLine(command)}`,
  explanation:
    'The command acts on something that has to be named behind it, such as the address of a resource. Nothing was done.',
});

export const tooManyArguments = defineProblem<{ command: string }>({
  code: 'cli/too-many-arguments',
  summary: 'Too many arguments',
  detail: ({ command }) =>
    `"${command}" was given more arguments than it takes. ` +
    `A text with blanks in it goes into quotation marks. What it takes is shown by:${helpLine(command)}`,
  explanation:
    'More words stood behind the command than it takes. Often a text with blanks lost its quotation marks, ' +
    'or the shell replaced a pattern such as shop/* by the files it found: quote patterns. Nothing was done.',
});

export const missingValue = defineProblem<{ option: string; command: string }>({
  code: 'cli/missing-value',
  summary: 'Missing value of an option',
  detail: ({ option, command }) =>
    `The option "${option}" needs a value behind it. What it takes is shown by:${helpLine(command)}`,
  explanation:
    'The option is one that carries a value, and the call ended or went on without it. Nothing was done.',
});

export const unknownValue = defineProblem<Given & { what: string; choices: readonly string[] }>({
  code: 'cli/unknown-value',
  summary: 'Unknown value',
  detail: ({ given, hint, what, choices }) =>
    `"${what}" cannot be "${given}".${hint} It is one of ${choices.join(', ')}.`,
  explanation:
    'The option or argument is one of a few words, and the one that was given is not among them. Nothing was done.',
});

export const unusableCall = defineProblem<{ reason: string; command: string }>({
  code: 'cli/unusable-call',
  summary: 'The call cannot be understood',
  detail: ({ reason, command }) =>
    `${reason}. What the command takes is shown by:${helpLine(command)}`,
  explanation: 'The words and options of the call do not fit together. Nothing was done.',
});

export const noSuchFolder = defineProblem<{ folder: string }>({
  code: 'cli/no-such-folder',
  summary: 'No such folder',
  detail: ({ folder }) =>
    `"${folder}" is not a folder, so nothing can be done in it. Check the spelling, and where a relative path starts.`,
  explanation:
    'The option -C names the folder to act in, and a relative one starts at the working directory. There is no folder of that name.',
});

export const noSuchFile = defineProblem<{ file: string }>({
  code: 'cli/no-such-file',
  summary: 'No such file',
  detail: ({ file }) =>
    `There is no file or folder "${file}". Check the spelling, and where a relative path starts.`,
  explanation:
    'A file or folder that was named on the command line does not exist. Relative paths start at the working directory, or at the folder that -C names.',
});

export const notARepository = defineProblem<{ folder: string }>({
  code: 'cli/not-a-repository',
  summary: 'Not a platform repository',
  detail: ({ folder }) =>
    `Neither "${folder}" nor a folder above it holds "cdktf.json" and "stacks/platform.ts", which make a platform repository. ` +
    `Go to one, name one with -C, or make a new one:\n\n  scoreform init`,
  explanation:
    'A platform repository is a folder with cdktf.json, stacks/platform.ts and projects. Commands look for it in the ' +
    'working directory and then upwards, so they work in every folder of it. "scoreform init" makes a new one.',
});

export const unknownEnvironment = defineProblem<Given & { known: readonly string[] }>({
  code: 'cli/unknown-environment',
  summary: 'Unknown environment',
  detail: ({ given, hint, known }) => `No environment is named "${given}".${hint} ${listOf(known)}`,
  explanation:
    'Environments are chosen as "project/environment": the folder under projects and the name of the file under its ' +
    'environments. Patterns such as "shop/*" or "*/production" choose several; quote them, so that the shell leaves ' +
    'them alone. A pattern that chooses nothing is an error, because what follows would do nothing and look like success.',
});

function listOf(known: readonly string[]): string {
  if (known.length === 0)
    return 'There is none yet. Make one:\n\n  scoreform new environment <project>/<environment>';
  const shown = known.slice(0, 12).join(', ');
  return known.length > 12
    ? `There are ${String(known.length)}, such as ${shown}.`
    : `There ${known.length === 1 ? 'is' : 'are'} ${shown}.`;
}

export const unknownAddress = defineProblem<Given>({
  code: 'cli/unknown-address',
  summary: 'Unknown resource address',
  detail: ({ given, hint }) =>
    `None of the chosen environments has a resource "${given}".${hint} Every address is shown by:\n\n  scoreform check`,
  explanation:
    'A resource is named by its address, "type.class#id", as "scoreform graph" and "scoreform check" print it, or by ' +
    'the workload that asks for it and the name it has there, such as "cart.sessions". Quote addresses in a shell ' +
    'that takes "#" for a comment.',
});

export const unknownProblem = defineProblem<Given>({
  code: 'cli/unknown-problem',
  summary: 'Unknown problem code',
  detail: ({ given, hint }) =>
    `No diagnostic has the code "${given}".${hint} The code of a diagnostic stands in brackets behind its title.`,
  explanation:
    'Every diagnostic has a permanent code such as "read/unknown-field", in brackets behind its title. ' +
    '"scoreform explain <code>" prints the long text behind it.',
});

export const unknownType = defineProblem<Given>({
  code: 'cli/unknown-type',
  summary: 'Unknown resource type',
  detail: ({ given, hint }) =>
    `No pack and no rule of this platform offers a resource type "${given}".${hint} All types are listed by:\n\n  scoreform types`,
  explanation:
    'The types that a Score file may ask for are those that the packs and rules of the platform define. ' +
    'Adding a pack to stacks/platform.ts adds its types.',
});

export const unknownPack = defineProblem<Given & { known: readonly string[] }>({
  code: 'cli/unknown-pack',
  summary: 'Unknown pack',
  detail: ({ given, hint, known }) =>
    `No environment type of this platform uses a pack "${given}".${hint}` +
    (known.length > 0 ? ` It uses ${known.join(', ')}.` : ''),
  explanation:
    'The packs of a platform are those that the environment types in stacks/platform.ts list. A pack that no ' +
    'environment type lists is not known to the platform.',
});

export const unknownEnvironmentType = defineProblem<Given & { known: readonly string[] }>({
  code: 'cli/unknown-environment-type',
  summary: 'Unknown environment type',
  detail: ({ given, hint, known }) =>
    `This platform has no environment type "${given}".${hint} It has ${known.join(', ')}.`,
  explanation:
    'Every environment has one of the types that stacks/platform.ts declares under environmentTypes. The type decides which packs make its resources.',
});

export const unusableName = defineProblem<{ given: string; what: string; form: string }>({
  code: 'cli/unusable-name',
  summary: 'Unusable name',
  detail: ({ given, what, form }) =>
    `"${given}" cannot be the name of ${what}. Write it as ${form}: lower-case letters and digits, joined by single hyphens.`,
  explanation:
    'Names of projects, environments, workloads and packs become parts of folders, stacks and cloud names, so they are ' +
    'kept to what works everywhere: lower-case letters and digits, joined by single hyphens. Two hyphens in a row would ' +
    'make the names of two stacks equal.',
});

export const fileExists = defineProblem<{ files: readonly string[] }>({
  code: 'cli/file-exists',
  summary: 'A file is in the way',
  detail: ({ files }) =>
    `Nothing was written, because this would overwrite ${files.map((file) => `"${file}"`).join(', ')}. ` +
    `Choose another name or folder, or move what is there.`,
  explanation:
    'Scaffolds never overwrite a file: it may hold work that is nowhere else. Either all files of a scaffold are written or none.',
});

export const fileSystemRefused = defineProblem<{ path: string; reason: string }>({
  code: 'cli/file-system',
  summary: 'The file system refused',
  detail: ({ path, reason }) =>
    `"${path}" could not be read or written: ${reason}. Check who owns it, whether it may be written, and whether the disk is full.`,
  explanation:
    'The operating system refused to read or write a file or folder that the command needs: it is read-only, belongs to ' +
    'somebody else, or the disk is full. What was written before stays.',
});

export const environmentNeeded = defineProblem<{ command: string }>({
  code: 'cli/environment-needed',
  summary: 'An environment has to be named',
  detail: ({ command }) =>
    `"scoreform ${command}" changes what runs, and this repository has several environments. Say which it is about, ` +
    `or that it is about all of them:\n\n  scoreform ${command} -e <project>/<environment>\n  scoreform ${command} -e '*/*'`,
  explanation:
    'Commands that only look at things take all environments where none is named. Those that change what runs do not: a ' +
    'forgotten option must not reach production. Nothing was done.',
});

export const oneEnvironmentNeeded = defineProblem<{ chosen: readonly string[] }>({
  code: 'cli/one-environment-needed',
  summary: 'One environment has to be named',
  detail: ({ chosen }) =>
    `This is about one environment, and ${chosen.length === 0 ? 'there is none' : `${String(chosen.length)} are chosen: ${chosen.slice(0, 8).join(', ')}`}. ` +
    `Name it with -e <project>/<environment>.`,
  explanation:
    'Some commands act on the records of one environment, such as going back to one of its deployments. Name exactly one ' +
    'with -e. Nothing was done.',
});

export const confirmationNeeded = defineProblem<{ environment: string; command: string }>({
  code: 'cli/confirmation-needed',
  summary: 'The environment is protected',
  detail: ({ environment, command }) =>
    `The type of ${environment} is protected, so removing it asks for its name. If everything in it may go, data and all:` +
    `\n\n  scoreform ${command} -e ${environment} --confirm ${environment}`,
  explanation:
    'An environment type can be declared "protected: true" in stacks/platform.ts. What removes such an environment then has ' +
    'to name it once more with --confirm, so that a slip of the pattern or of the shell history cannot do it. Nothing was changed.',
});

export const nothingToGoBackTo = defineProblem<{ command: string }>({
  code: 'cli/no-deployment-named',
  summary: 'No deployment to go back to',
  detail: ({ command }) =>
    `Say with --to which deployment "scoreform ${command}" is to go back to. Their ids are listed by:` +
    `\n\n  scoreform history -e <project>/<environment>`,
  explanation:
    'Going back means deploying the stack of an earlier deployment again, as it was. Each deployment of an environment has ' +
    'a number, counted from 1, which "scoreform history" shows. Nothing was done.',
});

export const noSuchDeployment = defineProblem<{ environment: string; id: string }>({
  code: 'cli/no-such-deployment',
  summary: 'No such deployment',
  detail: ({ environment, id }) =>
    `${environment} has no deployment ${JSON.stringify(id)}. Those it has are listed by:\n\n  scoreform history -e ${environment}`,
  explanation:
    'Deployments are named by a number, counted from 1 for each environment. The records are kept where the platform says, ' +
    'or under .scoreform/records; a copy of the repository without that folder has none. Nothing was done.',
});

export const unusableNumber = defineProblem<{ given: string; what: string }>({
  code: 'cli/unusable-number',
  summary: 'Not a number',
  detail: ({ given, what }) => `"${what}" cannot be "${given}". Give a whole number, from 1 on.`,
  explanation:
    'The option counts something, such as how many environments are worked on at once. Nothing was done.',
});

export const storeUnavailable = defineProblem<{ place: string; why: string; advice: string }>({
  code: 'cli/store-unavailable',
  summary: 'The records cannot be used',
  detail: ({ place, why, advice }) =>
    `The records of the platform are kept in ${place}. ${why} ${advice}`,
  explanation:
    'Each deployment writes a record, and holds a lock beside the records while it works, so nothing is deployed where the ' +
    'records cannot be written. stacks/platform.ts says where they are kept: in a folder, or in a bucket that needs ' +
    'credentials in the environment of the process.',
});

export const faultWithoutSimulation = defineProblem<{ given: string }>({
  code: 'cli/fault-without-simulation',
  summary: 'Faults are for simulations',
  detail: ({ given }) =>
    `"--fault" breaks something on purpose (${given}), and only the simulated cloud can be broken. Add --simulate, or leave --fault out.`,
  explanation:
    '"--fault" makes a resource fail, hang, come into being by half, change or disappear, to see what a deployment does then. ' +
    'That is possible with --simulate alone, where no cloud is asked. Nothing was done.',
});

export const simulatedRemains = defineProblem<{
  environment: string;
  file: string;
  left: readonly string[];
}>({
  code: 'cli/simulated-remains',
  severity: 'warning',
  summary: 'Something is left in the simulated cloud',
  detail: ({ environment, file, left }) =>
    `The state of ${environment} is empty, and its simulated cloud still holds ${left.slice(0, 8).join(', ')}${left.length > 8 ? ` and ${String(left.length - 8)} more` : ''}. ` +
    `A real cloud would go on charging for that. It stays in ${file}, to be looked at; without that file the simulation begins anew.`,
  explanation:
    'What no state knows of is what a deployment left behind that was killed while it created something, or what a provider ' +
    'made and did not report. Terraform cannot remove it, in a simulation as in a real cloud.',
});
