import { defineProblem } from '../diagnostics';

export const cannotEdit = defineProblem<{ what: string; reason: string }>({
  code: 'edit/cannot-edit',
  summary: 'Cannot be edited safely',
  detail: ({ what, reason }) =>
    `${what} was not changed, because ${reason}. Nothing was written. Change it by hand, or write the file more plainly.`,
  explanation:
    'Commands such as "scoreform environment set" change one value of an environment file and leave every other ' +
    'character as it is. YAML has ways to write a file in which that is impossible: an anchor makes one value stand ' +
    'in several places, so that changing it here would change it there, and a comment within a value would be lost ' +
    'with it. Such a place is left to people. Nothing was written.',
});
