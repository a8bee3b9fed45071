import type { CommandEntry } from './entries';
import { format } from './options';

/** Commands about this installation. */
export const MACHINE: readonly CommandEntry[] = [
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
