import { Argument, Option } from 'commander';
import {
  COMMANDS,
  COMMON_OPTIONS,
  GROUPS,
  type ArgumentEntry,
  type CommandEntry,
  type OptionEntry,
} from './command-table';
import type { Options } from './invocation';
import { unknownValue } from './problems';
import type { Terminal } from './terminal';
import { ScoreformCommand, UsageMistake } from './usage';
import { suggest } from './suggestion';

/** Calls what a command line asks for. */
export type Call = (
  entry: CommandEntry,
  args: readonly string[],
  options: Options,
) => Promise<void>;

/** The command line as Commander reads it, built from the table of commands. */
export function buildProgram(
  { stdout }: Terminal,
  version: () => string,
  call: Call,
): ScoreformCommand {
  const program = new ScoreformCommand('scoreform');
  program
    .description('Score files in, Terraform stacks out.')
    .exitOverride((error) => program.endWith(error))
    .configureOutput({
      writeOut: stdout.write,
      writeErr: () => undefined,
      getOutHelpWidth: () => Math.min(stdout.columns ?? 100, 100),
      getOutHasColors: () => false,
    })
    .configureHelp({ showGlobalOptions: true })
    .option('-V, --version', 'print the version')
    .on('option:version', () => {
      stdout.write(`${version()}\n`);
      throw new VersionShown();
    })
    .addHelpText(
      'after',
      '\nEvery command says more, and shows an example:\n  $ scoreform graph --help',
    );
  for (const option of COMMON_OPTIONS) program.addOption(toOption(option));
  const groups = new Map<string, ScoreformCommand>();
  for (const entry of COMMANDS) {
    const [first = '', second] = entry.name.split(' ');
    if (second === undefined) {
      // A command may hold others, as `history` holds `history show`.
      groups.set(first, addCommand(program, first, entry, call));
      continue;
    }
    const group = groups.get(first) ?? addGroup(program, first);
    groups.set(first, group);
    addCommand(group, second, entry, call);
  }
  return program;
}

/** Ends the reading of a command line that asked for the version only. */
export class VersionShown extends Error {}

function addGroup(program: ScoreformCommand, name: string): ScoreformCommand {
  const group = program.command(name);
  group.description(GROUPS[name] ?? '').helpCommand(false);
  return group.exitOverride((error) => group.endWith(error));
}

function addCommand(
  above: ScoreformCommand,
  name: string,
  entry: CommandEntry,
  call: Call,
): ScoreformCommand {
  const command = above.command(name, { hidden: entry.hidden ?? false });
  command.description(entry.summary).exitOverride();
  for (const argument of entry.arguments ?? []) command.addArgument(toArgument(argument));
  for (const option of entry.options ?? []) command.addOption(toOption(option));
  const examples = entry.examples.map((example) => `  $ ${example}`);
  command.addHelpText(
    'after',
    `\nExample${examples.length > 1 ? 's' : ''}:\n${examples.join('\n')}`,
  );
  command.action(async (...received: unknown[]) => {
    const given = received.slice(0, -2).flat() as (string | undefined)[];
    await call(
      entry,
      given.filter((arg) => arg !== undefined),
      command.optsWithGlobals(),
    );
  });
  return command;
}

function toArgument({ syntax, summary, choices }: ArgumentEntry): Argument {
  const argument = new Argument(syntax, summary);
  return choices ? argument.argParser(oneOf(choices, argument.name())) : argument;
}

function toOption({ flags, summary, choices, default: value, repeatable }: OptionEntry): Option {
  const option = new Option(flags, summary);
  if (value !== undefined) option.default(value);
  if (repeatable) {
    return option.argParser((given: string, before: readonly string[] | undefined) => [
      ...(before ?? []),
      given,
    ]);
  }
  if (!choices) return option;
  // Choices are shown by help; the parser takes the place of Commander's, to report them as we do.
  return option.choices(choices).argParser(oneOf(choices, option.long ?? flags));
}

function oneOf(choices: readonly string[], what: string) {
  return (given: string) => {
    if (choices.includes(given)) return given;
    const hint = suggest(given, choices);
    throw new UsageMistake(unknownValue.at(undefined, { given, hint, what, choices }));
  };
}
