import { defineProblem } from '../diagnostics';

export const definitionFailed = defineProblem<{
  address: string;
  definition: string;
  pack: string | null;
  phase: 'create' | 'connect' | 'receive';
  reason: string;
}>({
  code: 'create/definition-failed',
  summary: 'A resource definition failed',
  detail: ({ address, definition, pack, phase, reason }) =>
    `While making ${address}, "${phase}" of the definition "${definition}"${pack === null ? ' (chosen by a rule)' : ` of the pack "${pack}"`} threw: ${reason}. ` +
    `The Score file may well be right: this is for whoever keeps the pack.`,
  explanation:
    'A definition is code of a pack or of the platform. Its params were checked before it ran, so an exception in it is mostly a mistake in the definition: ' +
    'an argument that the provider does not know, an id that is used twice, a value that is not there. Run `scoreform pack test <pack>` to see whether it keeps the pack contract.',
});

export const missingOutput = defineProblem<{
  address: string;
  definition: string;
  outputs: readonly string[];
}>({
  code: 'create/missing-output',
  summary: 'A resource definition left outputs out',
  detail: ({ address, definition, outputs }) =>
    `The definition "${definition}" made ${address} without ${outputs.map((output) => `"${output}"`).join(', ')}, which its resource type promises. ` +
    `Return every output, or declare it under "unavailable" with the alternative.`,
  explanation:
    'Every definition of a resource type gives the same outputs, so that a Score file works wherever it is deployed. An output that a definition cannot honestly give is declared ' +
    'under `unavailable`, with a sentence that names the alternative; a placeholder on it is then a diagnostic before anything is made.',
});

export const secretStoreFailed = defineProblem<{ store: string; path: string; reason: string }>({
  code: 'create/secret-store-failed',
  summary: 'A secret store does not know a secret',
  detail: ({ store, path, reason }) =>
    `The secret store "${store}" was asked for "${path}", which an environment names, and failed: ${reason}. ` +
    'Correct the path under "values", or have the platform engineers mend the store.',
  explanation:
    'A value `{ secret: <path> }` of an environment is resolved by the secret store of its environment type, which is code of the platform. It answers with `secret(…)`: where the secret lies, ' +
    'never what it is, because its answer is written into the stack.',
});

export const stackNotWritten = defineProblem<{ stack: string; reason: string }>({
  code: 'create/stack-not-written',
  summary: 'A stack could not be turned into Terraform',
  detail: ({ stack, reason }) =>
    `The constructs of "${stack}" were made, but not all of them can be written as Terraform: ${reason} This is for whoever keeps the pack that made them.`,
  explanation:
    'After all definitions have run, their constructs are written as Terraform JSON. That fails where two constructs have one id, where a reference to a number was put into a text, ' +
    'where a provider is missing, or where a text with a reference was kept from another stack.',
});

/** Every kind of problem that creating can find, for `scoreform explain <code>` and the reference; sorted by code. */
export const createProblems = [definitionFailed, missingOutput, secretStoreFailed, stackNotWritten];

/** What an exception says, for the middle of a sentence. */
export function firstLineOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return (message.split('\n')[0] ?? '').replace(/\.$/, '');
}
