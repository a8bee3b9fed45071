import type { Pack, ResourceDefinition } from '../pack';
import type { ContractOptions } from './contract-options';
import { CREATION_CHECKS } from './creation-checks';
import { DECLARATION_CHECKS } from './declaration-checks';
import { addressOf, samplesOf } from './samples-of';
import type { Subject } from './subject';
import { TrialRun } from './trial';

/** One thing that every definition has to keep, for one definition. */
export interface ContractCheck {
  /** As `type.class`, or the pack's name for what concerns the whole pack. */
  readonly definition: string;
  /** What is kept, as the end of a sentence that begins with the definition. */
  readonly check: string;
  /** Throws where it is not kept, and says why. */
  run(): void;
}

/**
 * The contract that every definition of every pack keeps, as functions that any test framework can run.
 *
 * @example
 * test.each(packContract(sandbox()))('$definition $check', ({ run }) => run());
 */
export function packContract(pack: Pack, options: ContractOptions = {}): readonly ContractCheck[] {
  return [
    checkOf(pack.name, 'is frozen', () => {
      expectFrozen(pack);
    }),
    checkOf(pack.name, 'defines each class once', () => {
      expectNoTies(pack);
    }),
    checkOf(pack.name, 'leaves out only what it does not have, and says what to do', () => {
      expectHints(pack);
    }),
    ...pack.resources.flatMap((definition) => checksOf(pack, definition, options)),
  ];
}

function checksOf(
  pack: Pack,
  definition: ResourceDefinition,
  options: ContractOptions,
): ContractCheck[] {
  const subject: Subject = {
    pack,
    definition,
    samples: samplesOf(definition, options),
    tryOut: (trial) => new TrialRun(pack, definition, options).run(trial),
  };
  return Object.entries({ ...DECLARATION_CHECKS, ...CREATION_CHECKS }).map(([check, keep]) =>
    checkOf(addressOf(definition), check, () => {
      keep(subject);
    }),
  );
}

function checkOf(definition: string, check: string, run: () => void): ContractCheck {
  return { definition, check, run };
}

function expectFrozen(pack: Pack): void {
  if (Object.isFrozen(pack) && Object.isFrozen(pack.resources)) return;
  throw new Error('The pack can be changed after it was defined; make it by definePack.');
}

function expectNoTies({ resources }: Pack): void {
  const addresses = resources.map(addressOf);
  const twice = addresses.filter((address, index) => addresses.indexOf(address) !== index);
  if (twice.length === 0) return;
  throw new Error(`More than one definition stands for ${twice.sort().join(', ')}.`);
}

function expectHints({ leavesOut, resources }: Pack): void {
  const had = resources.map(({ type }) => type.name).filter((type) => type in leavesOut);
  if (had.length > 0) throw new Error(`It leaves out what it has: ${had.sort().join(', ')}.`);
  const mute = Object.keys(leavesOut).filter((type) => !/^[A-Z].*\.$/.test(leavesOut[type] ?? ''));
  if (mute.length > 0) throw new Error(`No sentence stands for ${mute.sort().join(', ')}.`);
}
