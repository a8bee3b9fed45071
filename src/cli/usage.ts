import { Command, type CommanderError } from 'commander';
import type { Diagnostic } from '../diagnostics';
import * as problems from './problems';
import { suggest } from './suggestion';

/** A call that cannot be understood, as the diagnostic that says so. */
export class UsageMistake extends Error {
  constructor(readonly diagnostic: Diagnostic) {
    super(diagnostic.detail);
  }
}

/** A command whose complaints are diagnostics, with a "did you mean" that knows the common options too. */
export class ScoreformCommand extends Command {
  override createCommand(name?: string): ScoreformCommand {
    return new ScoreformCommand(name);
  }

  override error(message: string, options: { readonly code?: string } = {}): never {
    throw new UsageMistake(this.#complaint(message, options.code));
  }

  /** Takes the place of Commander's exit: a group without one of its commands is a mistake, `scoreform` alone is not. */
  endWith(error: CommanderError): never {
    if (error.code !== 'commander.help' || error.exitCode === 0) throw error;
    const { name: command, commands } = this.#facts();
    if (this.parent)
      throw new UsageMistake(problems.missingCommand.at(undefined, { command, commands }));
    this.outputHelp();
    throw error;
  }

  #complaint(message: string, code = ''): Diagnostic {
    const { name: command, commands, options } = this.#facts();
    // Commander hands over the complaint as a sentence, with the words of the user's between its first and last quotes.
    const given = /'(.*)'/s.exec(message)?.[1] ?? '';
    switch (code) {
      case 'commander.unknownCommand':
        return this.#unknownCommand(given);
      case 'commander.unknownOption':
        return problems.unknownOption.at(undefined, {
          given,
          hint: suggest(given, options),
          command,
        });
      case 'commander.missingArgument':
        return problems.missingArgument.at(undefined, { argument: given, command });
      case 'commander.excessArguments':
        // Of a command that holds others, a word too many is mostly meant as one of them.
        if (commands.length > 0) return this.#unknownCommand(this.args[0] ?? '');
        return problems.tooManyArguments.at(undefined, { command });
      case 'commander.optionMissingArgument':
        return problems.missingValue.at(undefined, {
          option: given.split(' <')[0] ?? given,
          command,
        });
      default:
        return problems.unusableCall.at(undefined, {
          reason: message.replace(/^error: |\.$/g, ''),
          command,
        });
    }
  }

  #unknownCommand(given: string): Diagnostic {
    const { name: command, commands } = this.#facts();
    const hint = suggest(given, commands);
    return problems.unknownCommand.at(undefined, { given, hint, command });
  }

  #facts() {
    const line: Command[] = [this];
    for (let above = this.parent; above; above = above.parent) line.unshift(above);
    const help = this.createHelp();
    return {
      name: line.map((command) => command.name()).join(' '),
      commands: help.visibleCommands(this).map((command) => command.name()),
      options: line.flatMap((command) =>
        command.options.map(({ long, short }) => long ?? short ?? ''),
      ),
    };
  }
}
