import { DefaultTokenResolver, StringConcat, Tokenization, type TerraformStack } from 'cdktf';
import { plainReference } from './cdktf-internals';

const STRING_TOKEN = /(\$\{TfToken\[[a-zA-Z0-9:._-]+\]\})/;
const NUMBER_TOKEN = /-\d\.\d+e\+29\d/;

/** The smallest size of a number that cdktf uses as a token. */
const TOKEN_NUMBER = 1e290;

/**
 * Turns what constructs hand over into plain JSON.
 *
 * cdktf's own way looks for tokens in every text and rewrites what resembles one; here it sees tokens only, so that the
 * text around them comes out as it went in. Plain values, nearly all of a stack, never reach it.
 */
export class TokenResolver {
  readonly #resolver = new DefaultTokenResolver(new StringConcat());
  // A reference mostly stands in several places: where it is used, and in an output.
  readonly #texts = new Map<string, unknown>();

  constructor(private readonly stack: TerraformStack) {}

  resolve(value: unknown): unknown {
    switch (typeof value) {
      case 'string':
        return this.text(value);
      case 'number':
        if (Math.abs(value) <= TOKEN_NUMBER) return value;
        return plainReference(value) ?? this.byCdktf(value);
      case 'object':
        if (value === null) return null;
        if (Array.isArray(value)) return this.list(value);
        return isResolvable(value) ? this.byCdktf(value) : this.map(value);
      case 'function':
        throw new TypeError('A function stands where Terraform expects a value.');
      default:
        return value;
    }
  }

  private text(text: string): unknown {
    if (!text.includes('{TfToken[')) {
      refuseNumberToken(text);
      return text;
    }
    const parts = text.split(STRING_TOKEN);
    // A token alone may stand for something other than a text; one of a list or a map is never split.
    if (parts.length === 1 || (parts.length === 3 && parts[0] === '' && parts[2] === '')) {
      return this.token(text);
    }
    // Split by a group, every second part is a token.
    return parts
      .map((part, n) => {
        if (n % 2 === 1) return String(this.token(part));
        return n < parts.length - 1 ? beforeReference(literal(part)) : literal(part);
      })
      .join('');
  }

  private token(text: string): unknown {
    let value = this.#texts.get(text);
    if (value === undefined) {
      value = plainReference(text) ?? this.byCdktf(text);
      this.#texts.set(text, value);
    }
    return value;
  }

  private list(list: readonly unknown[]): unknown {
    const tokens = list.some(
      (item) =>
        (typeof item === 'string' && item.startsWith('#{TfToken[')) ||
        (typeof item === 'number' && Math.abs(item) > TOKEN_NUMBER),
    );
    if (tokens) return this.byCdktf(list);
    return list.map((item) => this.resolve(item)).filter((item) => item !== undefined);
  }

  private map(map: object): unknown {
    const resolved: Record<string, unknown> = {};
    for (const [key, inner] of Object.entries(map)) {
      if (key.includes('&{TfToken[')) return this.byCdktf(map);
      const value = this.resolve(inner);
      if (value !== undefined) resolved[String(this.text(key))] = value;
    }
    return resolved;
  }

  private byCdktf(value: unknown): unknown {
    return Tokenization.resolve(value, {
      scope: this.stack,
      resolver: this.#resolver,
      preparing: false,
    }) as unknown;
  }
}

function isResolvable(value: object): boolean {
  return 'resolve' in value && typeof value.resolve === 'function';
}

/** Dollar signs right before a reference would be read as its escape. */
function beforeReference(text: string): string {
  return text.replace(/\$+$/, (dollars) => `\${"${dollars}"}`);
}

function literal(text: string): string {
  refuseNumberToken(text);
  return text;
}

/** A number token inside a text is a reference lost: the text shows digits where a value should be. */
function refuseNumberToken(text: string): void {
  if (!NUMBER_TOKEN.test(text)) return;
  throw new TypeError(
    'A reference to a number was put into a text. Use getStringAttribute, or Token.asString, for it.',
  );
}
