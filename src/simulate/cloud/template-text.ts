/** A part of a text of Terraform's: what it says, or what it has worked out. */
export type Segment = { readonly literal: string } | { readonly expression: string };

/** Takes a text of a configuration in JSON apart; undefined where it has directives (`%{ if … }`). */
export function segmentsOf(text: string): readonly Segment[] | undefined {
  const segments: Segment[] = [];
  let literal = '';
  for (let at = 0; at < text.length;) {
    const three = text.slice(at, at + 3);
    if (three === '$${' || three === '%%{') {
      literal += three.slice(1);
      at += 3;
      continue;
    }
    if (three.startsWith('%{')) return undefined;
    if (!three.startsWith('${')) {
      literal += text.charAt(at);
      at += 1;
      continue;
    }
    const end = endOfExpression(text, at + 2);
    if (literal !== '') segments.push({ literal });
    literal = '';
    segments.push({ expression: text.slice(at + 2, end).trim() });
    at = end + 1;
  }
  if (literal !== '' || segments.length === 0) segments.push({ literal });
  return segments;
}

/** Where the brace stands that closes an expression; braces in quotes open expressions of their own. */
function endOfExpression(text: string, start: number): number {
  let depth = 0;
  let isQuoted = false;
  for (let at = start; at < text.length; at++) {
    const character = text.charAt(at);
    if (isQuoted) {
      if (character === '\\') at += 1;
      if (character === '"') isQuoted = false;
      if (character === '$' && text.charAt(at + 1) === '{') at = endOfExpression(text, at + 2);
      continue;
    }
    if (character === '"') isQuoted = true;
    if (character === '{') depth += 1;
    if (character !== '}') continue;
    if (depth === 0) return at;
    depth -= 1;
  }
  return text.length;
}
