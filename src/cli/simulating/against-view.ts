import type { Outcome } from '../invocation';
import { codeSpan } from '../views/markdown';
import { printable } from '../views/printable';
import { shortCommit, type Revision } from './revision';

/** What a reader has to know of a plan against a revision. */
export interface AgainstFacts {
  readonly revision: Revision;
  /** Who planned the resources of which provider, a sentence each. */
  readonly planners: readonly string[];
}

/** Makes plans say what they are against, and that no cloud was asked, whatever the format is. */
export function markAgainst(
  outcome: Outcome,
  facts: AgainstFacts,
  format: string | undefined,
): Outcome {
  const { output } = outcome;
  if (output === '') return outcome;
  if (format === 'json') return { ...outcome, output: markJson(output, facts) };
  if (format === 'markdown') return { ...outcome, output: markMarkdown(output, facts) };
  const head = `Against ${nameOf(facts.revision, printable)}, simulated: no cloud was asked.\n`;
  const planners = facts.planners.map((line) => `  ${printable(line)}\n`).join('');
  return { ...outcome, output: `${head}${planners}\n${output}` };
}

/** The commit, and in brackets what the user called it, where that is another name. */
function nameOf(revision: Revision, shown: (text: string) => string): string {
  const short = shortCommit(revision);
  return revision.commit.startsWith(revision.name)
    ? shown(short)
    : `${shown(short)} (${shown(revision.name)})`;
}

function markJson(output: string, { revision, planners }: AgainstFacts): string {
  const { version, ...fields } = JSON.parse(output) as Readonly<Record<string, unknown>>;
  const { name, commit } = revision;
  const against = { revision: name, commit, planners };
  return `${JSON.stringify({ version, simulated: true, against, ...fields }, null, 2)}\n`;
}

/** By its first line, a comment, a job finds the page again; remarks are lines that begin with `> `. */
function markMarkdown(output: string, { revision, planners }: AgainstFacts): string {
  const [, comment = '', page = ''] = /^(<!--.*?-->\n)?(.*)$/s.exec(output) ?? [];
  const about = `Against ${nameOf(revision, codeSpan)}, simulated: no cloud was asked.`;
  const remarks = [about, ...planners.map((line) => `${line}.`)].map((line) => `> ${line}\n`);
  return `${comment}${remarks.join('')}\n${page}`;
}
