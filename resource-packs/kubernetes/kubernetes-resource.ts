import { defineResource, needsOf, outputsAs, type CreateInput, type Outputs } from '../../src/pack';
import { k8sNamespaceType } from '../../src/resource-types';
import { labelsOf, LIMIT, type ObjectMetadata } from './names';

/** Defines a resource that lies in the namespace of the environment, and so needs it and its cluster. */
export const kubernetesResource: typeof defineResource = (type, options) =>
  defineResource(type, {
    ...options,
    needs: (params) => ({ ...needsOf(options.needs, params), namespace: NAMESPACE }),
  });

const NAMESPACE = { type: 'k8s-namespace', per: 'environment' } as const;

/** The name of the namespace, by the needs of a definition that lies in it. */
export function namespaceOf(needs: Readonly<Record<string, Outputs>>): string {
  return outputsAs(k8sNamespaceType, needs['namespace']).namespace;
}

/** The metadata of the one object that a resource comes to, and that nobody calls by name. */
export function metadataOf({
  address,
  name,
  needs,
  context,
}: Pick<CreateInput<unknown>, 'address' | 'name' | 'needs' | 'context'>): ObjectMetadata {
  return {
    name: name.within(LIMIT, { startsWithLetter: true }),
    namespace: namespaceOf(needs),
    labels: labelsOf(address, context),
  };
}
