import { defineProblem } from '../diagnostics';

export const stalePlan = defineProblem<{
  readonly environment: string;
  readonly plannedAt: string;
  readonly reasons: readonly string[];
}>({
  code: 'deploy/stale-plan',
  summary: 'The plan no longer holds',
  detail: ({ environment, plannedAt, reasons }) =>
    `The plan of ${environment} was made at ${plannedAt}, and since then ${reasons.join(', and ')}. ` +
    `Applying it would do something that nobody has seen. Make a new one:\n\n  scoreform plan -e ${environment} --out <folder>`,
  explanation:
    'A plan that is kept is applied exactly as it was shown, or not at all. It is refused where an input file, a pack, the ' +
    'state or the stack has changed since, where another deployment came in between, or where it is more than a day old. ' +
    'Nothing was changed.',
});

export const brokenPlan = defineProblem<{ readonly environment: string }>({
  code: 'deploy/broken-plan',
  summary: 'The plan cannot be read',
  detail: ({ environment }) =>
    `The folder holds no whole plan of ${environment}: a file is missing, or was changed after the plan was made. ` +
    `Make a new one:\n\n  scoreform plan -e ${environment} --out <folder>`,
  explanation:
    'A plan that is kept is a folder for each stack, whose files belong together: "scoreform plan --out" writes them, and ' +
    'a hash tells whether they are still the same. Copy the folder as a whole. Nothing was changed.',
});

export const noPlan = defineProblem<{ readonly folder: string }>({
  code: 'deploy/no-plan',
  summary: 'No plan in the folder',
  detail: ({ folder }) =>
    `"${folder}" holds no plan. Plans are kept by:\n\n  scoreform plan --out ${folder}`,
  explanation:
    '"scoreform deploy --plan" takes the folder that "scoreform plan --out" was given. Nothing was changed.',
});
