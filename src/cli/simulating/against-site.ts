import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import {
  Engine,
  Workspace,
  nameOf,
  writeStack,
  type RunFolder,
  type Site,
  type StackPlace,
  type StackTexts,
} from '../../deploy';
import { stackName, type EnvironmentName, type StackDescription } from '../../model';
import { openStore } from '../../store';
import type { ExportedRevision } from './revision-export';
import { SimulatedProviders } from './simulated-providers';
import { SIMULATED } from './world';

/**
 * A world for one comparison: states, records and the pretended cloud lie below the exported revision, and go with it.
 * The older stacks are deployed in it, and the newer ones planned on what that left.
 */
export class AgainstSite {
  readonly older: Site;
  readonly newer: Site;
  readonly #workspace: Workspace;
  readonly #providers: SimulatedProviders;

  /**
   * @param site of the working tree; nothing is written where it keeps things
   * @param say told who plans
   */
  constructor(site: Site, revision: ExportedRevision, say: (line: string) => void) {
    const { root, commit } = revision;
    const workspace = new Workspace(root, SIMULATED);
    // Packages, and providers that were downloaded before, are those of the repository.
    const { root: here, home: shared } = site.workspace;
    const home = { ...workspace.home, plugins: shared.plugins };
    const inWorld = (...path: readonly string[]) => workspace.inWorld(...path);
    const world = { name: SIMULATED, faults: [] };
    this.#workspace = workspace;
    this.#providers = new SimulatedProviders(
      world,
      { root: here, home, inWorld },
      process.env,
      say,
    );
    const { command, version } = site.engine;
    // Each thing that is made costs the engine a copy of its state, and most of that time was for collecting garbage.
    const variables = { GOGC: '300', ...process.env };
    const engine = new Engine(command, version, home, variables, this.#providers);
    const store = openStore({ kind: 'folder', path: workspace.inWorld('records') }, root);
    this.newer = { ...site, workspace, engine, store };
    this.older = {
      ...this.newer,
      git: { commit, branch: null, changed: false },
      readInput: (path) => textOf(join(root, path)),
      // Nobody waits for a deployment that is a pretence.
      onProgress: () => undefined,
    };
  }

  /** The folder that the stacks of the revision are written to: as deep in it as a run is in the repository. */
  begin(): RunFolder {
    return this.#workspace.begin();
  }

  /** Where a stack of the working tree is worked on. */
  placeOf(environment: EnvironmentName, run: RunFolder): StackPlace {
    const stack = stackName(environment);
    const { folder } = run.placeOf(stack);
    // What `init` notes there is about one folder only, and the older stack has another one.
    return { stack, folder, data: this.#workspace.inWorld('newer', stack) };
  }

  /** Writes a stack so that its state is the one of this world, whatever its backend is. */
  keepHere(place: StackPlace, environment: EnvironmentName, texts: StackTexts): void {
    const stack = JSON.parse(texts.terraform) as { readonly terraform?: object };
    const description = JSON.parse(texts.description) as StackDescription;
    const state = this.#workspace.inWorld('state', `${nameOf(environment)}.tfstate`);
    const backend = { local: { path: relative(place.folder, state) } };
    const terraform = { ...stack, terraform: { ...stack.terraform, backend } };
    writeStack(place, {
      terraform: JSON.stringify(terraform, null, 2),
      description: JSON.stringify({ ...description, backend: 'local' }, null, 2),
    });
  }

  /** Who planned what, a sentence each. */
  get planners(): readonly string[] {
    return this.#providers.planners;
  }

  /** Lets go of all providers. */
  close(): Promise<void> {
    return this.#providers.close();
  }
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    // An input that was none yet.
    return undefined;
  }
}
