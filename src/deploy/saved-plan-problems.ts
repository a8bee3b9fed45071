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

export const planOfAnotherWorld = defineProblem<{
  readonly environment: string;
  readonly world: string | null;
}>({
  code: 'deploy/plan-of-another-world',
  summary: 'The plan is of another world',
  detail: ({ environment, world }) =>
    world === null
      ? `The plan of ${environment} was made for what really runs, so a simulation cannot apply it. Deploy it for real, or make one that is simulated:\n\n  scoreform plan -e ${environment} --simulate --out <folder>`
      : `The plan of ${environment} was made in a simulation: it knows nothing of what really runs, so it is not applied to that. Add --simulate, or make a plan of what really runs:\n\n  scoreform plan -e ${environment} --out <folder>`,
  explanation:
    'Simulated deployments have a state of their own, and a plan fits the state that it was made on. A plan that "scoreform ' +
    'plan --simulate" kept is applied by "scoreform deploy --simulate --plan", and one that was made without --simulate by a ' +
    'deployment without it. Nothing was changed.',
});
