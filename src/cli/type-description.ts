import { z } from 'zod';
import { kindOf, type OutputKind, type ResourceType } from '../pack';
import type { Offer } from './platform-packs';

/** A resource type as `types` shows it. */
export interface TypeDescription {
  readonly type: string;
  readonly summary: string;
  /** False for types that only definitions ask for. */
  readonly requestable: boolean;
  readonly accesses: readonly string[];
  readonly defaultAccess: string;
  /** JSON Schema of `params`. */
  readonly params: object;
  readonly outputs: readonly OutputDescription[];
  /** True where the outputs are whatever the environment says. */
  readonly outputsByEnvironment: boolean;
  readonly definitions: readonly DefinitionDescription[];
}

export interface OutputDescription {
  readonly name: string;
  readonly kind: OutputKind;
  readonly secret: boolean;
  readonly description: string;
}

export interface DefinitionDescription {
  /** Null where environments of any type may be given it, as by a rule that names none. */
  readonly environmentType: string | null;
  readonly class: string;
  readonly definition: string;
  readonly pack: string | null;
  readonly summary: string;
  /** What else is to know of it, a sentence each. */
  readonly notes: readonly string[];
  /** Its Terraform types that hold data. */
  readonly stateful: readonly string[];
  /** Null where it is chosen whenever type and class are equal. */
  readonly criteria: object | null;
  /** The outputs that it cannot give, with the reason. */
  readonly unavailable: Readonly<Record<string, string>>;
}

/** The types that are on offer, sorted by name. */
export function describeTypes(offers: readonly Offer[]): TypeDescription[] {
  const byType = new Map<string, Offer[]>();
  for (const offer of offers) {
    const { name } = offer.definition.type;
    byType.set(name, [...(byType.get(name) ?? []), offer]);
  }
  return [...byType.values()]
    .flatMap((ofType) => (ofType[0] ? [describeType(ofType[0].definition.type, ofType)] : []))
    .sort((a, b) => (a.type < b.type ? -1 : 1));
}

function describeType(type: ResourceType, offers: readonly Offer[]): TypeDescription {
  const secrets: readonly string[] = type.secrets ?? [];
  return {
    type: type.name,
    summary: type.summary,
    requestable: type.requestable,
    accesses: type.accesses,
    defaultAccess: type.defaultAccess,
    params: z.toJSONSchema(type.params, { io: 'input', unrepresentable: 'any' }),
    outputs: Object.entries<z.core.$ZodType>(type.outputs.shape).map(([name, schema]) => ({
      name,
      kind: kindOf(schema),
      secret: secrets.includes(name),
      description: z.globalRegistry.get(schema)?.description ?? '',
    })),
    outputsByEnvironment: type.outputsIn !== undefined,
    definitions: offers.map(({ environmentType, definition, pack, criteria }) => ({
      environmentType,
      class: definition.class,
      definition: definition.name,
      pack,
      summary: definition.summary,
      notes: definition.notes,
      stateful: definition.stateful,
      criteria: criteria ?? null,
      unavailable: definition.unavailable,
    })),
  };
}
