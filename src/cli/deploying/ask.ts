import type { Invocation } from '../invocation';

/** Asks the person in front of the terminal; undefined where there is none, or where `--no-input` or `--yes` said so. */
export function asker({ options, terminal }: Invocation): Invocation['terminal']['ask'] {
  return options.yes === true || options.input === false ? undefined : terminal.ask;
}

/** Whether an answer is a yes. */
export function isYes(answer: string): boolean {
  return /^y(es)?$/i.test(answer.trim());
}
