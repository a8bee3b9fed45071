import { defineProblem } from '../diagnostics';

interface Holder {
  readonly environment: string;
  readonly user: string;
  readonly host: string;
  readonly since: string;
}

export const environmentLocked = defineProblem<
  Holder & { readonly operation: string; readonly job: string | null; readonly stale: boolean }
>({
  code: 'deploy/locked',
  summary: 'Somebody else works on the environment',
  detail: ({ environment, user, host, since, operation, job, stale }) =>
    `${user} on ${host} holds the lock of ${environment} since ${since}, for "${operation}"${job === null ? '' : ` (${job})`}. ` +
    (stale
      ? 'The process is gone. Remove what it left:'
      : 'Wait for it to end. If you know that it is gone, and only then, remove its lock:') +
    `\n\n  scoreform unlock -e ${environment}`,
  explanation:
    'One deployment at a time works on an environment: two at once would overwrite each other. Whoever deploys holds a ' +
    'lock beside the records, which names the user, the machine and the moment. A lock whose process ran on this machine ' +
    'and has ended is taken over by the next deployment. One of another machine stays until its holder gives it back or ' +
    '"scoreform unlock" removes it. Nothing was changed.',
});

export const stateLocked = defineProblem<{
  readonly environment: string;
  readonly who: string;
  readonly since: string;
  readonly operation: string;
  readonly id: string;
}>({
  code: 'deploy/state-locked',
  summary: 'The state of the environment is locked',
  detail: ({ environment, who, since, operation, id }) =>
    `${who} holds the lock of the state of ${environment} since ${since} (${operation}, lock ${id}). ` +
    `It may be a Terraform that was started by hand, or one that was killed. If you know that it is gone, remove its lock:` +
    `\n\n  scoreform unlock -e ${environment}`,
  explanation:
    'Besides the lock of the environment, the engine locks the state itself, so that tools beside Scoreform keep out too. ' +
    'In some backends, such as S3, that lock outlives a process that was killed. "scoreform unlock" shows it and removes it ' +
    'after asking. Nothing was changed.',
});

export const tookOverLock = defineProblem<Holder>({
  code: 'deploy/took-over-lock',
  severity: 'warning',
  summary: 'A deployment before this one ended without giving its lock back',
  detail: ({ environment, user, host, since }) =>
    `${user} on ${host} held the lock of ${environment} since ${since}, and the process is gone. ` +
    `This deployment took the lock over, and marks the record of the other as interrupted.`,
  explanation:
    'The process of a deployment was killed, or its machine went down. Its lock named a process on this machine that does ' +
    'not exist any more, so nobody can be at work there. What it had begun is shown by "scoreform history".',
});

export const lockLeft = defineProblem<{ readonly environment: string; readonly why: string }>({
  code: 'deploy/lock-left',
  severity: 'warning',
  summary: 'The lock of the environment could not be given back',
  detail: ({ environment, why }) =>
    `The work on ${environment} has come to its end, and its lock stays: ${why} The next deployment from this machine takes ` +
    `it over; from another one it has to be removed:\n\n  scoreform unlock -e ${environment}`,
  explanation:
    'Whoever deploys holds a lock beside the records and removes it at the end. The place of the records could not be ' +
    'reached at that moment. What was deployed is not affected.',
});

export const lockTaken = defineProblem<{ readonly environment: string }>({
  code: 'deploy/lock-taken',
  severity: 'warning',
  summary: 'The lock of the environment was removed while it was held',
  detail: ({ environment }) =>
    `Somebody removed the lock of ${environment} while this was at work, so another deployment may have worked on it at the ` +
    `same time. See whether there was one, and what differs now:\n\n  scoreform history -e ${environment}\n  scoreform plan -e ${environment}`,
  explanation:
    '"scoreform unlock" removes a lock whose holder is gone. This holder was not gone. The engine locks the state besides, so ' +
    'no state was written by two at once; what one of them planned may be out of date all the same.',
});

export const uncleanEnd = defineProblem<{
  readonly environment: string;
  readonly id: string;
  readonly startedAt: string;
  readonly user: string;
  readonly host: string;
  readonly orphans: readonly string[];
}>({
  code: 'deploy/unclean-end',
  severity: 'warning',
  summary: 'The last deployment did not come to its end',
  detail: ({ environment, id, startedAt, user, host, orphans }) =>
    `Deployment ${id} of ${environment}, begun at ${startedAt} by ${user} on ${host}, was interrupted. ` +
    (orphans.length === 0
      ? 'Everything that it was to create is in the state, so nothing is left behind.'
      : `It was to create the following, and no state knows of them. They may exist all the same: ` +
        `look there before this plan creates them once more.\n\n${orphans.map((one) => `  ${one}`).join('\n')}`),
  explanation:
    'A deployment was killed or lost its machine while the engine was creating things. What was finished is in the state; ' +
    'what was under way may exist in the cloud without the state knowing of it. Such orphans cost money and may be in the ' +
    'way of the next deployment. Names derive from resource addresses, so a second creation mostly fails with "already ' +
    'exists" where an orphan is; import it then, or remove it.',
});

