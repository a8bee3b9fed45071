import { choosePlanner, type ChosenPlanner } from './choose-planner';
import { openCloud, readStackText } from './cloud';
import { modulesUnknown } from './problems';
import { ProviderAtWork } from './provider-at-work';
import { SocketFolder, reattachVariable, serveWhenAsked } from './protocol';
import type { StartSimulator } from './simulator';
import { lacksModules, providersInUse } from './types-in-use';

/**
 * Begins a simulation of a stack: one server for each of its providers, and one cloud behind them. Where something is
 * missing, everything that is. A stack of builtin resources needs no server.
 */
export const startSimulator: StartSimulator = async (stack, options) => {
  const needed = providersInUse(stack);
  const choices = await Promise.all(needed.map((provider) => choosePlanner(provider, options)));
  const chosen = choices.filter((choice): choice is ChosenPlanner => 'planner' in choice);
  const cloud = openCloud({
    file: stack.cloud,
    stack: readStackText(stack.folder),
    faults: options.faults ?? [],
  });
  const problems = [
    ...choices.flatMap((choice) => ('planner' in choice ? [] : choice)),
    ...('forProvider' in cloud ? [] : cloud),
    ...(needed.length === 0 && lacksModules(stack)
      ? [modulesUnknown.at(undefined, { stack: stack.folder })]
      : []),
  ];
  if (problems.length > 0 || !('forProvider' in cloud)) {
    await Promise.all(chosen.map(({ planner }) => planner.close()));
    return problems;
  }

  const sockets = new SocketFolder();
  const simulation = { stack, options, cloud, needed };
  const providers = chosen.map((choice) => new ProviderAtWork(simulation, choice));
  const served = await Promise.all(
    providers.map(async (provider) => {
      const server = await serveWhenAsked(() => provider.halves(), sockets.next());
      return { source: provider.source, ...server };
    }),
  );
  return {
    variables: served.length === 0 ? {} : { TF_REATTACH_PROVIDERS: reattachVariable(served) },
    providers: chosen.map(({ provider }) => provider),
    async close() {
      cloud.close();
      await Promise.all(served.map((server) => server.close()));
      await Promise.all(providers.map((provider) => provider.close()));
      sockets.close();
    },
  };
};
