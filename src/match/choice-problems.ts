import { defineProblem } from '../diagnostics';

export const unknownEnvironmentType = defineProblem<{ type: string; known: string; hint: string }>({
  code: 'match/unknown-environment-type',
  summary: 'Unknown environment type',
  detail: ({ type, known, hint }) =>
    `The platform has no environment type "${type}", so nothing says what this environment is made of; it has ${known}.${hint}`,
  explanation:
    'Every environment has one environment type, written as `type` in its file. The types are declared by the platform engineers under `environmentTypes` in `stacks/platform.ts`; each says which packs make its resources. `scoreform types` shows what each of them offers.',
});

export const packFailed = defineProblem<{ what: string; reason: string }>({
  code: 'match/pack-failed',
  summary: 'A function of a pack failed',
  detail: ({ what, reason }) =>
    `${what} failed: ${reason}. The files of the project may well be right: this is for whoever keeps the platform or the pack.`,
  explanation:
    'A pack can be given as a function of the environment, and a definition can say what it needs as a function of its params. Such a function threw an exception, or returned something that cannot be used. Frequent reasons are a label that the environment does not have, and a param that is optional.',
});

export const noDefinition = defineProblem<{
  address: string;
  neededBy: string;
  reason: string;
}>({
  code: 'match/no-definition',
  summary: 'No resource definition matches',
  detail: ({ address, neededBy, reason }) =>
    `Nothing says how to make ${address}, so it cannot be created.${neededBy} ${reason}`,
  explanation:
    'A resource is made by a definition of exactly its type and class: one that a rule chooses, or one of a pack of the environment type. None was found. Use a type and class that exist in this type of environment (`scoreform types` lists them), or ask the platform engineers to add a pack or a rule. ' +
    '`scoreform explain <address> -e <environment>` prints every candidate and why it was not chosen.',
});

export const tie = defineProblem<{
  address: string;
  neededBy: string;
  among: string;
  advice: string;
}>({
  code: 'match/tie',
  summary: 'More than one resource definition matches',
  detail: ({ address, neededBy, among, advice }) =>
    `For ${address}, ${among}, and order never decides.${neededBy} ${advice}`,
  explanation:
    'Of the rules that match, the most specific wins: `id`, then `environment`, `project` and `environmentType` decide one after the other, then the number of further facts. Two that are equal in all of that are a tie, and so are two packs that define the same type and class. ' +
    'Name one more fact in one of the rules, or choose between packs with `.only(…)` and `.without(…)`.',
});

export const needWithoutWorkload = defineProblem<{
  address: string;
  definition: string;
  alias: string;
  kind: string;
  owners: string;
}>({
  code: 'match/need-without-workload',
  summary: 'A need of one workload, asked for by none or several',
  detail: ({ address, definition, alias, kind, owners }) =>
    `The definition "${definition}" of ${address} needs ${kind} ("${alias}") for the workload that the resource belongs to, but it belongs to ${owners}. ` +
    `Give each workload a resource of its own, or let the definition need it per resource or per environment.`,
  explanation:
    'A definition can need something once per workload, such as an identity. That is only possible where exactly one workload asks for the resource. A resource that is shared between workloads, or one of the whole environment, belongs to none of them.',
});
