/** What stands in for a text that nobody gave. */
const TEXT = 'simulated';

interface Variable {
  readonly type?: string;
  readonly default?: unknown;
}

/**
 * Values for the variables of a stack that have none: a simulation is to work without what only those who deploy for real
 * have at hand. Given as the engine takes them from its process, `TF_VAR_<name>`.
 *
 * @param terraform the text of the stack
 * @param given the variables of the process; what they hold is taken as it is
 */
export function standIns(
  terraform: string,
  given: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, string>> {
  const { variable = {} } = JSON.parse(terraform) as {
    readonly variable?: Readonly<Record<string, Variable>>;
  };
  return Object.fromEntries(
    Object.entries(variable)
      .filter(([, { default: value }]) => value === undefined)
      .map(([name, { type }]) => [`TF_VAR_${name}`, standInFor(type)] as const)
      .filter(([name]) => given[name] === undefined)
      .sort(([one], [other]) => (one < other ? -1 : 1)),
  );
}

/** The engine takes a text as it stands, and everything else as an expression. */
function standInFor(type = 'string'): string {
  const constraint = type.trim();
  return constraint === 'string' ? TEXT : expressionFor(constraint);
}

function expressionFor(constraint: string): string {
  const [, kind = constraint, inner = ''] = /^(\w+)\s*\((.*)\)$/s.exec(constraint) ?? [];
  switch (kind) {
    case 'number':
      return '0';
    case 'bool':
      return 'false';
    case 'list':
    case 'set':
      return '[]';
    case 'map':
      return '{}';
    case 'tuple':
      return `[${partsOf(inner).map(expressionFor).join(', ')}]`;
    case 'object':
      return `{ ${partsOf(inner).flatMap(fieldFor).join(', ')} }`;
    default:
      return JSON.stringify(TEXT);
  }
}

function fieldFor(text: string): string[] {
  const [, name = '', type = ''] = /^("?[\w-]+"?)\s*[=:]\s*(.*)$/s.exec(text) ?? [];
  return name === '' || type.startsWith('optional(') ? [] : [`${name} = ${expressionFor(type)}`];
}

/** What stands between a pair of brackets or braces, by the commas and line ends that are in no other pair. */
function partsOf(text: string): string[] {
  const parts = [''];
  let depth = 0;
  for (const sign of text.trim().replace(/^[[{](.*)[\]}]$/s, '$1')) {
    if ('([{'.includes(sign)) depth++;
    if (')]}'.includes(sign)) depth--;
    if (depth === 0 && (sign === ',' || sign === '\n')) parts.push('');
    else parts.push(`${parts.pop() ?? ''}${sign}`);
  }
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}
