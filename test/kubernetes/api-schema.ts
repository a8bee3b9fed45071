/** A type of the Kubernetes API, as the server describes it. */
export interface ApiType {
  readonly $ref?: string;
  readonly type?: string;
  readonly format?: string;
  readonly properties?: Readonly<Record<string, ApiType>>;
  readonly items?: ApiType;
  readonly additionalProperties?: ApiType;
  readonly 'x-kubernetes-group-version-kind'?: readonly GroupVersionKind[];
}

interface GroupVersionKind {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
}

/** The kinds and types that an API server knows, from `/openapi/v2`. */
export class ApiSchema {
  readonly #definitions: Readonly<Record<string, ApiType>>;

  constructor(openApi: string) {
    ({ definitions: this.#definitions } = JSON.parse(openApi) as {
      definitions: Readonly<Record<string, ApiType>>;
    });
  }

  /** The kind that a resource of the provider makes, such as `kubernetes_stateful_set_v1`. */
  kindOf(resourceType: string): { apiVersion: string; kind: string; schema: ApiType } {
    const [, words = '', version = ''] = /^kubernetes_(.+)_(v\d\w*)$/.exec(resourceType) ?? [];
    const wanted = words.replaceAll('_', '');
    const found = Object.values(this.#definitions).flatMap((schema) =>
      (schema['x-kubernetes-group-version-kind'] ?? [])
        .filter((it) => it.kind.toLowerCase() === wanted && it.version === version)
        .map(({ group, kind }) => ({
          apiVersion: group === '' ? version : `${group}/${version}`,
          kind,
          schema,
        })),
    );
    const [only, ...others] = found;
    if (!only || others.length > 0)
      throw new Error(`${resourceType} is ${String(found.length)} kinds of the API.`);
    return only;
  }

  /** The name of a type, such as `PodSpec`; undefined where it has none. */
  nameOf({ $ref }: ApiType): string | undefined {
    return $ref?.split('.').pop();
  }

  /** The type behind a reference. */
  resolve(type: ApiType): ApiType {
    if (type.$ref === undefined) return type;
    const found = this.#definitions[type.$ref.replace('#/definitions/', '')];
    if (!found) throw new Error(`The API has no ${type.$ref}.`);
    return found;
  }
}
