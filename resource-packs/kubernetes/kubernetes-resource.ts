import { defineResource, outputsAs, type Needs, type Outputs } from '../../src/pack';
import { k8sNamespaceType } from '../../src/resource-types';

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

function needsOf<Params>(
  needs: Needs | ((params: Params) => Needs) | undefined,
  params: Params,
): Needs {
  return typeof needs === 'function' ? needs(params) : (needs ?? {});
}
