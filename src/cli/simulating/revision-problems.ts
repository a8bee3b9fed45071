import { defineProblem } from '../../diagnostics';

export const gitFailed = defineProblem<{ revision: string; why: string }>({
  code: 'cli/git-failed',
  summary: 'Git cannot be asked',
  detail: ({ revision, why }) =>
    `What "${revision}" holds is known to git alone, and it did not answer: ${why}. ` +
    `Install git where it is missing, and run this command in a clone of the repository.`,
  explanation:
    'Comparing with an older revision needs the program "git" and a clone that has that revision. Outside of a clone, or ' +
    'where git refuses to work in it, there is nothing to compare with. Nothing was planned.',
});

export const unknownRevision = defineProblem<{ given: string; hint: string }>({
  code: 'cli/unknown-revision',
  summary: 'Unknown revision',
  detail: ({ given, hint }) =>
    `Git knows no commit "${given}" here.${hint} Name a branch, a tag or a commit; what only the server has comes by:` +
    `\n\n  git fetch origin`,
  explanation:
    'A revision is anything that git takes for a commit: a branch such as "origin/main", a tag, a hash, or "HEAD~1". ' +
    'It has to be in this clone. Nothing was planned.',
});

export const revisionNotFetched = defineProblem<{ given: string }>({
  code: 'cli/revision-not-fetched',
  summary: 'The revision was not fetched',
  detail: ({ given }) =>
    `This clone holds the newest part of the history only, and the commit "${given}" is not in it. Fetch all of it:` +
    `\n\n  git fetch --unshallow origin` +
    `\n\nIn GitHub Actions say "fetch-depth: 0" to actions/checkout, in GitLab set the variable GIT_DEPTH to "0".`,
  explanation:
    'CI systems fetch one commit, or a few, because most jobs need no more. What an older revision held is then not ' +
    'there. The checkout of the job has to fetch the whole history. Nothing was planned.',
});

export const revisionWithoutPlatform = defineProblem<{ revision: string; file: string }>({
  code: 'cli/revision-without-platform',
  severity: 'warning',
  summary: 'The revision has no platform',
  detail: ({ revision, file }) =>
    `There is no ${file} in "${revision}", so nothing was deployed from it, and everything is planned as new.`,
  explanation:
    'The older revision is from before the platform repository, or from a branch that is about something else. What ' +
    'stands in it cannot be deployed, so every environment counts as new.',
});

export const revisionFailed = defineProblem<{ revision: string; said: string }>({
  code: 'cli/revision-failed',
  summary: 'The revision has mistakes',
  detail: ({ revision, said }) =>
    `The stacks of "${revision}" could not be made, so there is nothing to plan on. Choose a revision without this mistake, ` +
    `or make sure that its packages are installed. This is what was said of it:\n\n${said}`,
  explanation:
    'To plan against an older revision, its stacks are made by its own platform and packs, from its own Score files, with ' +
    'the packages that are installed now. Where that finds mistakes, as in a revision that never worked, nothing can be ' +
    'planned on it. Nothing was planned.',
});

export const otherPackages = defineProblem<{ revision: string; file: string }>({
  code: 'cli/other-packages',
  severity: 'warning',
  summary: 'Other packages than in the revision',
  detail: ({ revision, file }) =>
    `${file} differs from that of "${revision}". Both stacks were made with the packages that are installed now, so what ` +
    `other versions of them change is not in this plan.`,
  explanation:
    'An older revision is planned against with the packages that lie in node_modules now, because installing others takes ' +
    'long and needs a network. Where the lock file changed, new versions of packs or providers may change more than is shown.',
});

export const environmentGone = defineProblem<{ environment: string; revision: string }>({
  code: 'cli/environment-gone',
  severity: 'warning',
  summary: 'The environment has no file any more',
  detail: ({ environment, revision }) =>
    `"${revision}" has a file for ${environment}, and now there is none, so all of it is shown as deleted. Nothing is removed ` +
    `by that alone; where it is meant:\n\n  scoreform environment delete ${environment} --confirm ${nameIn(environment)}`,
  explanation:
    'An environment whose file is removed goes on running until somebody deletes it, or until "scoreform environment ' +
    'sweep" finds that it was left behind.',
});

function nameIn(environment: string): string {
  return environment.slice(environment.indexOf('/') + 1);
}

export const notWithAgainst = defineProblem<{ option: string; why: string }>({
  code: 'cli/not-with-against',
  summary: 'An option does not fit with --against',
  detail: ({ option, why }) => `${why} Leave out "${option}", or plan without "--against".`,
  explanation:
    'A plan against a git revision is made on a pretended state, of which nothing is kept. It cannot be applied, it has ' +
    'nothing to do with the simulated deployments of "--simulate", and nothing goes wrong in it on purpose. Nothing was planned.',
});
