import { defineProblem } from '../diagnostics';

export const noProjects = defineProblem<{ folder: string }>({
  code: 'read/no-projects',
  summary: 'No projects',
  detail: ({ folder }) =>
    `No Score, project or environment file was found under "${folder}", so there is nothing to do. A first workload is made by:\n\nscoreform new workload <project>/<name>`,
  explanation:
    'Scoreform reads `projects/<project>/`: Score files named `score.yaml` or `<name>.score.yaml` in any folder of it, `environments/<environment>.yaml`, and optionally `project.yaml`. None of them was found. Run the command in a platform repository, or name one with `-C`.',
});

export const wrongExtension = defineProblem<{ name: string; expected: string }>({
  code: 'read/wrong-extension',
  severity: 'warning',
  summary: 'File that is not read',
  detail: ({ name, expected }) =>
    `The file "${name}" is not read: Score files are called "score.yaml" or end in ".score.yaml", and every file ends in ".yaml". Rename it to "${expected}".`,
  explanation:
    'Score, project and environment files are found by their names: `score.yaml`, `*.score.yaml`, `project.yaml`, `environments/*.yaml`. A file that ends in `.yml`, or a second Score file called `score2.yaml`, would be left out without a word, so it is pointed out.',
});

export const invalidName = defineProblem<{ what: string; name: string }>({
  code: 'read/invalid-name',
  summary: 'Invalid name of a project or environment',
  detail: ({ what, name }) =>
    `The ${what} name "${name}" cannot be used: it must have 1 to 63 lower-case letters, digits and single hyphens, and begin and end with a letter or digit. Rename the ${what === 'project' ? 'folder' : 'file'}.`,
  explanation:
    'The name of a project is that of its folder, the name of an environment that of its file. Both become parts of the names of stacks and cloud resources, where only lower-case letters, digits and hyphens are safe. Double hyphens are kept free, so that names can be joined without ambiguity.',
});

export const duplicateWorkload = defineProblem<{ name: string; project: string }>({
  code: 'read/duplicate-workload',
  summary: 'Two workloads with one name',
  detail: ({ name, project }) =>
    `Another Score file of the project "${project}" already describes a workload "${name}", and each would replace the other. Rename one under "metadata.name".`,
  explanation:
    'The name of a workload is its identity within the project: resources, images and overrides refer to it. Two files with one name would overwrite each other in an order nobody chose, so both places are shown.',
});

export const duplicateStack = defineProblem<{ stack: string; first: string; second: string }>({
  code: 'read/duplicate-stack',
  summary: 'Two environments with one stack',
  detail: ({ stack, first, second }) =>
    `The environments ${first} and ${second} would both be the stack "${stack}" and share one state. Rename a project or an environment.`,
  explanation:
    'Every environment is deployed as one stack, named `<project>-<environment>`. The environment `b-c` of the project `a` and the environment `c` of the project `a-b` would get the same name, so one would destroy what the other made.',
});

export const unknownWorkload = defineProblem<{ workload: string; known: string; hint: string }>({
  code: 'read/unknown-workload',
  summary: 'Unknown workload',
  detail: ({ workload, known, hint }) =>
    `There is no workload "${workload}" in this project; it has ${known}.${hint}`,
  explanation:
    'The fields `images` and `overrides` of an environment are keyed by the names of workloads, which stand under `metadata.name` of the Score files of the project. Entries for a workload that is gone have to go too.',
});

export const renamedByOverride = defineProblem<{ workload: string }>({
  code: 'read/renamed-by-override',
  summary: 'Workload renamed by an override',
  detail: ({ workload }) =>
    `An override cannot change the name of the workload "${workload}", because the name is its identity in every environment. Remove "metadata.name" from the override.`,
  explanation:
    'Overrides change how a workload looks in one environment. Its name is what resources, images and other environments know it by, so it is the same everywhere.',
});

export const invalidAddress = defineProblem<{ text: string }>({
  code: 'read/invalid-address',
  summary: 'Invalid resource address',
  detail: ({ text }) =>
    `"${text}" is not the address of a resource. Addresses look like "postgres.default#cart.db" for the resource "db" of the workload "cart", or "postgres.default#main" for a shared one; "scoreform graph" shows them.`,
  explanation:
    'A resource address is `type.class#workload.name`, or `type.class#id` for a resource with an id. The class is always written, `default` where the Score file names none. `scoreform graph -e <environment>` lists the addresses of an environment.',
});

export const renameConflict = defineProblem<{ reason: string }>({
  code: 'read/rename-conflict',
  summary: 'Renames that contradict one another',
  detail: ({ reason }) =>
    `This rename cannot be followed: ${reason}. Keep one rename for each address.`,
  explanation:
    'Each entry of `renames` says that what was known by one address is now known by another. An address can be left only once and reached only once, and a chain of renames must not lead back to where it began; otherwise nobody could say which thing is meant.',
});
