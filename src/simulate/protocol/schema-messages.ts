import type {
  AttributeSchema,
  BlockSchema,
  NestedBlockSchema,
  Nesting,
  ProviderSchema,
  TypeSchema,
} from '../provider-schema';
import { readType, writeType } from './cty-json';
import { ProtocolMismatch } from './disagreement';
import type { Draft, Message } from './message-types';
import { mapRecord } from './records';

type NestingName = Message<'SchemaNestedBlock'>['nesting'];

const NESTINGS: Readonly<Record<Nesting, NestingName>> = {
  single: 'SINGLE',
  list: 'LIST',
  set: 'SET',
  map: 'MAP',
  group: 'GROUP',
};

const EMPTY: BlockSchema = { attributes: {}, blocks: {} };

/** Writes what a provider tells of itself. */
export function writeSchema(schema: ProviderSchema): Draft<'GetProviderSchemaResponse'> {
  return {
    provider: { version: 0, block: writeBlockSchema(schema.provider) },
    resource_schemas: mapRecord(schema.resources, writeTypeSchema),
    data_source_schemas: mapRecord(schema.dataSources, writeTypeSchema),
    ephemeral_resource_schemas: mapRecord(schema.ephemerals, writeTypeSchema),
  };
}

/** Reads what a provider tells of itself. */
export function readSchema(message: Message<'GetProviderSchemaResponse'>): ProviderSchema {
  return {
    provider: readTypeSchema(message.provider).block,
    resources: mapRecord(message.resource_schemas, readTypeSchema),
    dataSources: mapRecord(message.data_source_schemas, readTypeSchema),
    ephemerals: mapRecord(message.ephemeral_resource_schemas, readTypeSchema),
  };
}

function writeTypeSchema({ version, block }: TypeSchema): Draft<'Schema'> {
  return { version, block: writeBlockSchema(block) };
}

function writeBlockSchema(block: BlockSchema): Draft<'SchemaBlock'> {
  return {
    attributes: Object.entries(block.attributes).map(([name, attribute]) => ({
      name,
      type: writeType(attribute.type),
      required: attribute.required,
      optional: attribute.optional,
      computed: attribute.computed,
      sensitive: attribute.sensitive,
      write_only: attribute.writeOnly,
    })),
    block_types: Object.entries(block.blocks).map(([name, nested]) => ({
      type_name: name,
      block: writeBlockSchema(nested.block),
      nesting: NESTINGS[nested.nesting],
      min_items: nested.minItems,
      max_items: nested.maxItems,
    })),
  };
}

function readTypeSchema(message: Message<'Schema'> | null): TypeSchema {
  return { version: message?.version ?? 0, block: readBlockSchema(message?.block ?? null) };
}

function readBlockSchema(message: Message<'SchemaBlock'> | null): BlockSchema {
  if (message === null) return EMPTY;
  return {
    attributes: Object.fromEntries(
      message.attributes.map((each) => [each.name, readAttribute(each)]),
    ),
    blocks: Object.fromEntries(
      message.block_types.map((each) => [each.type_name, readNested(each)]),
    ),
  };
}

function readAttribute(message: Message<'SchemaAttribute'>): AttributeSchema {
  const { type, required, optional, computed, sensitive, write_only: writeOnly } = message;
  return { type: readType(type), required, optional, computed, sensitive, writeOnly };
}

function readNested(message: Message<'SchemaNestedBlock'>): NestedBlockSchema {
  return {
    nesting: readNesting(message.nesting),
    block: readBlockSchema(message.block),
    minItems: message.min_items,
    maxItems: message.max_items,
  };
}

function readNesting(name: NestingName): Nesting {
  const found = (Object.keys(NESTINGS) as Nesting[]).find((nesting) => NESTINGS[nesting] === name);
  if (found === undefined) throw new ProtocolMismatch('blocks are nested in an unknown way');
  return found;
}
