import type { EngineDiagnostic } from './types';

const HEAD = /^(Error|Warning): (.*)$/;

/** The diagnostics in what an engine prints for people, for the commands that have no JSON for it. */
export function textDiagnostics(text: string): readonly EngineDiagnostic[] {
  const found: { severity: 'error' | 'warning'; summary: string; lines: string[] }[] = [];
  for (const line of text.split('\n').map(withoutRule)) {
    const [, word, summary] = HEAD.exec(line) ?? [];
    if (word === undefined || summary === undefined) {
      found.at(-1)?.lines.push(line);
      continue;
    }
    found.push({ severity: word === 'Error' ? 'error' : 'warning', summary, lines: [] });
  }
  return found.map(({ severity, summary, lines }) => ({
    severity,
    summary,
    detail: lines.join('\n').trim(),
    address: addressIn(lines),
  }));
}

/** On a terminal a diagnostic has a rule on its left. */
function withoutRule(line: string): string {
  return line.replace(/^[╷│╵]\s?/, '').trimEnd();
}

function addressIn(lines: readonly string[]): string | null {
  for (const line of lines) {
    const [, address] = /^ {2}with ([^\s,]+),$/.exec(line) ?? [];
    if (address !== undefined) return address;
  }
  return null;
}
