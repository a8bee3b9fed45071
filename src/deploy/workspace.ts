import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { EngineHome, StackPlace } from './engine/types';

/** Everything of a deployment that git does not hold lies below this folder of the repository. */
const FOLDER = '.scoreform';

/** The name that the engine gives to a state that it could not store. */
const UNSTORED = 'errored.tfstate';

/** How old a run folder has to be before it is taken for left behind: an engine may outlive us in it. */
const LEFT_BEHIND = 7 * 24 * 60 * 60 * 1000;

/** From a stack in the folder of a run to the repository's root, as stacks write it. */
export const ROOT_FROM_RUN = '../../../../..';

/** Where deployments of a repository keep their files; all paths absolute. */
export class Workspace {
  /**
   * @param world the name of a world apart, such as that of simulated deployments: it shares nothing but plugins with the
   * one that is real, and has a folder of that name below `.scoreform`
   */
  constructor(
    readonly root: string,
    readonly world?: string,
  ) {}

  /** What all calls of the engine share. */
  get home(): EngineHome {
    const lockFile = '.terraform.lock.hcl';
    return {
      lockFile: this.world === undefined ? join(this.root, lockFile) : this.inWorld(lockFile),
      plugins: join(this.root, FOLDER, 'plugins'),
    };
  }

  /** A path below what is this world's own. */
  inWorld(...path: readonly string[]): string {
    return join(this.root, FOLDER, this.world ?? '', ...path);
  }

  /** Makes a folder for one run of a command. Stacks lie as deep in every run, so relative paths in them hold in any. */
  begin(): RunFolder {
    for (const run of this.#runs()) if (isLeftBehind(run)) rmSync(run, { recursive: true });
    // A state that one world could not store must never be pushed into another one.
    const mark = this.world === undefined ? '' : `-${this.world}`;
    const name = `${String(Date.now())}-${String(process.pid)}${mark}`;
    const path = join(this.root, FOLDER, 'runs', name);
    // States and the texts of stacks are for nobody else on this machine.
    mkdirSync(join(this.root, FOLDER), { recursive: true, mode: 0o700 });
    mkdirSync(path, { recursive: true });
    return new RunFolder(path, this.inWorld('data'));
  }

  /** States that could not be stored when they were made, the newest last; of any run of this world before. */
  unstoredStates(stack: string): readonly string[] {
    return this.#runs().flatMap((run) => unstoredIn(join(run, STACKS, stack)));
  }

  /** A path as messages name it: from the repository's root, with `/`. */
  nameOf(path: string): string {
    return relative(this.root, path).split(sep).join('/');
  }

  #runs(): string[] {
    const folder = join(this.root, FOLDER, 'runs');
    return entriesOf(folder)
      .filter((name) => worldOf(name) === this.world)
      .sort()
      .map((name) => join(folder, name));
  }
}

/** The world of a run, by the name of its folder; undefined for the real one. */
function worldOf(run: string): string | undefined {
  return /^\d+-\d+-(.+)$/.exec(run)?.[1];
}

const STACKS = 'stacks';

/** The folder of one run: emitted stacks, plans and logs. */
export class RunFolder {
  constructor(
    /** Where stacks are written, as an output folder of cdktf's. */
    readonly path: string,
    private readonly data: string,
  ) {}

  /** Where the lock file of providers is put that a record kept of a stack. */
  recordedLocks(stack: string): string {
    return join(this.path, `${stack}.lock.hcl`);
  }

  placeOf(stack: string): StackPlace {
    return { stack, folder: join(this.path, STACKS, stack), data: join(this.data, stack) };
  }

  /** Removes what nobody needs any more; a stack whose state could not be stored stays. */
  end(): void {
    const folder = join(this.path, STACKS);
    for (const stack of entriesOf(folder)) {
      if (unstoredIn(join(folder, stack)).length === 0) {
        rmSync(join(folder, stack), { recursive: true, force: true });
      }
    }
    if (entriesOf(folder).length === 0) rmSync(this.path, { recursive: true, force: true });
  }
}

function isLeftBehind(run: string): boolean {
  const age = Date.now() - (statSync(run, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
  const stacks = entriesOf(join(run, STACKS));
  return (
    age > LEFT_BEHIND && stacks.every((stack) => unstoredIn(join(run, STACKS, stack)).length === 0)
  );
}

function unstoredIn(folder: string): string[] {
  const file = join(folder, UNSTORED);
  return existsSync(file) ? [file] : [];
}

function entriesOf(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder) : [];
}
