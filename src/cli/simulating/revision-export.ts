import { existsSync, mkdirSync, readdirSync, realpathSync, symlinkSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import type { Report } from '../../diagnostics';
import { ownPackage } from '../own-package';
import { GitRefused, git } from './git';
import type { Revision } from './revision';
import { gitFailed } from './revision-problems';

/** What a revision holds, written to disk; all paths absolute. */
export interface ExportedRevision extends Revision {
  /** The root of its platform repository. */
  readonly root: string;
  /** The program that makes its stacks: its own, where the clone holds Scoreform itself, and otherwise this one. */
  readonly program: string;
}

/**
 * Writes what a revision holds into a folder, which has to lie below the platform repository: installed packages are
 * then found from there as from the repository itself. Neither the working tree nor the index of the clone is touched.
 * Submodules are left out.
 *
 * @returns undefined where git could not do it, which is reported
 */
export async function exportRevision(
  revision: Revision,
  folder: string,
  root: string,
  report: Report,
): Promise<ExportedRevision | undefined> {
  mkdirSync(folder, { recursive: true });
  const index = { GIT_INDEX_FILE: join(folder, 'index') };
  try {
    // A hook of the user's would take this index for that of the working tree.
    await git(root, ['-c', 'core.hooksPath=/dev/null', 'read-tree', revision.commit], index);
    // From the top of the clone: further down, only what lies there would be written.
    const top = realpathSync((await git(root, ['rev-parse', '--show-toplevel'])).trim());
    const tree = join(folder, 'tree');
    await git(top, ['checkout-index', '--all', `--prefix=${tree}/`], index);
    return arrange(revision, { top, tree }, realpathSync(root));
  } catch (error) {
    if (!(error instanceof GitRefused)) throw error;
    report(gitFailed.at(undefined, { revision: revision.name, why: error.message }));
    return undefined;
  }
}

/** The top of a clone, and where its counterpart was written. */
interface Trees {
  readonly top: string;
  readonly tree: string;
}

function arrange(revision: Revision, trees: Trees, root: string): ExportedRevision {
  const { top, tree } = trees;
  const older = join(tree, revision.prefix);
  for (let folder = root; isWithin(top, folder); folder = dirname(folder)) {
    linkWorkspaces(folder, trees);
  }
  const { folder: own } = ownPackage();
  const counterpart = join(counterpartOf(realpathSync(own), trees) ?? own, PROGRAM);
  const program = existsSync(counterpart) ? counterpart : join(own, PROGRAM);
  return { ...revision, root: older, program };
}

const PROGRAM = join('bin', 'scoreform.js');

/** Packages of the clone itself, which `node_modules` has links to, are those of the revision. */
function linkWorkspaces(folder: string, trees: Trees): void {
  const packages = join(folder, 'node_modules');
  for (const name of packageNames(packages)) {
    const target = realpathSync(join(packages, name));
    const counterpart = counterpartOf(target, trees);
    if (counterpart === undefined || !existsSync(counterpart)) continue;
    const link = join(trees.tree, relative(trees.top, packages), name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(counterpart, link, 'junction');
    const theirs = join(target, 'node_modules');
    const ours = join(counterpart, 'node_modules');
    if (existsSync(theirs) && !existsSync(ours)) symlinkSync(theirs, ours, 'junction');
  }
}

/** The links in a folder of packages, by the names of the packages. */
function packageNames(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const { name } = entry;
    if (name.startsWith('@') && entry.isDirectory()) {
      return packageNames(join(folder, name)).map((inner) => `${name}/${inner}`);
    }
    return entry.isSymbolicLink() && existsSync(join(folder, name)) ? [name] : [];
  });
}

/** Where something of the clone lies as the revision has it; undefined for what git does not hold. */
function counterpartOf(path: string, { top, tree }: Trees): string | undefined {
  if (!isWithin(top, path) || path.split(sep).includes('node_modules')) return undefined;
  return join(tree, relative(top, path));
}

function isWithin(folder: string, path: string): boolean {
  return path === folder || path.startsWith(folder + sep);
}
