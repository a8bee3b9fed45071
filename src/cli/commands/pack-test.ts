import type { Pack } from '../../pack';
import { packContract } from '../../testing';
import { EXIT } from '../exit-code';
import { NOTHING, type Invocation, type RunCommand } from '../invocation';
import { simulationsOf, whyNotSimulated } from '../pack-conformance';
import { packsByType, type PacksOfType } from '../platform-packs';
import { openRepository, type Repository } from '../repository';
import { renderContract, type ContractResult, type TestedPack } from '../views/contract-text';
import { renderJson } from '../views/json';
import { allPacks, findPack } from './pack';

export const packTest: RunCommand = async (invocation) => {
  const { args, options, palette } = invocation;
  const repository = openRepository(invocation);
  if (!repository) return NOTHING;
  const byType = packsByType(repository);
  const all = allPacks(byType);
  const asked =
    args.length === 0
      ? all
      : args.map((name) => findPack(byType, name, invocation)).filter((pack) => pack !== undefined);
  if (asked.length < args.length) return NOTHING;
  // A definition may need types of another pack, which the suite has to know.
  const types = all.flatMap(({ resources }) => resources.map(({ type }) => type));
  const isUnwanted = options.simulation === false;
  const notSimulated = isUnwanted ? 'it was not asked for' : await whyNotSimulated();
  const packs: TestedPack[] = [];
  for (const pack of asked) {
    packs.push({
      pack: pack.name,
      checks: packContract(pack, { types }).map(toResult),
      simulations:
        notSimulated === null ? await simulate(pack, byType, repository, invocation) : [],
    });
  }
  const failed = packs.some(({ checks, simulations }) =>
    [checks, ...simulations.map((one) => one.checks)].flat().some(({ passed }) => !passed),
  );
  const exitCode = failed ? EXIT.mistakes : EXIT.done;
  if (options.format === 'json') return { output: renderJson({ packs, notSimulated }), exitCode };
  return { output: renderContract(packs, isUnwanted ? null : notSimulated, palette), exitCode };
};

function simulate(
  { name }: Pack,
  byType: readonly PacksOfType[],
  repository: Repository,
  { options, terminal }: Invocation,
) {
  if (options.quiet !== true) {
    terminal.stderr.write(`${name}: deploying every definition to a simulated cloud\n`);
  }
  return simulationsOf(name, byType, repository);
}

function toResult(contract: ReturnType<typeof packContract>[number]): ContractResult {
  const { definition, check } = contract;
  try {
    contract.run();
    return { definition, check, passed: true, reason: null };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { definition, check, passed: false, reason };
  }
}
