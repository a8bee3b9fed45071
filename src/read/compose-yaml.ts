import {
  Composer,
  Lexer,
  Parser,
  type CST,
  type Document,
  type ErrorCode,
  type YAMLParseError,
} from 'yaml';
import type { Report, SourceFile } from '../diagnostics';
import { LIMITS, printCount } from './limits';
import { brokenYaml, limitExceeded, severalDocuments } from './problems';

/** Broken structure makes more of itself, so only its beginning is worth reading. */
const MOST_ERRORS = 5;

type Outcome =
  Refusal | { readonly document: Document.Parsed } | { readonly errors: readonly SyntaxError[] };

type Refusal =
  | { readonly tooMany: 'tokens' | 'depth'; readonly at: number }
  | { readonly secondDocument: number };

interface SyntaxError {
  readonly start: number;
  readonly end: number;
  readonly reason: string;
}

/** Reads the structure of one YAML document, or reports why there is none. */
export function composeYaml(file: SourceFile, report: Report): Document.Parsed | undefined {
  const outcome = compose(file.text);
  if ('document' in outcome) return outcome.document;
  if ('secondDocument' in outcome) {
    const start = outcome.secondDocument;
    report(severalDocuments.at(file.range(start, start + 3), {}));
  } else if ('tooMany' in outcome) {
    report(limitExceeded.at(file.range(outcome.at, outcome.at + 1), LIMIT_FACTS[outcome.tooMany]));
  } else {
    for (const { start, end, reason } of outcome.errors) {
      report(brokenYaml.at(file.range(start, end), { reason }));
    }
  }
  return undefined;
}

const LIMIT_FACTS = {
  tokens: {
    what: 'words and marks in one file',
    limit: printCount(LIMITS.tokens),
    advice: 'Split the file, or move large contents into files of their own.',
  },
  depth: {
    what: 'maps and lists within one another',
    limit: printCount(LIMITS.depth),
    advice: 'Write it flatter; this is usually a bracket that is opened and never closed.',
  },
};

function compose(text: string): Outcome {
  try {
    const tokens = tokenize(text);
    if (!Array.isArray(tokens)) return tokens;
    const composer = new Composer({
      // The library compares each key with each other; ours are compared while values are made.
      uniqueKeys: false,
      stringKeys: true,
      version: '1.2',
      schema: 'core',
      merge: false,
      prettyErrors: false,
    });
    const [document] = [...composer.compose(tokens, true, text.length)];
    if (!document || document.errors.length > 0) return { errors: toErrors(document?.errors) };
    return { document };
  } catch {
    // Whatever input makes the library fail is no YAML that anybody should write.
    return { errors: toErrors(undefined) };
  }
}

/** Splits a text into tokens, giving up as soon as a limit is passed: the library itself knows none. */
function tokenize(text: string): CST.Token[] | Refusal {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  let count = 0;
  let ended = false;
  for (const lexeme of new Lexer().lex(text)) {
    if (++count > LIMITS.tokens || tokens.length > LIMITS.prelude)
      return { tooMany: 'tokens', at: parser.offset };
    for (const token of parser.next(lexeme)) {
      tokens.push(token);
      if (token.type === 'document') ended = true;
    }
    // On the stack are the open maps and lists, the document and perhaps a scalar.
    if (parser.stack.length > LIMITS.depth + 2) return { tooMany: 'depth', at: parser.offset };
    const [bottom] = parser.stack;
    if (ended && bottom?.type === 'document') return { secondDocument: bottom.offset };
  }
  for (const token of parser.end()) tokens.push(token);
  return tokens;
}

function toErrors(
  errors: readonly Pick<YAMLParseError, 'code' | 'pos' | 'message'>[] = [],
): readonly SyntaxError[] {
  if (errors.length === 0) {
    return [{ start: 0, end: 0, reason: 'no structure can be made out in it' }];
  }
  return errors.slice(0, MOST_ERRORS).map(({ code, pos: [start, end], message }) => ({
    start,
    end,
    reason: UNCLOSED.test(message)
      ? 'a bracket is opened above and never closed, or what is in it stands too far left'
      : (REASONS[code] ?? lowerFirst(message.replace(/\.$/, ''))),
  }));
}

/** One code of the library has several messages; this is the one about brackets. */
const UNCLOSED = /^Flow (?:map|sequence) in block collection must be/;

/** The library's commonest messages in the words of somebody who does not know the grammar of YAML. */
const REASONS: Readonly<Partial<Record<ErrorCode, string>>> = {
  BLOCK_AS_IMPLICIT_KEY:
    'a second "key: value" begins inside a value; quote a text that holds ": ", or correct the indentation',
  MULTILINE_IMPLICIT_KEY:
    'a key goes on over the end of its line; a line above may be indented wrongly',
  NON_STRING_KEY:
    'a list or map stands where the name of a field is expected; quote a text that begins with a bracket',
  TAB_AS_INDENT: 'tabs are not allowed as indentation; use spaces',
};

function lowerFirst(text: string): string {
  return /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
