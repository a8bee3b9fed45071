import { defineProblem } from '../diagnostics';

export const unknownField = defineProblem<{ field: string; hint: string }>({
  code: 'read/unknown-field',
  summary: 'Unknown field',
  detail: ({ field, hint }) => `A field named "${field}" is not expected here.${hint}`,
  explanation:
    'Every field of a file has to be known, because a misspelt one would otherwise be ignored without a word. The message suggests the nearest known field. `scoreform schema score`, `project` or `environment` prints all of them.',
});

export const missingField = defineProblem<{ field: string; parent: string; hint: string }>({
  code: 'read/missing-field',
  summary: 'Missing field',
  detail: ({ field, parent, hint }) => `${parent} must have the field "${field}".${hint}`,
  explanation:
    'Some fields cannot be left out, such as `image` of a container or `type` of a resource: nothing can be deployed without knowing them. The place that is shown is the map that lacks the field.',
});

export const invalidValue = defineProblem<{ path: string; reason: string; hint: string }>({
  code: 'read/invalid-value',
  summary: 'Invalid value',
  detail: ({ path, reason, hint }) => `The value of "${path}" cannot be used: ${reason}.${hint}`,
  explanation:
    'The field is known, but its value has the wrong type or form. A frequent reason is a number or `true` where a text is meant: YAML reads `8080` as a number, and only `"8080"` is a text.',
});

export const invalidKey = defineProblem<{ key: string; parent: string; reason: string }>({
  code: 'read/invalid-key',
  summary: 'Invalid name',
  detail: ({ key, parent, reason }) =>
    `The name "${key}" under "${parent}" cannot be used: ${reason}.`,
  explanation:
    'Names of workloads, containers, ports and resources become parts of host names and cloud names, so Score restricts them to lower-case letters, digits and hyphens, two to 63 characters long. Variables only may not be empty or hold an equals sign.',
});

export const unsupportedVersion = defineProblem<{ version: string; hint: string }>({
  code: 'read/unsupported-version',
  summary: 'Unsupported version of Score',
  detail: ({ version, hint }) =>
    `This file is written for "${version}", and only "score.dev/v1b1" is understood.${hint}`,
  explanation:
    'The field `apiVersion` says which version of the Score specification a file follows. `score.sh/v1b1` is an older name; most such files only need the new one and the hints of the messages that follow.',
});

export const wrappedWorkload = defineProblem<object>({
  code: 'read/wrapped-workload',
  summary: 'Score file in a Kubernetes envelope',
  detail: () =>
    'The fields "kind" and "spec" belong to a Kubernetes custom resource, not to a Score file, so nothing in it can be read. Remove "kind" and "spec", and move what stands under "spec" to the left, beside "metadata".',
  explanation:
    'Some tools wrap Score files into a custom resource with `kind: Workload` and `spec:`. Score v1b1 has neither: `service`, `containers` and `resources` stand at the root of the file, beside `apiVersion` and `metadata`.',
});

export const deprecatedForm = defineProblem<{ path: string; change: string }>({
  code: 'read/deprecated-form',
  severity: 'warning',
  summary: 'Deprecated form',
  detail: ({ path, change }) => `"${path}" is written in a deprecated form. ${change}`,
  explanation:
    'Score once wrote files and volumes as lists and file contents as lists of lines. These forms are upgraded while reading and mean what they always meant, but newer tools may refuse them. The message says what the new form looks like.',
});

export const duplicateTarget = defineProblem<{ target: string }>({
  code: 'read/duplicate-target',
  summary: 'Two entries with one target',
  detail: ({ target }) =>
    `The target "${target}" is given twice in this list, and only one can be mounted there. Remove one, or give it another target.`,
  explanation:
    'Files and volumes are mounted at their target, so a container can have only one at each. Other tools keep the last of the list silently; Scoreform shows both.',
});

export const fileContent = defineProblem<{ target: string; found: string }>({
  code: 'read/file-content',
  summary: 'File without one content',
  detail: ({ target, found }) =>
    `The file "${target}" must have exactly one of "content", "source" and "binaryContent", but it has ${found}.`,
  explanation:
    'A file of a container takes its content from one place: the text in `content`, the file beside the Score file that `source` names, or the base64 of `binaryContent`. Two of them would contradict each other, and none leaves nothing to mount.',
});

