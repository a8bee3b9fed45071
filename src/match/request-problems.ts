import { defineProblem } from '../diagnostics';

export const notRequestable = defineProblem<{ resource: string; type: string }>({
  code: 'match/not-requestable',
  summary: 'A resource type that Score files cannot ask for',
  detail: ({ resource, type }) =>
    `"${resource}" asks for the type "${type}", which only the platform itself asks for, wherever something else needs it. Remove the entry.`,
  explanation:
    'Some resource types are parts of a platform, such as the cluster or the identity of a workload. Definitions need them, and Score files stay free of them, so that the same file works on every platform. `scoreform types` lists the types that a Score file may ask for.',
});

export const sharedIdCollides = defineProblem<{ id: string; workload: string; resource: string }>({
  code: 'match/shared-id-collides',
  summary: "A shared id that is another workload's own resource",
  detail: ({ id, workload, resource }) =>
    `The id "${id}" is that of the resource "${resource}", which belongs to the workload "${workload}" alone. Sharing it by accident would hand over its data. Choose another id, or give both entries the same id if they are meant to be one resource.`,
  explanation:
    'A resource without an id belongs to its workload and is known as `<workload>.<name>`. An `id` that reads the same would lead to that very resource, without its owner having agreed to share it. To share a resource on purpose, write the same `id` in every Score file that uses it.',
});

export const conflictingParams = defineProblem<{ address: string; first: string; second: string }>({
  code: 'match/conflicting-params',
  summary: 'One resource with different params',
  detail: ({ address, first, second }) =>
    `${address} is one resource, but ${first} and ${second} ask for it with different params. Write the same params in both places, or only in one of them.`,
  explanation:
    'Entries with equal type, class and id are one resource, and it can only be made one way. Params may be written in one place and left out in the others. Where several write them, they have to mean the same: placeholders have to lead to the same resources, whatever each workload calls them.',
});

export const conflictingMetadata = defineProblem<{
  address: string;
  first: string;
  second: string;
}>({
  code: 'match/conflicting-metadata',
  summary: 'One resource with different metadata',
  detail: ({ address, first, second }) =>
    `${address} is one resource, but ${first} and ${second} give it different metadata. Write the same metadata in both places, or only in one of them.`,
  explanation:
    'Entries with equal type, class and id are one resource, so what is said about it has to agree. Metadata may be written in one place and left out in the others. The annotation `scoreform.dev/access` is no part of it: each workload has an access of its own.',
});

export const accessNotOffered = defineProblem<{
  resource: string;
  type: string;
  access: string;
  offered: string;
}>({
  code: 'match/access-not-offered',
  summary: 'An access that the resource type does not know',
  detail: ({ resource, type, access, offered }) =>
    `"${resource}" asks for "${access}" access, but the type "${type}" can be had with ${offered} only. Change the annotation "scoreform.dev/access", or leave it out.`,
  explanation:
    'The annotation `scoreform.dev/access` says what a workload wants to do with a resource, and the platform grants exactly that. Which accesses make sense depends on the resource type: a host name can only be read, for example.',
});

export const missingImage = defineProblem<{
  workload: string;
  container: string;
  file: string;
  key: string;
}>({
  code: 'match/image-missing',
  summary: 'No image for a container',
  detail: ({ workload, container, file, key }) =>
    `The container "${container}" of "${workload}" leaves its image to the environment, and ${file} names none. Add it there:\n\nimages: { ${key}: <image> }`,
  explanation:
    'In a Score file, `image: .` says that whoever deploys the workload knows the image. Each environment then names it under `images`, by workload or by `<workload>.<container>`; a build pipeline can write it with `scoreform environment set`.',
});

export const ambiguousImage = defineProblem<{
  workload: string;
  containers: string;
  example: string;
}>({
  code: 'match/image-ambiguous',
  summary: 'An image that could be for several containers',
  detail: ({ workload, containers, example }) =>
    `It is not clear which container of "${workload}" this image is for; it could be for ${containers}. Name the container too, as in "${example}".`,
  explanation:
    'Under `images`, the name of a workload alone stands for its container with `image: .`, or for its only container. Where that does not leave exactly one, write `<workload>.<container>`.',
});

export const unknownWorkload = defineProblem<{
  resource: string;
  workload: string;
  known: string;
  hint: string;
}>({
  code: 'match/unknown-workload',
  summary: 'Unknown workload',
  detail: ({ resource, workload, known, hint }) =>
    `${resource} leads to the workload "${workload}", which this project does not have; it has ${known}.${hint}`,
  explanation:
    'Resources such as `service`, `service-port` and `route` lead to a workload of the same project, by the name under `metadata.name` of its Score file. A `service` is named like the workload it leads to. Workloads of other projects are reached by their host name.',
});

export const unknownPort = defineProblem<{
  resource: string;
  workload: string;
  port: string;
  known: string;
  hint: string;
}>({
  code: 'match/unknown-port',
  summary: 'Unknown port',
  detail: ({ resource, workload, port, known, hint }) =>
    `${resource} leads to the port "${port}" of "${workload}", which has ${known}.${hint}`,
  explanation:
    'A port is named as under `service.ports` of the Score file of the workload, or by its number there (`port`, not `targetPort`). A workload that nobody calls needs no ports, but then nothing can lead to one.',
});

export const placeholderInTarget = defineProblem<{ resource: string; what: string; text: string }>({
  code: 'match/placeholder-in-target',
  summary: 'A placeholder where a workload or port is named',
  detail: ({ resource, what, text }) =>
    `${resource} names its ${what} by "${text}", which is only known once resources exist. Write the ${what} itself.`,
  explanation:
    'Which workload and port a resource leads to is looked up before anything is made, so that a slip is found at once. Therefore both are written as they are, without placeholders on resources; `${metadata.…}` is fine.',
});

export const conflictingTargets = defineProblem<{ address: string; first: string; second: string }>(
  {
    code: 'match/conflicting-targets',
    summary: 'One resource that leads to different places',
    detail: ({ address, first, second }) =>
      `${address} is one resource, but ${first} and ${second} want it to lead to different workloads or ports. Remove the id, so that each workload has its own.`,
    explanation:
      'Some resource types lead traffic to the workload that asks for them, such as `route`. Shared between workloads by an `id`, such a resource would have to lead to several of them at once.',
  },
);
