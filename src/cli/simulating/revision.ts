import type { Report } from '../../diagnostics';
import { suggest } from '../suggestion';
import { GitRefused, git } from './git';
import { gitFailed, revisionNotFetched, unknownRevision } from './revision-problems';

/** A commit of the clone that a platform repository lies in. */
export interface Revision {
  /** As the user named it: `origin/main`. */
  readonly name: string;
  /** 40 hexadecimal digits. */
  readonly commit: string;
  /** Where the platform repository lies in the clone: empty, or a path that ends with `/`. */
  readonly prefix: string;
}

/** How many digits of a commit people are shown. */
const SHORT = 12;

/** The beginning of a commit, as people read it. */
export function shortCommit({ commit }: Pick<Revision, 'commit'>): string {
  return commit.slice(0, SHORT);
}

/** Looks a revision up; undefined where there is none of that name, or no git, which is reported. */
export async function findRevision(
  name: string,
  root: string,
  report: Report,
): Promise<Revision | undefined> {
  try {
    const prefix = (await git(root, ['rev-parse', '--show-prefix'])).trim();
    const commit = await commitOf(name, root);
    if (commit !== undefined) return { name, commit, prefix };
    report(await whyUnknown(name, root));
  } catch (error) {
    if (!(error instanceof GitRefused)) throw error;
    report(gitFailed.at(undefined, { revision: name, why: error.message }));
  }
  return undefined;
}

async function commitOf(name: string, root: string): Promise<string | undefined> {
  // What begins with a hyphen would be an option of git's, and is the name of no commit.
  if (name === '' || name.startsWith('-')) return undefined;
  try {
    const said = await git(root, ['rev-parse', '--verify', '--quiet', `${name}^{commit}`]);
    return said.trim();
  } catch {
    return undefined;
  }
}

async function whyUnknown(name: string, root: string) {
  const isShallow = await git(root, ['rev-parse', '--is-shallow-repository']);
  if (isShallow.trim() === 'true') return revisionNotFetched.at(undefined, { given: name });
  const names = await git(root, ['for-each-ref', '--format=%(refname:short)']);
  const hint = suggest(name, names.split('\n').filter(Boolean));
  return unknownRevision.at(undefined, { given: name, hint });
}
