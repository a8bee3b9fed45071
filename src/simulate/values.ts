/** A type of Terraform's, in the JSON form that the protocol uses. */
export type CtyType =
  | 'string'
  | 'number'
  | 'bool'
  | 'dynamic'
  | readonly ['list' | 'set' | 'map', CtyType]
  | readonly ['object', Readonly<Record<string, CtyType>>]
  | readonly ['tuple', readonly CtyType[]];

/** Stands for a value that is known after apply. */
export const UNKNOWN: unique symbol = Symbol('known after apply');

/** A value whose type is not in a schema but beside it. */
export class Dynamic {
  constructor(
    readonly type: CtyType,
    readonly value: Value,
  ) {}
}

/** A number too large or too fine for JavaScript, in decimal digits, as it came. */
export class BigNumber {
  constructor(readonly digits: string) {}
}

/** A value of Terraform's; sets are arrays, maps and objects are plain objects. */
export type Value =
  | typeof UNKNOWN
  | null
  | boolean
  | number
  | string
  | BigNumber
  | Dynamic
  | readonly Value[]
  | { readonly [name: string]: Value };

/** The value of a block: of a resource, a data source or a provider; an attribute that is not set is null. */
export interface BlockValue {
  readonly [name: string]: Value;
}
