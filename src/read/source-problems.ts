import { defineProblem } from '../diagnostics';

export const missingSource = defineProblem<{ source: string; folder: string }>({
  code: 'read/missing-source',
  summary: 'Missing source file',
  detail: ({ source, folder }) =>
    `There is no file "${source}"; its path counts from ${folder}, the folder of the Score file. Create it, or correct the path.`,
  explanation:
    'The field `source` of a file names a file of the repository by its path relative to the Score file. Its content becomes the content of the file in the container.',
});

export const sourceOutside = defineProblem<{ source: string; folder: string }>({
  code: 'read/source-outside',
  summary: 'Source file outside of the project',
  detail: ({ source, folder }) =>
    `The file "${source}" lies outside of ${folder}, and a workload may only use files of its own project. Copy it there.`,
  explanation:
    'A Score file is reviewed by the owners of its project, so it must not be able to publish files of other projects or of the machine that reads it. Paths that lead out of the project are refused, whether absolute, with `..` or through a symbolic link.',
});

export const sourceNotAFile = defineProblem<{ source: string; found: string }>({
  code: 'read/source-not-a-file',
  summary: 'Source is not a regular file',
  detail: ({ source, found }) =>
    `"${source}" is ${found}, and only a regular file has a content. Name each file by itself.`,
  explanation:
    'The field `source` names one regular file. Folders have to be listed file by file, and devices, pipes and sockets have no content that stays the same.',
});

export const sourceNotText = defineProblem<{ source: string }>({
  code: 'read/source-not-text',
  summary: 'Source file is not a text',
  detail: ({ source }) =>
    `"${source}" is not UTF-8 text, so no placeholders can be replaced in it. Add "noExpand: true" to mount it byte for byte.`,
  explanation:
    'Placeholders are replaced in the content of a source file, which needs a text in UTF-8. With `noExpand: true` the bytes are taken as they are, whatever they mean.',
});
