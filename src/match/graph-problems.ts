import { defineProblem } from '../diagnostics';

export const cycle = defineProblem<{ chain: string }>({
  code: 'match/cycle',
  summary: 'Resources that need one another',
  detail: ({ chain }) =>
    `Each of these resources needs the next, so none of them could be made first:\n\n${chain}\n\nRemove one of the references.`,
  explanation:
    'A resource is made after everything its params refer to and everything its definition needs. Where that leads back to where it began, there is no order to make them in. The whole chain is shown with the place of every step; any of the references can be removed to break it.',
});

export const renamedToNothing = defineProblem<{ from: string; to: string; hint: string }>({
  code: 'match/renamed-to-nothing',
  summary: 'A rename to a resource that does not exist',
  detail: ({ from, to, hint }) =>
    `${from} is said to be ${to} now, but nothing asks for that, so what was ${from} would be destroyed. Correct the address, or remove the rename if it should go.${hint}`,
  explanation:
    'An entry of `renames` says under which address a resource is known now. If no Score file asks for it under that address, the old thing would be destroyed although the rename says to keep it. `scoreform graph -e <environment>` lists the addresses of an environment.',
});

export const renamedButPresent = defineProblem<{ from: string; to: string }>({
  code: 'match/renamed-but-present',
  summary: 'A renamed resource that is still asked for',
  detail: ({ from, to }) =>
    `${from} is said to be ${to} now, but it is still asked for, and one thing cannot be both. Remove the rename, or the old request.`,
  explanation:
    'An entry of `renames` hands what was made under the old address over to the new one. If the old address is still asked for, it would get a new and empty resource, which is hardly meant.',
});