export const invalidBase64 = defineProblem<object>({
  code: 'read/invalid-base64',
  summary: 'Invalid base64',
  detail: () =>
    'The value of "binaryContent" is not standard base64, so the file cannot be made of it. Encode the file again, for example:\n\nbase64 -w0 <file>',
  explanation:
    'The field `binaryContent` carries bytes as standard base64: letters, digits, `+` and `/`, padded with `=` to a multiple of four characters. The URL-safe alphabet is another encoding. Line breaks are allowed.',
});

export const duplicatePort = defineProblem<{ port: string; first: string }>({
  code: 'read/duplicate-port',
  summary: 'Two ports with one number',
  detail: ({ port, first }) =>
    `The port ${port} is already published under the name "${first}", and a service can publish each number only once per protocol. Remove one, or change its number or protocol.`,
  explanation:
    'Two entries of `service.ports` with the same number and protocol cannot be told apart by whoever calls the service, and Kubernetes refuses them. One number for both TCP and UDP is fine.',
});

export const longPortName = defineProblem<{ name: string }>({
  code: 'read/long-port-name',
  severity: 'warning',
  summary: 'Long port name',
  detail: ({ name }) =>
    `The port name "${name}" is longer than 15 characters, which Kubernetes does not accept. Choose a shorter name if the workload may run there.`,
  explanation:
    'Score allows port names of up to 63 characters, Kubernetes only of up to 15. Packs for Kubernetes have to shorten a longer name, so whoever looks for the port there will not find it under its name.',
});

export const unknownContainer = defineProblem<{ container: string; known: string; hint: string }>({
  code: 'read/unknown-container',
  summary: 'Unknown container',
  detail: ({ container, known, hint }) =>
    `There is no container "${container}" in this workload; it has ${known}.${hint}`,
  explanation:
    'A container was named that the workload does not have, under `before` of another container or under `images` of an environment. Names are compared letter by letter.',
});

export const beforeItself = defineProblem<{ container: string }>({
  code: 'read/before-itself',
  summary: 'Container before itself',
  detail: ({ container }) =>
    `The container "${container}" is to start before itself, which cannot be. Name the container that has to wait for it, or remove the entry.`,
  explanation:
    'The container that carries `before` starts first, and the containers named under it wait until it has reached the given state. A container cannot wait for itself.',
});

export const beforeCycle = defineProblem<{ chain: string }>({
  code: 'read/before-cycle',
  summary: 'Containers that wait for one another',
  detail: ({ chain }) =>
    `These containers wait for one another, so none could ever start: ${chain}. Remove one of the "before" entries.`,
  explanation:
    'The container that carries `before` starts first, and the containers named under it wait. The whole chain is shown, from a container around to itself; an entry anywhere in it can be removed to break it.',
});

export const beforeWithoutProbe = defineProblem<{ container: string; next: string }>({
  code: 'read/before-without-probe',
  summary: 'Waiting for health without a probe',
  detail: ({ container, next }) =>
    `"${next}" waits until "${container}" is healthy, but "${container}" has no probe that could say so. Give it a readinessProbe or a livenessProbe, or wait for "started".`,
  explanation:
    'With `ready: healthy` the next container starts once a probe of this one succeeds. Without a probe there is nothing to wait for, and the workload would never finish starting.',
});

export const unknownAnnotation = defineProblem<{ given: string; where: string; hint: string }>({
  code: 'read/unknown-annotation',
  summary: 'Unknown annotation',
  detail: ({ given, where, hint }) =>
    `No annotation of ${where} is called "${given}", and it would change nothing.${hint}`,
  explanation:
    'Annotations that begin with `scoreform.dev/` are read here, so every one of them has to be known: a misspelt one would be ignored without a word. docs/developer.md lists those of workloads; a resource has `scoreform.dev/access`. Annotations with any other prefix are yours.',
});

export const invalidAccess = defineProblem<{ given: string; hint: string }>({
  code: 'read/invalid-access',
  summary: 'Unknown access',
  detail: ({ given, hint }) =>
    `The annotation "scoreform.dev/access" asks for "${given}", but a workload can have "read", "write" or "admin" access.${hint}`,
  explanation:
    'The annotation `scoreform.dev/access` in the metadata of a resource says what the workload wants to do with it; the platform grants just that. Leave it out for what the resource type gives by default.',
});
