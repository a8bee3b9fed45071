import type { Outcome } from '../invocation';
import { renderJson } from '../views/json';

/** What a text begins with that does not say in each line that it is about a simulation. */
const LINE = 'Simulation: no cloud was asked, and nothing of this exists.';

/** Makes an outcome say that it is of a simulation, whatever its format, so that nobody takes it for what really runs. */
export function markSimulated(outcome: Outcome, format: string | undefined): Outcome {
  const { output, saysSimulated = false } = outcome;
  if (output === '') return outcome;
  if (format === 'json') return { ...outcome, output: markJson(output) };
  if (format === 'markdown') return { ...outcome, output: markMarkdown(output) };
  return saysSimulated ? outcome : { ...outcome, output: `${LINE}\n\n${output}` };
}

/** Here rather than in each document, so that none can be forgotten. */
function markJson(output: string): string {
  const { version, ...fields } = JSON.parse(output) as Readonly<Record<string, unknown>>;
  return renderJson({ version, simulated: true, ...fields });
}

/** By its first line, a comment, a job may find the page again. */
function markMarkdown(output: string): string {
  const [, comment = '', page = ''] = /^(<!--.*?-->\n)?(.*)$/s.exec(output) ?? [];
  return `${comment}> **${LINE}**\n\n${page}`;
}
