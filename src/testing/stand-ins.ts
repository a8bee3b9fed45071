import type { DeploymentContext } from '../model';
import {
  declaredOutputs,
  defineResource,
  secret,
  type OutputDeclaration,
  type Outputs,
  type ResourceDefinition,
  type ResourceType,
} from '../pack';

/** The handles without which those who need the type can make nothing. */
const HANDLES: Readonly<Record<string, Outputs>> = {
  'k8s-cluster': { connection: { configPath: '~/.kube/config', configContext: 'contract' } },
  volume: { podVolume: { emptyDir: {} } },
};

/** A definition that makes nothing and answers with values made up by the kinds that its type declares. */
export function standIn(
  type: ResourceType,
  context: DeploymentContext,
  given: Outputs = {},
): ResourceDefinition {
  const madeUp = Object.entries(declaredOutputs(type, context)).map(([output, declaration]) => [
    output,
    valueOf(type, output, declaration),
  ]);
  const outputs = { ...Object.fromEntries(madeUp), ...HANDLES[type.name], ...given } as Outputs;
  return defineResource<ResourceType>(type, {
    summary: `A stand-in for ${type.name}.`,
    create: () => outputs,
  });
}

function valueOf(type: ResourceType, output: string, declaration: OutputDeclaration): unknown {
  const name = `${type.name}-${output}`;
  if (declaration.secret) {
    return secret({
      sandbox: { reference: name },
      'kubernetes-secret': { name: type.name, key: output, revision: '1' },
      'aws-secrets-manager': {
        arn: `arn:aws:secretsmanager:eu-central-1:000000000000:secret:${name}`,
        revision: '1',
      },
      'write-only': { read: () => name, revision: '1' },
    });
  }
  switch (declaration.kind) {
    case 'number':
      return 1;
    case 'boolean':
      return true;
    case 'list':
      return [name];
    case 'map':
      return { name };
    default:
      return name;
  }
}
