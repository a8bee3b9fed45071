import { defineProblem } from '../diagnostics';

export const unknownParam = defineProblem<{
  param: string;
  address: string;
  known: string;
  hint: string;
  neededBy: string;
}>({
  code: 'match/unknown-param',
  summary: 'Unknown param',
  detail: ({ param, address, known, hint, neededBy }) =>
    `The definition of ${address} has no param "${param}"; it takes ${known}.${hint}${neededBy}`,
  explanation:
    'The params of a resource are checked against the definition that makes it, before anything is made. A name it does not know would otherwise be ignored without a word. `scoreform types <type>` lists the params of a type.',
});

export const missingParam = defineProblem<{ param: string; address: string; neededBy: string }>({
  code: 'match/missing-param',
  summary: 'Missing param',
  detail: ({ param, address, neededBy }) =>
    `The definition of ${address} cannot do without the param "${param}". Add it under "params".${neededBy}`,
  explanation:
    'Some params have no default, because nobody but the author of the Score file can know them. `scoreform types <type>` lists the params of a type and which of them are optional.',
});

export const invalidParam = defineProblem<{
  param: string;
  address: string;
  reason: string;
  neededBy: string;
}>({
  code: 'match/invalid-param',
  summary: 'Invalid param',
  detail: ({ param, address, reason, neededBy }) =>
    `${param === '' ? 'The params' : `The param "${param}"`} of ${address} cannot be used: ${reason}.${neededBy}`,
  explanation:
    'The params of a resource are checked against the definition that makes it, before anything is made. The name is known, but the value has the wrong type or form. `scoreform types <type>` lists what each param takes.',
});

export const paramType = defineProblem<{
  param: string;
  address: string;
  expected: string;
  got: string;
  neededBy: string;
}>({
  code: 'match/param-type',
  summary: 'A placeholder of the wrong type',
  detail: ({ param, address, expected, got, neededBy }) =>
    `The param "${param}" of ${address} takes a ${expected}, but the placeholder will be a ${got}. Refer to another output, or write the value itself.${neededBy}`,
  explanation:
    'A placeholder that is the whole value keeps the type of its output: a port stays a number. It fits where the param takes that type. A text takes any output that can be written as text; a placeholder with text around it is always a text.',
});

export const secretInParam = defineProblem<{ param: string; address: string; neededBy: string }>({
  code: 'match/secret-in-param',
  summary: 'A secret where it would be readable',
  detail: ({ param, address, neededBy }) =>
    `The param "${param}" of ${address} is no secret for its definition, so the secret in it would be readable in plans and in the state. ` +
    `Give it to a workload as a variable or file instead, or use a definition that takes a secret here.${neededBy}`,
  explanation:
    'Secrets never stand in generated files, plans or states. Workloads receive them as variables and files, because the platform knows how to mount them there. A param takes a secret only where its definition declares it, and then passes on where the secret lies, not its value.',
});

export const unknownOutput = defineProblem<{
  text: string;
  type: string;
  output: string;
  known: string;
  hint: string;
  advice: string;
}>({
  code: 'match/unknown-output',
  summary: 'Unknown output',
  detail: ({ text, type, output, known, hint, advice }) =>
    `The placeholder "\${${text}}" asks for "${output}", which the type "${type}" does not have; it has ${known}.${hint}${advice}`,
  explanation:
    'A placeholder `${resources.<name>.<output>}` names an output of the resource type, such as `host` of a database. The outputs are the same whichever definition makes the resource. Those of the type `environment` are the values of the environment file. `scoreform types <type>` lists them.',
});

export const outputIsNoMap = defineProblem<{ text: string; output: string; kind: string }>({
  code: 'match/output-no-map',
  summary: 'A placeholder that goes too deep',
  detail: ({ text, output, kind }) =>
    `The placeholder "\${${text}}" looks for a key within "${output}", which is a ${kind} and has none. End it after "${output}".`,
  explanation:
    'Only outputs that are maps have keys of their own. Texts, numbers, lists and secrets are taken as a whole; a dot that belongs to a name is written `\\.`.',
});

export const outputUnavailable = defineProblem<{ text: string; address: string; reason: string }>({
  code: 'match/output-unavailable',
  summary: 'An output that is not available here',
  detail: ({ text, address, reason }) =>
    `The placeholder "\${${text}}" asks for something that ${address} does not give in this environment. ${reason}`,
  explanation:
    'A definition may be unable to give an output of its type honestly, such as a static access key where access comes from the identity of the workload. It says so beforehand, together with what to use instead.',
});

export const noSecretStore = defineProblem<{ text: string; key: string; type: string }>({
  code: 'match/no-secret-store',
  summary: 'A secret without a secret store',
  detail: ({ text, key, type }) =>
    `The placeholder "\${${text}}" asks for the value "${key}", which is a secret, but "${type}" environments have no secret store to take it from. ` +
    `Write a plain value if it is none, or ask the platform engineers to add "secrets" to the environment type.`,
  explanation:
    'A value `{ secret: <path> }` of an environment says where a secret lies in the secret store of the environment type; the secret itself is in no file. The platform declares the store with `secrets` beside `packs`.',
});
