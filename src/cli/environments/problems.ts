import { defineProblem } from '../../diagnostics';

export const unusableAssignment = defineProblem<{ given: string; form: string }>({
  code: 'cli/unusable-assignment',
  summary: 'Unusable assignment',
  detail: ({ given, form }) =>
    `"${given}" does not say what is to be set to what. Write it as ${form}; a text with blanks goes into quotation marks.`,
  explanation:
    'Images and values are set as name=text: the name in front of the first equals sign, and behind it the text, ' +
    'which may hold further equals signs. Nothing was written.',
});

export const setTwice = defineProblem<{ name: string }>({
  code: 'cli/set-twice',
  summary: 'Set twice',
  detail: ({ name }) =>
    `"${name}" is given more than once, and only one of them can be meant. Leave the others out.`,
  explanation: 'One call sets each image and each value once. Nothing was written.',
});

interface Unknown {
  readonly given: string;
  readonly hint: string;
  readonly known: readonly string[];
}

const listOf = (known: readonly string[], what: string) =>
  known.length === 0 ? `It has no ${what}.` : `Its ${what} are ${known.join(', ')}.`;

export const unknownWorkload = defineProblem<Unknown & { project: string }>({
  code: 'cli/unknown-workload',
  summary: 'Unknown workload',
  detail: ({ given, hint, known, project }) =>
    `The project "${project}" has no workload "${given}".${hint} ${listOf(known, 'workloads')}`,
  explanation:
    'Workloads are named by "metadata.name" of their Score files. An image for a workload that does not exist would ' +
    'change nothing and look like success. Nothing was written.',
});

export const unknownContainer = defineProblem<Unknown & { workload: string }>({
  code: 'cli/unknown-container',
  summary: 'Unknown container',
  detail: ({ given, hint, known, workload }) =>
    `The workload "${workload}" has no container "${given}".${hint} ${listOf(known, 'containers')}`,
  explanation:
    'An image is set for a workload, or for one container of it as workload.container. The containers of a workload ' +
    'are the keys under "containers" in its Score file. Nothing was written.',
});

export const containerNeeded = defineProblem<{ workload: string; containers: readonly string[] }>({
  code: 'cli/container-needed',
  summary: 'A container has to be named',
  detail: ({ workload, containers }) =>
    `The workload "${workload}" has several containers, and the image could be for any of them. Name the one it is for: ` +
    containers.map((container) => `"${workload}.${container}=<image>"`).join(', ') +
    '.',
  explanation:
    'Without the name of a container, an image is for the only one whose Score file leaves it open, or else for the only ' +
    'one there is. Where there are several, each is named as workload.container. Nothing was written.',
});

export const unknownValueKey = defineProblem<Unknown & { environment: string }>({
  code: 'cli/unknown-value-key',
  summary: 'Unknown key',
  detail: ({ given, hint, known, environment }) =>
    `${environment} has no value "${given}", so it cannot be promoted.${hint} ` +
    (known.length === 0 ? 'It has no values.' : `It has ${known.join(', ')}.`),
  explanation:
    'Promoting copies a value that the first environment has, in its own file or by the project file. Nothing was written.',
});

export const otherProject = defineProblem<{ from: string; to: string; command: string }>({
  code: 'cli/other-project',
  summary: 'Another project',
  detail: ({ from, to, command }) =>
    `"scoreform environment ${command}" works within one project, and ${from} and ${to} are of two. Name the second one as ${from.split('/')[0] ?? ''}/<environment>.`,
  explanation:
    'The images and values of an environment are about the workloads of its project, and mean nothing in another one. Nothing was written.',
});

export const sameEnvironment = defineProblem<{ environment: string }>({
  code: 'cli/same-environment',
  summary: 'The same environment twice',
  detail: ({ environment }) =>
    `${environment} was named twice, and this is about two environments. Name another one.`,
  explanation: 'The command is about two environments. Nothing was written.',
});

export const unusableMoment = defineProblem<{ given: string; reason: string }>({
  code: 'cli/unusable-moment',
  summary: 'Unusable moment',
  detail: ({ given, reason }) =>
    `An environment cannot expire at "${given}": ${reason}. Write a date and time with its offset, such as 2030-01-31T00:00:00Z, or a time from now, such as 3d or 12h.`,
  explanation:
    'An environment that expires is removed by "scoreform environment sweep" some time after that moment. It is written ' +
    'as a date and time with an offset (RFC 3339), or as a number of days or hours from now, and lies in the future. ' +
    'Nothing was written.',
});

export const changedMeanwhile = defineProblem<{ path: string }>({
  code: 'cli/changed-meanwhile',
  summary: 'The file changed meanwhile',
  detail: ({ path }) =>
    `Somebody else wrote "${path}" while it was being edited, so it was left as they wrote it. Do it again.`,
  explanation:
    'Before a file is replaced, it is read once more. Where it is no longer what the edit began with, as when two jobs ' +
    'edit one file at a time, nothing is written, so that no change is lost.',
});
