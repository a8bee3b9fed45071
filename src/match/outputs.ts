import type { DeploymentContext, Placeholder, ResourceAddress } from '../model';
import {
  declaredOutputs,
  type OutputDeclaration,
  type ResourceDefinition,
  type ResourceType,
} from '../pack';

/** What a placeholder will be, or why it can be nothing. */
export type PlaceholderFound =
  | { readonly declaration: OutputDeclaration }
  | { readonly fault: 'unknown-output'; readonly known: readonly string[] }
  | { readonly fault: 'no-map'; readonly kind: OutputDeclaration['kind'] | 'secret' }
  | { readonly fault: 'no-secret-store' };

/** The definition of a resource, and those of what it needs by alias. */
export interface Defined {
  readonly address: ResourceAddress;
  readonly definition: ResourceDefinition;
  readonly needed: (alias: string) => Defined | undefined;
}

/** Looks up what outputs will be, in one environment. */
export class OutputLookup {
  readonly #declared = new Map<ResourceType, Readonly<Record<string, OutputDeclaration>>>();

  constructor(
    private readonly context: DeploymentContext,
    private readonly hasSecretStore: boolean,
  ) {}

  /** What a placeholder on a resource of the type will be, whichever definition makes it. */
  find(type: ResourceType, { path }: Placeholder): PlaceholderFound {
    const [output, ...keys] = path;
    if (output === undefined) return { declaration: { kind: 'string', secret: false } };
    const declared = this.declared(type);
    const declaration = Object.hasOwn(declared, output) ? declared[output] : undefined;
    if (!declaration) return { fault: 'unknown-output', known: Object.keys(declared).sort() };
    if (keys.length > 0) {
      const { kind, secret } = declaration;
      if (secret) return { fault: 'no-map', kind: 'secret' };
      if (kind !== 'map' && kind !== 'any') return { fault: 'no-map', kind };
      return { declaration: { kind: 'any', secret } };
    }
    if (type.outputsIn && declaration.secret && !this.hasSecretStore) {
      const { values } = this.context;
      const brought = Object.hasOwn(values, output) && typeof values[output] !== 'string';
      if (brought) return { fault: 'no-secret-store' };
    }
    return { declaration };
  }

  private declared(type: ResourceType): Readonly<Record<string, OutputDeclaration>> {
    let declared = this.#declared.get(type);
    if (!declared) {
      declared = declaredOutputs(type, this.context);
      this.#declared.set(type, declared);
    }
    return declared;
  }
}

/** Why a definition cannot give an output; a definition that stands in for another gives what that one gives. */
export function unavailableReason(defined: Defined, output: string): string | undefined {
  const seen = new Set<ResourceDefinition>();
  let current: Defined | undefined = defined;
  while (current && !seen.has(current.definition)) {
    const { definition, needed }: Defined = current;
    if (Object.hasOwn(definition.unavailable, output)) return definition.unavailable[output];
    seen.add(definition);
    current = definition.delegate === undefined ? undefined : needed(definition.delegate);
  }
  return undefined;
}
