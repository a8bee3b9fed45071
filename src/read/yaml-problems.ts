import { defineProblem } from '../diagnostics';

export const missingPath = defineProblem<{ path: string }>({
  code: 'read/missing-path',
  summary: 'No such file or folder',
  detail: ({ path }) =>
    `There is nothing at "${path}", so it cannot be validated. Check the spelling; paths are taken from the folder that the command runs for.`,
  explanation:
    'A file or folder was named that does not exist. `scoreform validate` without a path looks at every file under `projects/`. With paths it looks at those only, whether they belong to a project or not.',
});

export const unreadableFile = defineProblem<{ reason: string }>({
  code: 'read/unreadable-file',
  summary: 'Unreadable file',
  detail: ({ reason }) =>
    `This file cannot be read: ${reason}. Until it can be, nothing is known of what it says.`,
  explanation:
    'The operating system refused to hand out the file, or what stands at its path is no regular file. The usual reasons are missing permissions and symbolic links that lead nowhere or out of the repository. Scoreform reads regular files inside the repository only.',
});

export const limitExceeded = defineProblem<{ what: string; limit: string; advice: string }>({
  code: 'read/limit-exceeded',
  summary: 'Too large',
  detail: ({ what, limit, advice }) =>
    `There may be at most ${limit} ${what}, so that no file can stall the platform. ${advice}`,
  explanation:
    'Files that people write stay far below the limits on size, depth, keys, aliases and values. A file above one of them is generated, damaged or meant to exhaust the machine that reads it, so it is refused before it costs time or memory. Split the file, or move large contents into a file of their own that `files.*.source` names.',
});

export const notText = defineProblem<{ what: string }>({
  code: 'read/not-text',
  summary: 'Not a text',
  detail: ({ what }) =>
    `Files must be UTF-8 text, and this holds ${what}. Save it as UTF-8, without characters that no text has.`,
  explanation:
    'Everything that users write must be valid UTF-8 without NUL characters and without halves of surrogate pairs. Terraform would change such characters silently, and then each plan would differ from the last. Binary contents belong into `binaryContent`, encoded as base64.',
});

export const brokenYaml = defineProblem<{ reason: string }>({
  code: 'read/broken-yaml',
  summary: 'Broken YAML',
  detail: ({ reason }) =>
    `This is not YAML, so nothing after it can be trusted: ${reason}. Repair it here, then validate again.`,
  explanation:
    'The text does not follow the rules of YAML 1.2, so its structure is unknown. The usual reasons are tabs in the indentation, a colon inside an unquoted text, and an unclosed quote or bracket. Only the first few places are reported, because the rest mostly follows from them.',
});

export const severalDocuments = defineProblem<object>({
  code: 'read/several-documents',
  summary: 'Several documents in one file',
  detail: () =>
    'A second YAML document begins here, and it would be ignored. Keep one document in each file: remove the "---" or move what follows into a file of its own.',
  explanation:
    'YAML allows several documents in one file, separated by `---`. Other tools read the first and silently ignore the others; Scoreform refuses the file, so that nothing is lost without a word.',
});

export const notAMap = defineProblem<{ kind: string; found: string; fields: string }>({
  code: 'read/not-a-map',
  summary: 'Not a map of fields',
  detail: ({ kind, found, fields }) =>
    `This should be ${kind}, which is a map with fields such as ${fields}, but it holds ${found}. Begin with one of these fields at the start of a line.`,
  explanation:
    'Score, project and environment files are YAML maps: lines of the form `field: value`. A file that is empty, or that holds a list or a single text, says nothing that could be deployed. `scoreform schema score`, `project` or `environment` prints what each may hold.',
});

export const duplicateKey = defineProblem<{ key: string }>({
  code: 'read/duplicate-key',
  summary: 'Duplicate key',
  detail: ({ key }) =>
    `The key "${key}" stands in this map twice, and only one of its values could count. Remove one, or rename it.`,
  explanation:
    'YAML maps hold each key once. Keeping the first or the last value would drop the other without a word, so both places are shown and you choose. Keys that differ only in how an accented letter is encoded count as equal.',
});

export const forbiddenKey = defineProblem<{ key: string }>({
  code: 'read/forbidden-key',
  summary: 'Forbidden key',
  detail: ({ key }) =>
    `The key "${key}" has a meaning of its own to JavaScript programs, and a value under it could disappear or do harm. Choose another name.`,
  explanation:
    'The keys `__proto__`, `constructor` and `prototype` are known to change how programs behave that copy maps carelessly. No real configuration needs them, so they are refused in every file.',
});

