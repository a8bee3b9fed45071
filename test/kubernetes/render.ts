import type { ApiSchema, ApiType } from './api-schema';
import { mapOf, type Evaluated, type Json, type JsonMap } from './evaluate';

/** An object as the API takes it. */
export interface Manifest extends JsonMap {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: JsonMap & { readonly name: string };
}

/** Arguments that are for the provider, and no part of the object. */
const FOR_THE_PROVIDER = new Set([
  'binary_data_wo_revision',
  'computed_fields',
  'data_wo_revision',
  'field_manager',
  'timeouts',
  'wait',
  'wait_for',
  'wait_for_completion',
  'wait_for_default_service_account',
  'wait_for_load_balancer',
  'wait_for_rollout',
  'wait_for_service_account_token',
  'wait_until_bound',
]);

/**
 * What the provider sends although nobody wrote it, and the API would not take for granted: a block that is there at all
 * is sent with a value for every switch in it.
 */
const SENT_UNASKED: Readonly<Record<string, JsonMap>> = {
  PodSpec: { automountServiceAccountToken: true },
  PodSecurityContext: { runAsNonRoot: false },
  SecurityContext: {
    allowPrivilegeEscalation: true,
    privileged: false,
    readOnlyRootFilesystem: false,
    runAsNonRoot: false,
  },
};

/** The provider takes the modes of files as octal texts, the API as numbers. */
const OCTAL = new Set(['default_mode', 'mode']);

/** The object that the provider would send for a resource. An argument that the API has no field for ends the test. */
export function render(resource: Evaluated, schema: ApiSchema): Manifest {
  const { type, arguments: given, address } = resource;
  const fields = Object.entries(given).filter(([name]) => !FOR_THE_PROVIDER.has(name));
  if (type === 'kubernetes_manifest') {
    const others = fields.filter(([name]) => name !== 'manifest');
    if (others.length > 0)
      throw new Error(`${address} has ${others.map(([name]) => name).join()}.`);
    return withoutNulls(given['manifest'] ?? null) as Manifest;
  }
  const { apiVersion, kind, schema: api } = schema.kindOf(type);
  const written = kind === 'Secret' ? secretFields(Object.fromEntries(fields)) : fields;
  const rendered = new Rendering(schema, address).object(Object.fromEntries(written), api, kind);
  return { apiVersion, kind, ...rendered } as Manifest;
}

/** The API takes the values of a secret in base64; the provider encodes those that are texts. */
function secretFields({ data, data_wo, binary_data, binary_data_wo, ...others }: JsonMap) {
  const encoded = Object.entries({ ...mapOf(data), ...mapOf(data_wo) }).map(([key, value]) => [
    key,
    Buffer.from(String(value)).toString('base64'),
  ]);
  const values = {
    ...(Object.fromEntries(encoded) as JsonMap),
    ...mapOf(binary_data),
    ...mapOf(binary_data_wo),
  };
  return Object.entries<Json>({
    ...others,
    ...(Object.keys(values).length > 0 && { data: values }),
  });
}

class Rendering {
  constructor(
    private readonly schema: ApiSchema,
    private readonly address: string,
  ) {}

  object(given: JsonMap, type: ApiType, path: string): JsonMap {
    const fields: Record<string, Json> = {};
    for (const [name, value] of Object.entries(given)) {
      if (value === null) continue;
      const [field, fieldType] = this.field(name, type, path);
      const rendered = this.value(value, fieldType, `${path}.${name}`);
      if (rendered !== undefined) fields[field] = rendered;
    }
    return fields;
  }

  private value(value: Json, type: ApiType, path: string): Json | undefined {
    const api = this.schema.resolve(type);
    if (api.format === 'int-or-string') return intOrString(value);
    if (api.type === 'array') {
      const items = (Array.isArray(value) ? value : [value]) as readonly Json[];
      return items.flatMap((item) => this.items(item, api.items ?? {}, path));
    }
    if (api.properties) return this.block(value, type, api, path);
    if (api.type === 'object') return this.map(value, api, path);
    return this.scalar(value, api, path);
  }

  /** Empty blocks are null in a list, and one source of a projected volume may be several. */
  private items(item: Json, type: ApiType, path: string): Json[] {
    if (this.schema.nameOf(type) === 'VolumeProjection')
      return Object.entries(mapOf(item)).flatMap(([kind, sources]) =>
        (Array.isArray(sources) ? (sources as Json[]) : [sources])
          .filter((source) => source !== null)
          .map((source) =>
            this.object({ [kind]: source }, this.schema.resolve(type), `${path}.${kind}`),
          ),
      );
    const rendered = this.value(item ?? {}, type, path);
    return rendered === undefined ? [] : [rendered];
  }

  /** A block that there is one of may be written as itself or as a list of one. */
  private block(value: Json, type: ApiType, api: ApiType, path: string): JsonMap | undefined {
    if (Array.isArray(value)) {
      if (value.length > 1) throw this.mistake(path, 'is a list, and the API takes one');
      return value.length === 0 ? undefined : this.block((value[0] as Json) ?? {}, type, api, path);
    }
    if (typeof value !== 'object' || value === null)
      throw this.mistake(path, 'is no block, and the API takes an object');
    const rendered = this.object(value as JsonMap, api, path);
    if (Object.keys(rendered).length === 0) return rendered;
    return { ...SENT_UNASKED[this.schema.nameOf(type) ?? ''], ...rendered };
  }

  /** The keys of a map are people's own. */
  private map(value: Json, { additionalProperties }: ApiType, path: string): Json {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      throw this.mistake(path, 'is no map');
    const entries = Object.entries(value as JsonMap).filter(([, inner]) => inner !== null);
    return Object.fromEntries(
      entries.map(([key, inner]) => [
        key,
        additionalProperties
          ? (this.value(inner, additionalProperties, `${path}.${key}`) ?? null)
          : inner,
      ]),
    );
  }

  private scalar(value: Json, api: ApiType, path: string): Json {
    if (typeof value === 'object') throw this.mistake(path, `is no ${String(api.type)}`);
    if (api.type === 'integer' || api.type === 'number') {
      const isOctal = OCTAL.has(path.split('.').pop() ?? '');
      const digits = isOctal ? /^0?[0-7]{3,4}$/ : /^-?\d+$/;
      if (!digits.test(String(value))) throw this.mistake(path, `is "${String(value)}"`);
      return isOctal ? parseInt(String(value), 8) : Number(value);
    }
    if (api.type === 'boolean') {
      if (typeof value !== 'boolean') throw this.mistake(path, `is "${String(value)}"`);
      return value;
    }
    return String(value);
  }

  /** `volume_mount` is `volumeMounts`, `cluster_ip` is `clusterIP`. */
  private field(name: string, api: ApiType, path: string): [string, ApiType] {
    const plain = name.replaceAll('_', '').toLowerCase();
    const fields = Object.entries(api.properties ?? {});
    for (const wanted of [plain, `${plain}s`, `${plain}es`, plain.replace(/y$/, 'ies')]) {
      const found = fields.find(([field]) => field.toLowerCase() === wanted);
      if (found) return found;
    }
    throw this.mistake(`${path}.${name}`, 'is no field of the API');
  }

  private mistake(path: string, what: string): Error {
    return new Error(`${this.address}: ${path} ${what}.`);
  }
}

function intOrString(value: Json): Json {
  return typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
}

function withoutNulls(value: Json): Json {
  if (Array.isArray(value)) return value.map((item: Json) => withoutNulls(item));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, inner]) => inner !== null);
  return Object.fromEntries(entries.map(([key, inner]) => [key, withoutNulls(inner)]));
}
