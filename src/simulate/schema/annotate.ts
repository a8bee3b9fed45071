import type { BlockSchema } from '../provider-schema';
import { isSensitive } from './sensitive';
import { isWriteOnly } from './write-only';

/** A schema with what bindings do not tell: what is to be hidden, and what is never given back. */
export function annotated(
  type: string,
  { attributes, blocks }: BlockSchema,
  path: readonly string[] = [],
  isInSet = false,
): BlockSchema {
  return {
    attributes: mapped(attributes, (attribute, name) => {
      // Terraform refuses it in a set, whose items it could not tell apart.
      const writeOnly = !isInSet && isWriteOnly(name, attribute);
      const sensitive = isSensitive(type, [...path, name], attribute.type);
      return { ...attribute, computed: attribute.computed && !writeOnly, sensitive, writeOnly };
    }),
    blocks: mapped(blocks, (nested, name) => ({
      ...nested,
      block: annotated(type, nested.block, [...path, name], isInSet || nested.nesting === 'set'),
    })),
  };
}

function mapped<Content>(
  record: Readonly<Record<string, Content>>,
  change: (content: Content, name: string) => Content,
): Record<string, Content> {
  return Object.fromEntries(
    Object.entries(record).map(([name, content]) => [name, change(content, name)]),
  );
}
