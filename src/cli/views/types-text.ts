import type { DefinitionDescription, TypeDescription } from '../type-description';
import type { Palette } from './diagnostic-text';
import { renderParams } from './params-text';
import { columns, lines } from './words';

/** What a developer may ask for, one line for each type. */
export function renderTypeList(types: readonly TypeDescription[], palette: Palette): string {
  const rows = types.map(({ type, summary, definitions }) => [
    type,
    unique(definitions.map((definition) => definition.class)),
    unique(definitions.map(({ environmentType }) => environmentType ?? 'by rule')),
    summary,
  ]);
  const [head = '', ...body] = columns([
    ['TYPE', 'CLASSES', 'ENVIRONMENT TYPES', 'WHAT IT IS'],
    ...rows,
  ]);
  return lines(palette.bold(head), ...body);
}

/** One type in full. */
export function renderType(type: TypeDescription, palette: Palette): string {
  const { summary, accesses, defaultAccess, requestable } = type;
  return lines(
    `${palette.bold(type.type)} · ${summary}`,
    ...(requestable ? [] : ['Only definitions ask for it; a Score file cannot.']),
    '',
    palette.bold('Params'),
    ...indent(renderParams(type.params), 'none'),
    '',
    palette.bold('Outputs'),
    ...indent(outputs(type), 'none'),
    '',
    `${palette.bold('Access')}  ${accesses.map((access) => (access === defaultAccess ? `${access} (default)` : access)).join(', ')}`,
    '',
    palette.bold('Definitions'),
    ...indent(definitionLines(type.definitions), 'none'),
  );
}

function outputs({ outputs: declared, outputsByEnvironment }: TypeDescription): string[] {
  if (outputsByEnvironment) return ['whatever the environment says'];
  return columns(
    declared.map(({ name, kind, secret, description }) => [
      name,
      kind,
      secret ? 'secret' : '',
      description,
    ]),
  );
}

function definitionLines(definitions: readonly DefinitionDescription[]): string[] {
  return columns(
    definitions.map(
      ({ environmentType, class: resourceClass, definition, pack, criteria, summary }) => [
        environmentType ?? 'any type',
        `class ${resourceClass}`,
        `${pack ?? 'rule'}: ${definition}`,
        criteria === null ? '' : `where ${JSON.stringify(criteria)}`,
        summary,
      ],
    ),
  );
}

function indent(given: readonly string[], otherwise: string): string[] {
  return (given.length === 0 ? [otherwise] : given).map((line) => `  ${line}`);
}

function unique(words: readonly string[]): string {
  return [...new Set(words)].sort().join(', ');
}
