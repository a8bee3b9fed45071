import { defineProblem } from '../diagnostics';

export const invalidPlaceholder = defineProblem<{ text: string; reason: string }>({
  code: 'read/invalid-placeholder',
  summary: 'Invalid placeholder',
  detail: ({ text, reason }) =>
    `The placeholder "\${${text}}" cannot be understood: ${reason}. Write "$\${${text}}" if the text itself is meant.`,
  explanation:
    'A placeholder is `${metadata.<key>}` or `${resources.<name>.<output>}`, without blanks, quotes, indexes or default values. A dot inside a key is written `\\.`. To keep a `${…}` for the program in the container, write `$${…}`.',
});

export const unknownMetadata = defineProblem<{ text: string; reason: string }>({
  code: 'read/unknown-metadata',
  summary: 'Unknown metadata',
  detail: ({ text, reason }) =>
    `The placeholder "\${${text}}" refers to metadata that this workload does not have: ${reason}`,
  explanation:
    'A placeholder `${metadata.…}` is replaced by what stands under `metadata` of the same Score file, such as `${metadata.name}`. A dot inside a key is written `\\.`, as in `${metadata.annotations.example\\.com/team}`.',
});

export const unknownResource = defineProblem<{ resource: string; known: string; hint: string }>({
  code: 'read/unknown-resource',
  summary: 'Unknown resource',
  detail: ({ resource, known, hint }) =>
    `There is no resource "${resource}" under "resources" of this workload; it has ${known}.${hint}`,
  explanation:
    'A placeholder `${resources.<name>.<output>}` refers to an entry under `resources` of the same Score file, by its name there, not by its type or id. Resources of other workloads are shared by giving both entries the same type, class and id.',
});
