import { Fn, Token, Tokenization, type IResolvable } from 'cdktf';
import { Template, type Placeholder } from '../model';
import { jsonText } from '../terraform';
import {
  deferredKind,
  escapeDeep,
  escapeText,
  isDeferred,
  isPlain,
  isSecret,
  isWantedAsText,
  type DeferredParam,
  type MixedText,
  type TerraformText,
  type TextPart,
  type UsedResource,
} from '../pack';

/** Finds the resource that a workload calls by a name. */
export type FindResource = (name: string) => UsedResource;

/**
 * Checked params as `create` receives them: placeholders resolved, every text of the user's escaped. A placeholder that
 * is all there is keeps the type of its value; within a text it becomes text.
 */
export function resolveParams(value: unknown, find: FindResource): unknown {
  if (typeof value !== 'object' || value === null) return escapeDeep(value);
  if (isDeferred(value)) return resolveDeferred(value, find);
  if (Template.is(value)) return resolveTemplate(value, find);
  if (Array.isArray(value)) return value.map((item) => resolveParams(item, find));
  if (!isPlain(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [escapeText(key), resolveParams(inner, find)]),
  );
}

function resolveTemplate(template: Template, find: FindResource): unknown {
  const { whole } = template;
  if (!whole) return joined(template, find);
  const value = valueOf(whole, find);
  return isWantedAsText(template) ? toText(value) : value;
}

function resolveDeferred(param: DeferredParam, find: FindResource): unknown {
  const { value } = param;
  const kind = deferredKind(param);
  if (kind === 'text') return mixedText(value, find);
  if (!Template.is(value)) return escapeText(value);
  const { whole } = value;
  if (kind === 'resource' && whole?.path.length === 0) return find(whole.resource);
  if (kind === 'secret' && whole) {
    const resolved = valueOf(whole, find);
    return isSecret(resolved) ? resolved : toText(resolved);
  }
  return joined(value, find);
}

function mixedText(value: string | Template, find: FindResource): MixedText {
  if (!Template.is(value)) return { parts: [{ text: escapeText(value) }] };
  const parts: TextPart[] = [];
  for (const segment of value.segments) {
    const resolved =
      'literal' in segment ? escapeText(segment.literal) : valueOf(segment.placeholder, find);
    if (isSecret(resolved)) {
      parts.push({ secret: resolved });
      continue;
    }
    const text = toText(resolved);
    const last = parts.at(-1);
    // Neighbouring texts are one part, so that a text without secrets is a single one.
    if (last && 'text' in last)
      parts[parts.length - 1] = { text: (last.text + text) as TerraformText };
    else parts.push({ text });
  }
  return { parts };
}

function joined(template: Template, find: FindResource): TerraformText {
  return template.segments
    .map((segment) =>
      'literal' in segment
        ? escapeText(segment.literal)
        : toText(valueOf(segment.placeholder, find)),
    )
    .join('') as TerraformText;
}

function valueOf({ resource, path }: Placeholder, find: FindResource): unknown {
  const [output, ...keys] = path;
  const { address, outputs } = find(resource);
  if (output === undefined) return String(address);
  let value = outputs[output];
  for (const [index, key] of keys.entries()) {
    if (
      typeof value !== 'object' ||
      value === null ||
      !isPlain(value) ||
      Token.isUnresolved(value)
    ) {
      return Fn.lookupNested(value, keys.slice(index).map(escapeText));
    }
    value = (value as Record<string, unknown>)[key];
  }
  return value;
}

/** A value as it stands inside a text: numbers and booleans as JSON prints them, lists and maps as JSON. */
function toText(value: unknown): TerraformText {
  if (typeof value === 'string') return value as TerraformText;
  if (typeof value === 'number') return numberText(value);
  if (typeof value === 'boolean' || value === null || value === undefined) {
    return String(value ?? null) as TerraformText;
  }
  if (Tokenization.isResolvable(value)) return Token.asString(value) as TerraformText;
  return jsonText(value) as TerraformText;
}

function numberText(value: number): TerraformText {
  const token: IResolvable | undefined = Tokenization.reverseNumber(value);
  return (token ? Token.asString(token) : JSON.stringify(value)) as TerraformText;
}
