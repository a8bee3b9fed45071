import { parseDocument } from 'yaml';

/** How a text is written, as the one that stands beside it or in its place. */
export type Style = 'plain' | 'single' | 'double';

/** A text as one YAML scalar on one line, quoted where a reader might take it for anything but this text. */
export function scalarText(text: string, style: Style = 'plain'): string {
  if (style === 'plain' && isPlain(text)) return text;
  return style === 'double' || !PRINTABLE.test(text) ? doubleQuoted(text) : singleQuoted(text);
}

/** Characters that mean nothing in YAML where they stand inside a word, in flow collections too. */
const WORDS =
  /^[A-Za-z0-9._/+][A-Za-z0-9._/+@=~:%()*!&?-]*(?: [A-Za-z0-9._/+=][A-Za-z0-9._/+@=~:%()*!&?-]*)*$/;

/** As `expires` is mostly written. */
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)$/;

const PRINTABLE = /^[\x20-\x7e\u00a1-\ud7ff\ue000-\ufefe]*$/;

function isPlain(text: string): boolean {
  if (MOMENT.test(text)) return true;
  if (!WORDS.test(text) || /:(?: |$)/.test(text)) return false;
  // Other tools still read YAML 1.1, in which "no" is false, "1:30" a number and "2027-01-31" a date.
  return (['core', 'yaml-1.1'] as const).every((schema) => {
    const { contents, errors } = parseDocument(text, {
      schema,
      prettyErrors: false,
      logLevel: 'silent',
    });
    return errors.length === 0 && contents?.toJSON() === text;
  });
}

function singleQuoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** JSON is YAML but for characters that JSON leaves as they are and no file should hold unseen. */
function doubleQuoted(text: string): string {
  return JSON.stringify(text).replace(
    /[^\x20-\x7e\u00a1-\ud7ff\ue000-\ufefe]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
