import { defineProblem } from '../diagnostics';

/** Providers of modules that were not there when a simulation began. */
export const modulesNeedMore = defineProblem<{ readonly sources: readonly string[] }>({
  code: 'simulate/modules-need-more',
  summary: 'Modules need providers that were not known before',
  detail: ({ sources }) =>
    `Modules of the stack have been installed just now, and they need ${sources.join(', ')}, which nothing simulates in this ` +
    `run. Nothing was planned, and no cloud was asked. Now that they are installed, all of it is known: run the command again.`,
  explanation:
    'A simulation stands in for every provider of a stack before the engine is started. What a module needs is known only ' +
    'when the engine has installed it. Where that is a provider that the stack itself does not name, the real one would be ' +
    'asked, so the simulation ends before anything is planned; the next one knows the module. A stack that names the ' +
    'providers of its modules among its own has no such first run.',
});

/** A stack of which nothing is known but that it calls modules. */
export const modulesUnknown = defineProblem<{ readonly stack: string }>({
  code: 'simulate/modules-unknown',
  summary: 'Nobody knows which providers the modules need',
  detail: ({ stack }) =>
    `The stack in ${stack} calls modules that are not installed, and names no provider itself. The engine would take real ` +
    `providers for them, so nothing was started. Create the providers of the modules in the stack, as it would be done to ` +
    `configure them, and they are simulated.`,
  explanation:
    'A simulation has to stand in for the providers of a stack before the engine is started, and modules say what they need ' +
    'only when the engine has installed them. Where the stack names at least one provider, the simulation notices in time ' +
    'that others are missing. A stack that names none at all would reach real clouds unnoticed, and is refused.',
});

/** Every kind of problem that a simulation can begin or end with. */
export const startProblems = [modulesNeedMore, modulesUnknown];
