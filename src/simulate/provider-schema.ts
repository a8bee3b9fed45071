import type { CtyType } from './values';

/** An argument or attribute of a block. */
export interface AttributeSchema {
  readonly type: CtyType;
  readonly required: boolean;
  readonly optional: boolean;
  readonly computed: boolean;
  readonly sensitive: boolean;
  /** Its value goes to the provider and never into a plan or a state. */
  readonly writeOnly: boolean;
}

export type Nesting = 'single' | 'list' | 'set' | 'map' | 'group';

/** A block in a block. */
export interface NestedBlockSchema {
  readonly nesting: Nesting;
  readonly block: BlockSchema;
  /** 0 where it may be left out. */
  readonly minItems: number;
  /** 0 where there may be any number. */
  readonly maxItems: number;
}

export interface BlockSchema {
  readonly attributes: Readonly<Record<string, AttributeSchema>>;
  readonly blocks: Readonly<Record<string, NestedBlockSchema>>;
}

/** What a resource, a data source or an ephemeral resource is made of. */
export interface TypeSchema {
  readonly version: number;
  readonly block: BlockSchema;
}

/** What a provider tells of itself; only the types that were asked for. */
export interface ProviderSchema {
  /** The arguments of its own block. */
  readonly provider: BlockSchema;
  readonly resources: Readonly<Record<string, TypeSchema>>;
  readonly dataSources: Readonly<Record<string, TypeSchema>>;
  readonly ephemerals: Readonly<Record<string, TypeSchema>>;
}

/** The types that a stack, or its state, has of one provider. */
export interface TypesInUse {
  readonly resources: readonly string[];
  readonly dataSources: readonly string[];
  readonly ephemerals: readonly string[];
}
