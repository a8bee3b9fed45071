import { execFile } from 'node:child_process';
import { hostname, userInfo } from 'node:os';
import { promisify } from 'node:util';
import type { Actor, GitState } from '../model';

type Variables = Readonly<Record<string, string | undefined>>;

/** Who deploys: the user and the machine, or in CI whoever started the job. */
export function currentActor(variables: Variables): Actor {
  const { GITHUB_ACTOR, GITLAB_USER_LOGIN } = variables;
  return {
    user: GITHUB_ACTOR ?? GITLAB_USER_LOGIN ?? userName(),
    host: hostname(),
    job: jobAddress(variables),
  };
}

function jobAddress(variables: Variables): string | null {
  const { CI_JOB_URL, GITHUB_SERVER_URL, GITHUB_REPOSITORY, GITHUB_RUN_ID } = variables;
  if (CI_JOB_URL !== undefined) return CI_JOB_URL;
  if (!GITHUB_SERVER_URL || !GITHUB_REPOSITORY || !GITHUB_RUN_ID) return null;
  return `${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}/actions/runs/${GITHUB_RUN_ID}`;
}

function userName(): string {
  try {
    return userInfo().username;
  } catch {
    // A container may run under a number that has no name.
    return `user ${String(process.getuid?.() ?? 'unknown')}`;
  }
}

const execute = promisify(execFile);

/** The commit that a folder is at; null outside of git, or where git is not installed. */
export async function gitState(root: string): Promise<GitState | null> {
  const git = async (...args: string[]) =>
    (await execute('git', ['-C', root, ...args])).stdout.trim();
  try {
    const [commit, branch, status] = await Promise.all([
      git('rev-parse', 'HEAD'),
      git('rev-parse', '--abbrev-ref', 'HEAD'),
      git('status', '--porcelain', '--untracked-files=no'),
    ]);
    return { commit, branch: branch === 'HEAD' ? null : branch, changed: status !== '' };
  } catch {
    return null;
  }
}
