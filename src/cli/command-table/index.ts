import { DEPLOYING } from './deploying';
import type { CommandEntry } from './entries';
import { ENVIRONMENTS } from './environments';
import { LOOKING } from './looking';
import { MACHINE } from './machine';
import { PACKS } from './packs';
import { SCAFFOLDING } from './scaffolding';

export type { ArgumentEntry, CommandEntry, CommandName, Completes, OptionEntry } from './entries';
export { COMMON_OPTIONS } from './options';

/** The words that hold other commands. */
export const GROUPS: Readonly<Record<string, string>> = {
  new: 'add a workload, an environment or a pack',
  pack: 'look at packs and test them',
  environment: 'the life of environments',
};

/** Every command, in the order help shows them; what each does is in `commands`. */
export const COMMANDS: readonly CommandEntry[] = [
  ...SCAFFOLDING,
  ...LOOKING,
  ...DEPLOYING,
  ...PACKS,
  ...ENVIRONMENTS,
  ...MACHINE,
];
