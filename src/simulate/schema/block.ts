import type { AttributeSchema, BlockSchema, NestedBlockSchema } from '../provider-schema';
import type { CtyType } from '../values';
import type { StructContent } from './constructs';
import type { Declarations } from './declarations';
import { fieldsOfMain, fieldsOfStruct, type Field } from './fields';

/** The generator folds a schema that repeats itself into a class that names itself; it is unfolded so many times. */
const REPETITIONS = 3;

/** Takes what was looked for and not found, as words that end a sentence. */
export type Miss = (what: string) => void;

/** The schema of the class that stands for a resource, a data source, an ephemeral resource or a provider. */
export function blockOfMain(declarations: Declarations, main: string, miss: Miss): BlockSchema {
  const fields = fieldsOfMain(declarations, main);
  if (fields.length === 0) miss(`attribute of the class "${main}"`);
  return new Reader(declarations, miss).block(fields, []);
}

class Reader {
  constructor(
    private readonly declarations: Declarations,
    private readonly miss: Miss,
  ) {}

  /** @param path the structs around, the outermost first */
  block(fields: readonly Field[], path: readonly string[]): BlockSchema {
    const attributes: [string, AttributeSchema][] = [];
    const blocks: [string, NestedBlockSchema][] = [];
    for (const field of fields) {
      const { name, content, isBlock } = field;
      if (isBlock && content !== undefined && 'struct' in content) {
        const nested = this.nested(field, content, path);
        if (nested) blocks.push([name, nested]);
      } else {
        const attribute = this.attribute(field, path);
        if (attribute) attributes.push([name, attribute]);
      }
    }
    return { attributes: sorted(attributes), blocks: sorted(blocks) };
  }

  private nested(
    { required }: Field,
    { struct, nesting, atMostOne }: StructContent,
    path: readonly string[],
  ): NestedBlockSchema | undefined {
    const fields = this.fields(struct, path);
    if (fields === undefined) return undefined;
    const block = this.block(fields, [...path, struct]);
    const isCounted = nesting === 'list' || nesting === 'set';
    return {
      // Terraform refuses a set of what has no type of its own.
      nesting: nesting === 'set' && hasDynamic(block) ? 'list' : nesting,
      block,
      minItems: isCounted && required ? 1 : 0,
      maxItems: isCounted && atMostOne ? 1 : 0,
    };
  }

  private attribute(field: Field, path: readonly string[]): AttributeSchema | undefined {
    const { required, optional, computed } = field;
    const type = this.type(field, path);
    if (type === undefined) return undefined;
    return { type, required, optional, computed, sensitive: false, writeOnly: false };
  }

  private type({ name, content }: Field, path: readonly string[]): CtyType | undefined {
    if (content === undefined) {
      this.miss(`type of "${[...path, name].join('.')}"`);
      return undefined;
    }
    return 'type' in content ? content.type : this.objects(content, path);
  }

  private objects(
    { struct, nesting, within = [] }: StructContent,
    path: readonly string[],
  ): CtyType | undefined {
    const fields = this.fields(struct, path);
    if (fields === undefined) return undefined;
    const types = fields.flatMap((field): [string, CtyType][] => {
      const type = this.type(field, [...path, struct]);
      return type === undefined ? [] : [[field.name, type]];
    });
    const object: CtyType = ['object', sorted(types)];
    const items: CtyType = nesting === 'single' ? object : [nesting, object];
    return within.reduceRight<CtyType>((type, collection) => [collection, type], items);
  }

  private fields(struct: string, path: readonly string[]): Field[] | undefined {
    if (path.filter((one) => one === struct).length >= REPETITIONS) return undefined;
    const fields = fieldsOfStruct(this.declarations, struct);
    if (fields === undefined) this.miss(`struct "${struct}"`);
    return fields;
  }
}

function hasDynamic({ attributes, blocks }: BlockSchema): boolean {
  return (
    Object.values(attributes).some(({ type }) => type === 'dynamic') ||
    Object.values(blocks).some(({ block }) => hasDynamic(block))
  );
}

function sorted<Content>(entries: readonly [string, Content][]): Record<string, Content> {
  return Object.fromEntries([...entries].sort(([one], [other]) => (one < other ? -1 : 1)));
}