export const engineFailed = defineProblem<{
  readonly environment: string;
  readonly summary: string;
  readonly detail: string;
  readonly address: string | null;
}>({
  code: 'deploy/engine-failed',
  summary: 'The engine failed',
  detail: ({ environment, summary, detail, address }) =>
    `${environment}${address === null ? '' : `, ${address}`}: ${summary}${detail === '' ? '' : `\n\n${detail}`}`,
  explanation:
    'Terraform, OpenTofu or a provider reported an error; its own words are shown. What had been applied before stays and ' +
    'is in the state, so the next deployment goes on from there.',
});

export const interrupted = defineProblem<{ readonly environment: string }>({
  code: 'deploy/interrupted',
  summary: 'Interrupted',
  detail: ({ environment }) =>
    `The work on ${environment} was interrupted. What the engine had begun was brought to its end, and the state is saved. ` +
    `Run the same command again to go on.`,
  explanation:
    'You asked for an end while the engine was at work. It was told once, finished what was under way, and saved the ' +
    'state. Nothing is lost; the same command, run again, does the rest.',
});

export const noEngine = defineProblem<{ readonly found: string; readonly oldest: string }>({
  code: 'deploy/no-engine',
  summary: 'No engine to deploy with',
  detail: ({ found, oldest }) =>
    `This needs Terraform or OpenTofu ${oldest} or newer on the PATH, and found ${found}. Install one of them; ` +
    `everything that stands around it is checked by:\n\n  scoreform doctor`,
  explanation:
    'Planning and deploying are the work of Terraform or OpenTofu, from 1.11 on, because older ones cannot keep secrets out ' +
    'of states. TERRAFORM_BINARY_NAME names another program than the first of the two on the PATH.',
});

export const stateMissing = defineProblem<{
  readonly environment: string;
  readonly id: string;
  readonly backend: string;
  readonly number: number;
}>({
  code: 'deploy/state-missing',
  summary: 'The state of the environment is empty',
  detail: ({ environment, id, backend, number }) =>
    `Deployment ${id} of ${environment} left ${String(number)} things in its state, and the state, in the backend "${backend}", ` +
    `holds nothing now. Everything would be created once more, beside what may still be there. Bring the state back, or the ` +
    `backend in stacks/platform.ts. If everything is gone on purpose, say so:\n\n  scoreform destroy -e ${environment} --confirm ${environment} --forget`,
  explanation:
    'The records say that something was deployed, and the state knows of nothing. Mostly the state lies elsewhere: on the ' +
    'machine that deployed last, in the backend that the environment type had before, or in a bucket that this machine ' +
    'does not see. Deploying would make everything a second time. Nothing was changed.',
});

export const stateWaits = defineProblem<{ readonly stack: string; readonly path: string }>({
  code: 'deploy/state-waits',
  severity: 'warning',
  summary: 'A state was not stored yet',
  detail: ({ stack, path }) =>
    `The last deployment of ${stack} could not store its state and left it in ${path}. This plan does not know what stands ` +
    `there, so it may show as missing what exists. The next deployment stores it first and plans again.`,
  explanation:
    'When the backend of a state cannot be reached at the end of an apply, the engine writes the state into a file instead. ' +
    'Planning changes nothing, so it leaves the file where it is; deploying on the same machine stores it before anything else.',
});

export const stateStored = defineProblem<{ readonly stack: string; readonly path: string }>({
  code: 'deploy/state-stored',
  severity: 'warning',
  summary: 'A state that had been left behind was stored',
  detail: ({ stack, path }) =>
    `The last deployment of ${stack} could not store its state and left it in ${path}. It is stored now, and the file is gone.`,
  explanation:
    'When the backend of a state cannot be reached at the end of an apply, the engine writes the state into a file instead. ' +
    'The next deployment on the same machine stores it before it does anything else.',
});

export const stateUnstored = defineProblem<{ readonly stack: string; readonly path: string }>({
  code: 'deploy/state-unstored',
  summary: 'A state could not be stored',
  detail: ({ stack, path }) =>
    `What was deployed to ${stack} is known to ${path} alone, and that could not be stored. Keep the file. ` +
    `See that the backend can be reached, and that nobody deployed in between, and deploy again: the file is stored first.`,
  explanation:
    'When the backend of a state cannot be reached at the end of an apply, the engine writes the state into a file instead. ' +
    'Without that file, what was deployed would be forgotten and deployed once more, so nothing is deployed before it is ' +
    'stored. A backend refuses a state that is older than the one it has.',
});
