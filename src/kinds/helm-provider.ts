import { Lazy, TerraformProvider, TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import type { ClusterConnection } from '../resource-types';

/** From 3 on the connection is an argument and no longer a block. */
const VERSIONS = '>= 3, < 4';

/** Gives the stack of a construct the one provider of Helm that all its releases share. */
export function provideHelm(scope: Construct, connection: ClusterConnection): void {
  const stack = TerraformStack.of(scope);
  if (!stack.node.tryFindChild('helm')) new HelmProvider(stack, 'helm', connection);
}

class HelmProvider extends TerraformProvider {
  constructor(
    scope: Construct,
    id: string,
    private readonly connection: ClusterConnection,
  ) {
    super(scope, id, {
      terraformResourceType: 'helm',
      terraformGeneratorMetadata: { providerName: 'helm', providerVersionConstraint: VERSIONS },
      terraformProviderSource: 'hashicorp/helm',
    });
  }

  protected override synthesizeAttributes(): Record<string, unknown> {
    // Lazy, because cdktf rewrites every key of a provider's arguments, and so the names of the command's variables.
    return { kubernetes: Lazy.anyValue({ produce: () => argumentsOf(this.connection) }) };
  }
}

function argumentsOf(connection: ClusterConnection): Readonly<Record<string, unknown>> {
  const { configPath, configContext, host, clusterCaCertificate, exec } = connection;
  return {
    config_path: configPath,
    config_context: configContext,
    host,
    cluster_ca_certificate: clusterCaCertificate,
    exec: exec && {
      api_version: exec.apiVersion,
      command: exec.command,
      args: exec.args,
      env: exec.env,
    },
  };
}
