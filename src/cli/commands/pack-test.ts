import { packContract } from '../../testing';
import { EXIT } from '../exit-code';
import { NOTHING, type RunCommand } from '../invocation';
import { packsByType } from '../platform-packs';
import { openRepository } from '../repository';
import { renderContract, type ContractResult } from '../views/contract-text';
import { renderJson } from '../views/json';
import { allPacks, findPack } from './pack';

export const packTest: RunCommand = (invocation) => {
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
  const results = asked.map((pack) => ({
    pack: pack.name,
    checks: packContract(pack, { types }).map(toResult),
  }));
  const failed = results.some(({ checks }) => checks.some(({ passed }) => !passed));
  const exitCode = failed ? EXIT.mistakes : EXIT.done;
  if (options.format === 'json') return { output: renderJson({ packs: results }), exitCode };
  return { output: renderContract(results, palette), exitCode };
};

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
