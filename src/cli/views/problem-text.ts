import type { ProblemDescription } from '../catalogue';
import type { Palette } from './diagnostic-text';
import { lines } from './words';

const WIDTH = 88;

/** What a problem code means, for somebody who meets it for the first time. */
export function renderProblem(
  { code, severity, summary, explanation }: ProblemDescription,
  palette: Palette,
): string {
  const title = `${palette[severity](severity)}: ${palette.bold(summary)} [${code}]`;
  const paragraphs = explanation.split('\n').flatMap((paragraph) => wrap(paragraph));
  return lines(title, '', ...paragraphs.map((line) => (line === '' ? '' : `  ${line}`)));
}

function wrap(text: string): string[] {
  const wrapped = [''];
  for (const word of text.split(' ')) {
    const line = wrapped.at(-1) ?? '';
    if (line !== '' && line.length + 1 + word.length > WIDTH) wrapped.push(word);
    else wrapped[wrapped.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return wrapped;
}
