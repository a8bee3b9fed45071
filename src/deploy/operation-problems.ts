import { defineProblem } from '../diagnostics';

export const brokenRecords = defineProblem<{
  readonly environment: string;
  readonly place: string;
  readonly broken: readonly { readonly id: string; readonly why: string }[];
}>({
  code: 'deploy/broken-records',
  summary: 'Records were changed after they were written',
  detail: ({ environment, place, broken }) =>
    `The records of ${environment} in ${place} are not what their chain of hashes says, so do not rely on them before you ` +
    `know why:\n\n${broken.map(({ id, why }) => `  deployment ${id}: ${why}`).join('\n')}\n\n` +
    `Put the texts back from a copy, such as the versions that a bucket keeps.`,
  explanation:
    'Every record names the hash of the one before it and of the texts beside it, and a record is never written twice. So ' +
    'a text that was edited, or lost, or put in the place of another is noticed. A deployment still works, because it asks ' +
    'the state what exists; what a broken record says of who did what, and the stack that a rollback would take from it, is ' +
    'not to be trusted.',
});

export const recordWithoutStack = defineProblem<{
  readonly environment: string;
  readonly id: string;
  readonly place: string;
}>({
  code: 'deploy/record-without-stack',
  summary: 'The stack of a deployment is gone',
  detail: ({ environment, id, place }) =>
    `Deployment ${id} of ${environment} has no stack beside its record in ${place}, so what it deployed cannot be asked. ` +
    `Put "cdk.tf.json" and "scoreform.json" back from a copy, or deploy the environment again.`,
  explanation:
    'Beside every record lies the stack that was deployed, and commands such as "status", "outputs", "drift" and "rollback" ' +
    'work from it. The record is there and its stack is not: somebody removed it, or the record was never written whole.',
});

export const stateNotStored = defineProblem<{
  readonly environment: string;
  readonly files: readonly string[];
}>({
  code: 'deploy/state-not-stored',
  summary: 'A state could not be stored',
  detail: ({ environment, files }) =>
    `A deployment of ${environment} could not store its state and left it in a file. What stands there and nowhere else would ` +
    `be forgotten, so nothing was removed. Push it, or remove the file if you know that the state has all of it:` +
    `\n\n${files.map((file) => `  ${file}`).join('\n')}`,
  explanation:
    'The place of a state could not be reached when a deployment ended, so the engine wrote the state to a file named ' +
    '"errored.tfstate" on this machine. Until "terraform state push" has brought it where it belongs, the state that ' +
    'everyone sees lacks what that deployment made.',
});

export const sweepRefused = defineProblem<{
  readonly environment: string;
  readonly name: string;
  readonly why: 'protected' | 'no-expiry';
}>({
  code: 'deploy/sweep-refused',
  summary: 'Not swept',
  detail: ({ environment, name, why }) =>
    (why === 'protected'
      ? `The type of ${environment} is protected, so it is not removed before somebody names it. Remove it with all of its data:`
      : `The file of ${environment} has gone and what was deployed has not, but it never had "expires", so nobody has said ` +
        `that its data may go. Put the file back, or remove the environment with all of its data:`) +
    `\n\n  scoreform environment delete ${environment} --confirm ${name}`,
  explanation:
    '"scoreform environment sweep" removes environments that have expired, and those whose file has gone. Only an ' +
    'environment that has, or had, "expires" in its file is known to be one whose data may be lost. Any other one is left ' +
    'alone until somebody names it. Nothing of it was changed.',
});

export const sweepUnreadable = defineProblem<{ readonly environment: string }>({
  code: 'deploy/sweep-unreadable',
  summary: 'Whether it has expired cannot be told',
  detail: ({ environment }) =>
    `The file of ${environment} has errors, so nobody knows whether it has expired, and it was left alone. What is wrong is ` +
    `shown by:\n\n  scoreform validate`,
  explanation:
    'Sweeping reads "expires" in the files of environments. A file that cannot be read may say that the environment is to ' +
    'stay, so nothing of it is touched.',
});

export const nameNotGiven = defineProblem<{ readonly environment: string }>({
  code: 'deploy/name-not-given',
  summary: 'The name was not that of the environment',
  detail: ({ environment }) =>
    `To remove ${environment} with all of its data its name has to be typed, and it was not. Nothing was changed.`,
  explanation:
    'Removing an environment cannot be taken back, so on a terminal its name is asked for; a "y" that slips out is not ' +
    'enough. Nothing was changed.',
});

export const confirmsNothing = defineProblem<{
  readonly given: string;
  readonly hint: string;
  readonly chosen: readonly string[];
}>({
  code: 'deploy/confirms-nothing',
  summary: 'The confirmed name is that of no chosen environment',
  detail: ({ given, hint, chosen }) =>
    `"--confirm ${given}" names none of the environments that were chosen, so nothing was changed.${hint} ` +
    (chosen.length === 1
      ? `Chosen was ${chosen.join('')}.`
      : `Among several an environment is confirmed with its project, and only the one that is named:` +
        `\n\n${chosen.map((name) => `  --confirm ${name}`).join('\n')}`),
  explanation:
    'Where everything of an environment may go, its name is given once more with --confirm. For one environment its short ' +
    'name is enough, such as "preview". Where several are chosen, every project may have an environment of that name, so the ' +
    'project is needed too, as in "shop/preview"; the others keep what holds data. A name that fits none is a slip of the ' +
    'pen, and nobody should think that it was heard.',
});

export const lockUnreadable = defineProblem<{
  readonly environment: string;
  readonly place: string;
}>({
  code: 'deploy/lock-unreadable',
  summary: 'The lock of the environment cannot be read',
  detail: ({ environment, place }) =>
    `There is a lock file of ${environment} in ${place}, and what stands in it is no lock, so nobody can tell who holds it. ` +
    `It counts as held. If you know that nobody is at work, remove it:\n\n  scoreform unlock -e ${environment}`,
  explanation:
    'Whoever deploys holds a lock, a file beside the records. This one was cut short, as on a full disk, or was edited, or ' +
    'was written by a newer version. Nothing was changed.',
});

export const unlockNeedsConsent = defineProblem<{ readonly environment: string }>({
  code: 'deploy/unlock-needs-consent',
  summary: 'Nobody said that the lock may be removed',
  detail: ({ environment }) =>
    `Removing the lock of somebody who is still at work breaks what both deploy. If you know that the holder is gone:` +
    `\n\n  scoreform unlock -e ${environment} --yes`,
  explanation:
    'A lock keeps two deployments of an environment apart. On a terminal "scoreform unlock" shows who holds it and asks; off ' +
    'a terminal the consent has to be given with --yes. Nothing was changed.',
});

export const protectedByType = defineProblem<{ readonly environment: string }>({
  code: 'deploy/protected',
  summary: 'The environment is protected',
  detail: ({ environment }) =>
    `The type of ${environment} is protected, so removing it asks for its name, even where it holds no data. If everything ` +
    `in it may go:\n\n  scoreform environment delete ${environment} --confirm ${environment}`,
  explanation:
    'An environment type can be declared "protected: true" in stacks/platform.ts. What removes such an environment then has ' +
    'to name it once more with --confirm, so that a slip of the pattern or of the shell history cannot do it. Nothing was changed.',
});

/** Every kind of problem that commands around a deployment can find. */
export const operationProblems = [
  brokenRecords,
  confirmsNothing,
  lockUnreadable,
  nameNotGiven,
  protectedByType,
  recordWithoutStack,
  stateNotStored,
  sweepRefused,
  sweepUnreadable,
  unlockNeedsConsent,
];
