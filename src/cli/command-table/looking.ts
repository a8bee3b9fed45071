import type { CommandEntry } from './entries';
import { environments, format } from './options';

/** Commands that read a repository and say what comes of it. */
export const LOOKING: readonly CommandEntry[] = [
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
];
