/** The class of a request that names none. */
export const DEFAULT_CLASS = 'default';

/**
 * The name of one resource among all of an environment: `postgres.default#shop.orders-db`.
 *
 * Equal addresses are one resource. No part but the id holds a `.`, so the text reads back: the first `.` ends the
 * type and the first `#` ends the class.
 */
export class ResourceAddress {
  readonly #text: string;

  constructor(
    readonly type: string,
    readonly resourceClass: string,
    readonly id: string,
  ) {
    this.#text = `${type}.${resourceClass}#${id}`;
  }

  /** The address of a request: the workload's own resource, or a shared one where the request carries an id. */
  static ofRequest(workload: string, request: RequestIdentity): ResourceAddress {
    const {
      type,
      class: resourceClass = DEFAULT_CLASS,
      id = `${workload}.${request.name}`,
    } = request;
    return new ResourceAddress(type, resourceClass, id);
  }

  /** The address of a workload itself: `workload.default#cart`. */
  static ofWorkload(name: string, resourceClass = DEFAULT_CLASS): ResourceAddress {
    return new ResourceAddress('workload', resourceClass, name);
  }

  /** Reads what `toString` prints; undefined for any other text. */
  static parse(text: string): ResourceAddress | undefined {
    const match = /^([A-Za-z0-9-]+)\.([A-Za-z0-9-]+)#([a-z0-9.-]+)$/.exec(text);
    const [, type, resourceClass, id] = match ?? [];
    if (type === undefined || resourceClass === undefined || id === undefined) return undefined;
    return new ResourceAddress(type, resourceClass, id);
  }

  toString(): string {
    return this.#text;
  }

  equals(other: ResourceAddress): boolean {
    return this.#text === other.#text;
  }

  /** Orders addresses by their text, code unit by code unit: the same on every machine. */
  static compare(a: ResourceAddress, b: ResourceAddress): number {
    if (a.#text === b.#text) return 0;
    return a.#text < b.#text ? -1 : 1;
  }
}

interface RequestIdentity {
  readonly name: string;
  readonly type: string;
  readonly class?: string | undefined;
  readonly id?: string | undefined;
}
