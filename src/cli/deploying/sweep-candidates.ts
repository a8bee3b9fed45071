import {
  nameOf,
  parseDescription,
  readStack,
  sweepRefused,
  sweepUnreadable,
  type LastStack,
  type Site,
} from '../../deploy';
import type { EnvironmentName } from '../../model';
import { readFilesNow, type FilesNow } from './status';
import { EXIT, type ExitCode } from '../exit-code';
import { restoreWhole } from './last-stacks';
import { isProtected } from './protection';
import type { RunSite } from './run-stacks';

/** An environment that is to go, and why. */
export interface SweepCandidate extends EnvironmentName {
  readonly why: 'expired' | 'file-gone' | 'file-unreadable';
  /** When it expired, or would have; null where it never had an end. */
  readonly expires: string | null;
  readonly stack: LastStack;
  /** Present where it may not go without somebody naming it. */
  readonly refused?: ExitCode;
}

/** Those of some environments that have expired, and those whose file has gone while something of them is there. */
export async function sweepCandidates(
  environments: readonly EnvironmentName[],
  withFile: ReadonlySet<string>,
  at: RunSite,
): Promise<readonly SweepCandidate[]> {
  const files = readFilesNow(at.repository.root, environments);
  const found: SweepCandidate[] = [];
  for (const name of environments) {
    const candidate = withFile.has(nameOf(name))
      ? await expiredOne(name, files.get(nameOf(name)), at)
      : await orphan(name, at);
    if (candidate) found.push(candidate);
  }
  return found;
}

async function expiredOne(
  name: EnvironmentName,
  files: FilesNow | undefined,
  at: RunSite,
): Promise<SweepCandidate | undefined> {
  const { site, run, repository } = at;
  const environment = nameOf(name);
  if (!files) {
    site.report(sweepUnreadable.at(undefined, { environment }));
    const stack: LastStack = { state: 'not-deployed', last: undefined };
    return { ...name, why: 'file-unreadable', expires: null, stack, refused: EXIT.mistakes };
  }
  const { expires } = files.environment;
  if (expires === undefined || Date.parse(expires) > site.now().getTime()) return undefined;
  const stack = await restoreWhole(name, run, site);
  const candidate = { ...name, why: 'expired', expires, stack } as const;
  if (!isProtected(name, stack, repository)) return candidate;
  return refuse(candidate, 'protected', site);
}

/** Within an hour its file may still be on the way here, from whoever deployed it from another checkout. */
const YOUNG = 60 * 60 * 1000;

async function orphan(
  name: EnvironmentName,
  { site, run, repository }: RunSite,
): Promise<SweepCandidate | undefined> {
  const stack = await restoreWhole(name, run, site);
  if (stack.state === 'not-deployed') return undefined;
  if (stack.state === 'lost') {
    return { ...name, why: 'file-gone', expires: null, stack, refused: EXIT.mistakes };
  }
  const { expires } = parseDescription(readStack(stack.place).description);
  const now = site.now().getTime();
  const isExpired = expires !== null && Date.parse(expires) <= now;
  if (!isExpired && now - Date.parse(stack.last.start.startedAt) < YOUNG) return undefined;
  const candidate = { ...name, why: 'file-gone', expires, stack } as const;
  if (isProtected(name, stack, repository)) return refuse(candidate, 'protected', site);
  return expires === null ? refuse(candidate, 'no-expiry', site) : candidate;
}

function refuse(
  candidate: SweepCandidate,
  why: 'protected' | 'no-expiry',
  { report }: Site,
): SweepCandidate {
  const { environment: name } = candidate;
  report(sweepRefused.at(undefined, { environment: nameOf(candidate), name, why }));
  return { ...candidate, refused: EXIT.refused };
}
