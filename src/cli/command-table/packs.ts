import type { CommandEntry } from './entries';
import { environments, format } from './options';

/** Commands about packs. */
export const PACKS: readonly CommandEntry[] = [
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
    summary:
      'hold every definition of packs against the contract, and deploy it to a simulated cloud',
    arguments: [{ syntax: '[pack...]', summary: 'their names (default: all)', completes: 'pack' }],
    options: [
      { flags: '--no-simulation', summary: 'deploy nothing to a simulated cloud' },
      format('text', 'json'),
    ],
    examples: ['scoreform pack test', 'scoreform pack test sandbox --no-simulation'],
  },
];
