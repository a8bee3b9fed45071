import type { ProblemDescription } from '../catalogue';

/** Who finds problems, in the order in which a user meets them. */
const FINDERS: Readonly<Record<string, string>> = {
  read: 'Reading files',
  platform: 'Loading the platform',
  match: 'Matching resources to definitions',
  create: 'Creating constructs',
  edit: 'Editing environment files',
  deploy: 'Deploying',
  cli: 'The command line',
};

/** The reference of all problem codes as Markdown. */
export function errorsPage(problems: readonly ProblemDescription[]): string {
  const sections = Object.entries(FINDERS).flatMap(([finder, title]) => {
    const own = problems.filter(({ code }) => code.startsWith(`${finder}/`));
    return own.length === 0 ? [] : [`## ${title}\n`, ...own.map(entry)];
  });
  return [
    '# Problem codes\n',
    'Every diagnostic carries a permanent code. `scoreform explain <code>` prints the text below in a terminal. ' +
      'This page is written by `scripts/errors-page.ts`.\n',
    ...sections,
  ].join('\n');
}

function entry({ code, severity, summary, explanation }: ProblemDescription): string {
  return `### \`${code}\`\n\n**${summary}** (${severity}). ${escape(explanation)}\n`;
}

/** Angle brackets would be read as HTML; what stands between backticks is safe already. */
function escape(text: string): string {
  return text
    .split(/(`[^`]*`)/)
    .map((part) => (part.startsWith('`') ? part : part.replaceAll('<', '&lt;')))
    .join('');
}
