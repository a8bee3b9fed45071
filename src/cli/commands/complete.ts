import { resolve } from 'node:path';
import { findRoot, loadPlatform } from '../../load';
import { match } from '../../match';
import { readRepository } from '../../read';
import { catalogue } from '../catalogue';
import {
  COMMANDS,
  COMMON_OPTIONS,
  type CommandEntry,
  type Completes,
  type OptionEntry,
} from '../command-table';
import { EXIT } from '../exit-code';
import type { Invocation, RunCommand } from '../invocation';
import { packsByType } from '../platform-packs';
import { forEachEnvironment } from '../repository';
import { selectEnvironments } from '../environments';
import { lines } from '../views/words';

/** What was typed so far, taken apart. */
interface Typed {
  /** The words that are no options or values of one. */
  readonly words: readonly string[];
  /** The option whose value the last word is. */
  readonly valueOf: OptionEntry | undefined;
  readonly environments: readonly string[];
  readonly directory: string;
  /** The last word, unfinished and mostly empty. */
  readonly last: string;
}

export const complete: RunCommand = (invocation) => {
  const typed = takeApart(invocation);
  const found = candidates(typed).filter((candidate) => candidate.startsWith(typed.last));
  return { output: lines(...[...new Set(found)].sort()), exitCode: EXIT.done };
};

function candidates(typed: Typed): readonly string[] {
  const { words, valueOf, last } = typed;
  const command = commandOf(words);
  if (valueOf) return valueOf.choices ?? lookUp(valueOf.completes, typed);
  if (last.startsWith('-')) return optionsOf(command).flatMap(({ flags }) => longFlag(flags));
  if (!command) return nextWords(words);
  const position = words.length - command.name.split(' ').length;
  const declared = command.arguments ?? [];
  const argument = declared[position] ?? declared.findLast(({ syntax }) => syntax.includes('...'));
  const values = argument?.choices ?? lookUp(argument?.completes, typed);
  return [...nextWords(words), ...values];
}

function takeApart({ args, directory }: Invocation): Typed {
  const finished = args.slice(0, -1);
  const words: string[] = [];
  const environments: string[] = [];
  let folder = directory;
  let valueOf: OptionEntry | undefined;
  for (const word of finished) {
    if (valueOf) {
      if (valueOf.completes === 'environment') environments.push(word);
      if (valueOf.flags.startsWith('-C')) folder = resolve(directory, word);
      valueOf = undefined;
    } else if (word.startsWith('-')) {
      valueOf = optionsOf(commandOf(words)).find(
        ({ flags }) => flags.includes('<') && flags.split(/[ ,]+/).includes(word),
      );
    } else words.push(word);
  }
  return { words, valueOf, environments, directory: folder, last: args.at(-1) ?? '' };
}

function commandOf(words: readonly string[]): CommandEntry | undefined {
  const line = `${words.join(' ')} `;
  // Those that other commands hold stand behind them.
  return COMMANDS.findLast(({ name, hidden }) => !hidden && line.startsWith(`${name} `));
}

function optionsOf(command: CommandEntry | undefined): OptionEntry[] {
  const help: OptionEntry = { flags: '--help', summary: '' };
  return [...(command?.options ?? []), ...COMMON_OPTIONS, help];
}

function longFlag(flags: string): string[] {
  return flags.split(/[ ,]+/).filter((flag) => flag.startsWith('--'));
}

/** The words that may follow those of a command that is not whole yet. */
function nextWords(words: readonly string[]): string[] {
  return COMMANDS.filter(({ hidden }) => !hidden)
    .map(({ name }) => name.split(' '))
    .filter((name) => words.every((word, index) => name[index] === word))
    .flatMap((name) => name[words.length] ?? []);
}

const silently = () => undefined;

function lookUp(what: Completes | undefined, typed: Typed): readonly string[] {
  const root = what && findRoot(typed.directory);
  if (root === undefined || what === undefined) return [];
  if (what === 'environment') return environmentsIn(root);
  const platform = loadPlatform(root, silently);
  if (!platform) return [];
  if (what === 'address') return subjects(root, platform, typed);
  const packs = packsByType({ root, platform }).flatMap((ofType) => ofType.packs);
  if (what === 'pack') return packs.map(({ name }) => name);
  return packs.flatMap(({ resources }) =>
    resources.filter(({ type }) => type.requestable).map(({ type }) => type.name),
  );
}

function environmentsIn(root: string): string[] {
  const names: string[] = [];
  forEachEnvironment(root, (project, environment) => names.push(`${project}/${environment}`));
  return names;
}

/** What can be explained: addresses, and problem codes once the word can be nothing else. */
function subjects(
  root: string,
  platform: Parameters<typeof match>[1],
  { environments, last }: Typed,
): string[] {
  if (last.includes('/')) return catalogue().map(({ code }) => code);
  const { only } = selectEnvironments(environments);
  const projects = readRepository(root, silently, { only });
  return match(projects, platform, silently).flatMap(({ resources }) =>
    resources.map(({ address }) => String(address)),
  );
}
