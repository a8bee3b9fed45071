import {
  isFailure,
  parseDescription,
  readStack,
  resourceOutputs,
  visibleAddresses,
  type Site,
} from '../../deploy';
import type { EnvironmentName } from '../../model';
import { exitCodeOfFailure, gravest, reportFailure } from '../deploying/outcomes';
import { EXIT, type ExitCode } from '../exit-code';
import { NOTHING, type RunCommand } from '../invocation';
import { forEachLastStack, isListed, type OfEnvironment } from '../deploying/last-stacks';
import { chosenRecorded } from '../deploying/recorded-environments';
import { chosenPatterns, openRepository } from '../repository';
import { atSite } from '../deploying/site';
import { renderOutputs, type OutputsView } from '../views/outputs';

interface Asked {
  readonly view: OutputsView;
  readonly exitCode: ExitCode;
}

export const outputs: RunCommand = (invocation) => {
  const repository = openRepository(invocation);
  if (!repository) return NOTHING;
  return atSite(invocation, repository, async (site, run) => {
    const chosen = await chosenRecorded(invocation, repository, site.store);
    if (!chosen) return NOTHING;
    const asked = await forEachLastStack(
      chosen,
      invocation,
      { site, run },
      (environment) => ask(environment, site),
      skipped,
    );
    if (!asked) return NOTHING;
    const patterns = chosenPatterns(invocation);
    const views = asked
      .map(({ view }) => view)
      .filter((view) => isListed(view, view.state !== 'not-deployed', repository, patterns));
    return {
      output: renderOutputs(views, invocation.options.format, invocation.palette),
      exitCode: gravest(asked.map(({ exitCode }) => exitCode)),
    };
  });
};

function skipped(environment: EnvironmentName): Asked {
  return {
    view: { ...environment, state: 'not-asked', urls: [], resources: [] },
    exitCode: EXIT.interrupted,
  };
}

async function ask({ stack, ...environment }: OfEnvironment, site: Site): Promise<Asked> {
  const nothing = { ...environment, urls: [], resources: [] };
  if (stack.state === 'not-deployed') {
    return { view: { ...nothing, state: stack.state }, exitCode: EXIT.done };
  }
  if (stack.state === 'lost') {
    return { view: { ...nothing, state: 'not-asked' }, exitCode: EXIT.mistakes };
  }
  const { place } = stack;
  const { engine, interruption, onProgress } = site;
  onProgress({ kind: 'step', stack: place.stack, step: 'preparing' });
  const found = (await engine.prepare(place, { interruption })) ?? (await engine.outputs(place));
  if (isFailure(found)) {
    reportFailure(found, environment, site.report);
    return { view: { ...nothing, state: 'not-asked' }, exitCode: exitCodeOfFailure(found) };
  }
  const resources = resourceOutputs(found, parseDescription(readStack(place).description));
  const urls = visibleAddresses(resources);
  return { view: { ...environment, state: 'deployed', urls, resources }, exitCode: EXIT.done };
}
