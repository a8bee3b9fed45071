import { defineProblem } from '../diagnostics';

export const noPlatform = defineProblem<{ file: string }>({
  code: 'platform/missing',
  summary: 'No platform',
  detail: ({ file }) =>
    `There is no ${file}, so nothing says how resources are made. Run this command in a platform repository, or make one:\n\n  scoreform init`,
  explanation:
    'A platform repository holds `stacks/platform.ts`, in which platform engineers decide how each resource type is made in each environment type. Commands look for it from the ' +
    'current folder upwards; `-C <directory>` starts elsewhere.',
});

export const platformFailed = defineProblem<{ file: string; reason: string }>({
  code: 'platform/failed',
  summary: 'The platform could not be loaded',
  detail: ({ file, reason }) =>
    `Loading ${file} threw: ${reason}. Nothing can be matched without it. Mend the code at this place, or what it imports.`,
  explanation:
    'The platform is TypeScript that Scoreform runs to know the environment types, packs and rules. It is transpiled without checking types; run `npx tsc --noEmit` to see type errors. ' +
    'An exception in it, a missing module or a syntax error ends up here.',
});

export const notAPlatform = defineProblem<{ file: string }>({
  code: 'platform/no-default-export',
  summary: 'Not a platform',
  detail: ({ file }) =>
    `The default export of ${file} was not made by definePlatform, so there is nothing to match with. Write:\n\n  export default definePlatform({ environmentTypes: { … } });`,
  explanation:
    'The file `stacks/platform.ts` exports one value, made by `definePlatform`, as its default. That function is where the types check what you decide.',
});

/** Every kind of problem that loading a platform can find, for `scoreform explain <code>`; sorted by code. */
export const platformProblems = [platformFailed, noPlatform, notAPlatform];