export const mergeKey = defineProblem<object>({
  code: 'read/merge-key',
  summary: 'Merge key',
  detail: () =>
    'The merge key "<<" belongs to YAML 1.1 and is not part of YAML 1.2, which these files are written in. Write the fields out, or use an alias for a whole value: "variables: *common".',
  explanation:
    'In YAML 1.1 the key `<<` copied the fields of another map into this one. YAML 1.2 dropped it, and readers disagree on what it does. Anchors and aliases still work for whole values.',
});

export const unknownTag = defineProblem<{ tag: string }>({
  code: 'read/unknown-tag',
  summary: 'Unknown YAML tag',
  detail: ({ tag }) =>
    `The tag "${tag}" is not one of the YAML core schema, so it has no meaning here. Remove it and write the value as a text, number, list or map.`,
  explanation:
    'A tag such as `!secret` or `!!binary` tells a particular program how to read a value. Score files are read by many tools, so only the tags of the YAML core schema (`!!str`, `!!int`, `!!float`, `!!bool`, `!!null`, `!!map`, `!!seq`) are understood.',
});

export const cyclicAlias = defineProblem<{ anchor: string }>({
  code: 'read/cyclic-alias',
  summary: 'Alias inside its own anchor',
  detail: ({ anchor }) =>
    `The alias "*${anchor}" stands inside the value that it names, so the value would never end. Write the inner value out.`,
  explanation:
    'An alias stands for a copy of the anchored value. Where it lies within that value, the copy would contain itself without end, which no configuration can mean.',
});

export const unknownAlias = defineProblem<{ anchor: string; hint: string }>({
  code: 'read/unknown-alias',
  summary: 'Alias without an anchor',
  detail: ({ anchor, hint }) =>
    `No value before this place carries the anchor "&${anchor}", so the alias stands for nothing.${hint} A text that begins with "*" has to be quoted.`,
  explanation:
    'An alias `*name` repeats the value that was marked `&name` earlier in the same file. The anchor has to come first. Where no alias was meant, such as in a glob, put the text in quotes.',
});

export const tokenMarker = defineProblem<object>({
  code: 'read/token-marker',
  summary: 'Text that imitates a reference',
  detail: () =>
    'This text holds the marker by which the CDK for Terraform recognises its own references, and would be replaced by a value of another resource. Change the text; a placeholder such as "${resources.db.host}" is the way to refer to something.',
  explanation:
    'The CDK for Terraform writes references as texts such as `${TfToken[TOKEN.0]}` and as certain huge negative numbers, and resolves them wherever they appear. A user text of that form could read values it has no right to, so it is refused where it is read, in values and in keys.',
});

export const unsafeNumber = defineProblem<{ text: string }>({
  code: 'read/unsafe-number',
  summary: 'Number that cannot be kept',
  detail: ({ text }) =>
    `The number ${text} cannot be kept exactly: numbers must be finite and lie within ±9,007,199,254,740,991. Put it in quotes if it is an identifier rather than an amount.`,
  explanation:
    'Numbers are kept as 64-bit floating point, which is exact for whole numbers up to 2^53 - 1. Beyond that digits are lost silently, and infinity and NaN have no form in JSON. Identifiers that look like numbers belong into quotes.',
});

export const invisibleCharacter = defineProblem<{ code: string }>({
  code: 'read/invisible-character',
  severity: 'warning',
  summary: 'Invisible character',
  detail: ({ code }) =>
    `This text holds the character ${code}, which is invisible or changes the direction of writing, so that it may read as something else than it is. Remove it unless it is meant.`,
  explanation:
    'Zero-width and bidirectional control characters make two different texts look the same, or one text look like another. They mostly come from copying out of web pages, and sometimes from an attack on reviewers. The text is kept as it is; this is a warning only.',
});

export const moreProblems = defineProblem<{ count: string }>({
  code: 'read/more-problems',
  summary: 'Further problems',
  detail: ({ count }) =>
    `This file has at least ${count} further problems, which are not listed. Repair those that are, then validate again.`,
  explanation:
    'Of one file the first hundred problems are listed. So many mostly come from one cause, such as a wrong indentation or a file of another kind.',
});
