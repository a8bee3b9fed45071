import { createInterface } from 'node:readline/promises';
import { createColors } from 'picocolors';
import { PLAIN, type Palette } from './views/diagnostic-text';

/** One stream of a terminal: where text goes, and how it may look there. */
export interface Channel {
  readonly write: (text: string) => void;
  readonly isTerminal: boolean;
  /** In characters; absent off a terminal. */
  readonly columns?: number | undefined;
}

/** All that a command line knows of the world around it. */
export interface Terminal {
  /** The result of a command, and nothing else. */
  readonly stdout: Channel;
  /** Diagnostics and progress. */
  readonly stderr: Channel;
  readonly workingDirectory: string;
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly now: () => Date;
  /** Asks the person in front of it; absent where nobody is. */
  readonly ask?: ((question: string) => Promise<string>) | undefined;
}

/** The terminal that this process was started on. */
export function processTerminal(): Terminal {
  return {
    stdout: channelOf(process.stdout),
    stderr: channelOf(process.stderr),
    workingDirectory: process.cwd(),
    variables: process.env,
    now: () => new Date(),
    ask: process.stdin.isTTY && process.stderr.isTTY ? askPerson : undefined,
  };
}

/** The question goes to stderr: stdout is for the result. Whoever interrupts, or ends the input, has answered nothing. */
async function askPerson(question: string): Promise<string> {
  const reader = createInterface({ input: process.stdin, output: process.stderr });
  const unanswered = new Promise<string>((resolve) => {
    // While somebody is asked, the terminal hands on the key and sends no signal.
    reader.once('SIGINT', () => {
      reader.close();
      if (!process.emit('SIGINT', 'SIGINT')) process.kill(process.pid, 'SIGINT');
      resolve('');
    });
  });
  try {
    return await Promise.race([reader.question(question).catch(() => ''), unanswered]);
  } finally {
    reader.close();
  }
}

function channelOf(stream: NodeJS.WriteStream): Channel {
  return {
    write: (text) => void stream.write(text),
    isTerminal: stream.isTTY,
    columns: stream.isTTY ? stream.columns : undefined,
  };
}

/** The colours of a channel: none off a terminal, with `NO_COLOR`, or where the user said so. */
export function paletteFor(channel: Channel, { variables }: Terminal, wanted: boolean): Palette {
  const { NO_COLOR = '', TERM } = variables;
  if (!channel.isTerminal || !wanted || NO_COLOR !== '' || TERM === 'dumb') return PLAIN;
  const { red, yellow, dim, bold } = createColors(true);
  return { error: red, warning: yellow, dim, bold };
}
