import type { DefinitionDescription, TypeDescription } from '../type-description';
import { renderParams } from './params-text';

/** A page of the reference of resource types: its file name and its Markdown. */
export interface TypePage {
  readonly file: string;
  readonly text: string;
}

/** What a pack is called on the pages, in the order in which people meet them. */
const PACKS = ['sandbox', 'kubernetes', 'aws'];

/** One page for each type with what every pack makes of it, and a list of them. */
export function typePages(types: readonly TypeDescription[]): TypePage[] {
  return [
    { file: 'README.md', text: listOf(types) },
    ...types.map((type) => ({ file: `${type.type}.md`, text: pageOf(type) })),
  ];
}

function listOf(types: readonly TypeDescription[]): string {
  const table = (chosen: readonly TypeDescription[]) => [
    `| type | what it is | ${PACKS.join(' | ')} |`,
    `|---|---|${PACKS.map(() => '---|').join('')}`,
    ...chosen.map(
      (type) =>
        `| [\`${type.type}\`](${type.type}.md) | ${cell(type.summary)} | ${PACKS.map((pack) => classesIn(type, pack)).join(' | ')} |`,
    ),
    '',
  ];
  return [
    '# Resource types',
    '',
    'What a Score file may ask for under `resources`, and the classes that each pack makes of it. These pages are written by `scripts/type-pages.ts` from the definitions.',
    '',
    ...table(types.filter(({ requestable }) => requestable)),
    '## Only for definitions',
    '',
    'Definitions need these of one another; a Score file cannot ask for them. A Score file as a whole is a `workload`.',
    '',
    ...table(types.filter(({ requestable }) => !requestable)),
  ].join('\n');
}

function classesIn({ definitions }: TypeDescription, pack: string): string {
  const classes = definitions
    .filter((definition) => definition.pack === pack)
    .map((definition) => `\`${definition.class}\``);
  return classes.length === 0 ? '–' : classes.sort().join(' ');
}

function pageOf(type: TypeDescription): string {
  const { accesses, defaultAccess, definitions, requestable } = type;
  return [
    `# \`${type.type}\``,
    '',
    `${prose(type.summary)}${requestable ? '' : ' Only definitions ask for it; a Score file cannot.'}`,
    '',
    '## Params',
    '',
    ...block(renderParams(type.params)),
    '## Outputs',
    '',
    ...outputsOf(type),
    '## Access',
    '',
    `${accesses.map((access) => `\`${access}\``).join(', ')}; without \`scoreform.dev/access\` it is \`${defaultAccess}\`.`,
    '',
    ...PACKS.flatMap((pack) => sectionOf(pack, definitions)),
  ].join('\n');
}

function block(lines: readonly string[]): string[] {
  if (lines.length === 0) return ['None.', ''];
  return ['```text', ...lines.map((line) => line.trimEnd()), '```', ''];
}

function outputsOf({ outputs, outputsByEnvironment }: TypeDescription): string[] {
  if (outputsByEnvironment) return ['Whatever the environment file says.', ''];
  if (outputs.length === 0) return ['None.', ''];
  return [
    '| output | kind | what it is |',
    '|---|---|---|',
    ...outputs.map(
      ({ name, kind, secret, description }) =>
        `| \`${name}\` | ${secret ? 'secret' : kind} | ${cell(description)} |`,
    ),
    '',
  ];
}

function sectionOf(pack: string, definitions: readonly DefinitionDescription[]): string[] {
  const own = definitions.filter((definition) => definition.pack === pack);
  if (own.length === 0) return [];
  return [
    `## In the pack \`${pack}\``,
    '',
    ...[...own].sort((a, b) => (a.class < b.class ? -1 : 1)).flatMap(describe),
  ];
}

function describe({
  class: resourceClass,
  summary,
  notes,
  stateful,
  unavailable,
}: DefinitionDescription): string[] {
  const lines = [
    ...notes.map(prose),
    ...(stateful.length === 0
      ? []
      : [`Holds data, and is guarded: ${stateful.map((name) => `\`${name}\``).join(', ')}.`]),
    ...Object.entries(unavailable).map(([output, reason]) => `No \`${output}\`: ${prose(reason)}`),
  ];
  return [
    `**\`${resourceClass}\`**: ${prose(summary)}`,
    '',
    ...lines.map((line) => `- ${line}`),
    ...(lines.length === 0 ? [] : ['']),
  ];
}

/** Angle brackets would be read as HTML. */
function prose(text: string): string {
  return text
    .split(/(`[^`]*`)/)
    .map((part) => (part.startsWith('`') ? part : part.replaceAll('<', '&lt;')))
    .join('');
}

function cell(text: string): string {
  return prose(text).replaceAll('|', String.raw`\|`);
}
