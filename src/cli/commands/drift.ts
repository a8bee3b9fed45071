import { driftOf, isFailure, type Site } from '../../deploy';
import type { EnvironmentName } from '../../model';
import { exitCodeOfFailure, gravest, reportFailure } from '../deploying/outcomes';
import { EXIT, type ExitCode } from '../exit-code';
import { NOTHING, type Invocation, type Outcome, type RunCommand } from '../invocation';
import { forEachLastStack, isListed, type OfEnvironment } from '../deploying/last-stacks';
import { chosenRecorded } from '../deploying/recorded-environments';
import { chosenPatterns, openRepository } from '../repository';
import { atSite } from '../deploying/site';
import { renderDrift, type DriftView } from '../views/drift';

interface Asked {
  readonly view: DriftView;
  readonly exitCode: ExitCode;
}

export const drift: RunCommand = (invocation) => {
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
    const listed = asked.filter(({ view }) =>
      isListed(view, view.state !== 'not-deployed', repository, patterns),
    );
    return outcomeOf(listed, invocation);
  });
};

function skipped(environment: EnvironmentName): Asked {
  return {
    view: { ...environment, state: 'not-asked', why: 'interrupted' },
    exitCode: EXIT.interrupted,
  };
}

async function ask({ stack, ...environment }: OfEnvironment, site: Site): Promise<Asked> {
  if (stack.state === 'not-deployed') {
    return { view: { ...environment, state: 'not-deployed' }, exitCode: EXIT.done };
  }
  if (stack.state === 'lost') {
    const why = 'the stack of its last deployment is gone';
    return { view: { ...environment, state: 'not-asked', why }, exitCode: EXIT.mistakes };
  }
  const found = await driftOf(stack.place, site);
  if (isFailure(found)) {
    reportFailure(found, environment, site.report);
    const why = found.diagnostics[0]?.summary ?? found.kind;
    return {
      view: { ...environment, state: 'not-asked', why },
      exitCode: exitCodeOfFailure(found),
    };
  }
  const { changes } = found;
  const state = changes.length > 0 ? 'drifted' : 'in-sync';
  return { view: { ...environment, state, changes }, exitCode: EXIT.done };
}

function outcomeOf(asked: readonly Asked[], { options, palette }: Invocation): Outcome {
  const views = asked.map(({ view }) => view);
  const hasDrifted = views.some(({ state }) => state === 'drifted');
  const found = hasDrifted && options.detailedExitcode === true ? EXIT.changes : EXIT.done;
  const unasked = gravest(asked.map(({ exitCode }) => exitCode));
  return {
    output: renderDrift(views, options.format, palette),
    exitCode: unasked === EXIT.done ? found : unasked,
  };
}
