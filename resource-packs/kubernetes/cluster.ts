import { KubernetesProvider } from '@cdktf/provider-kubernetes/lib/provider';
import { Lazy, TerraformStack, type IResolvable } from 'cdktf';
import { defineResource } from '../../src/pack';
import { k8sClusterType, type ClusterConnection } from '../../src/resource-types';
import type { KubernetesOptions } from './options';

/** The bindings ask for the very version they were made from. */
const VERSIONS = '>= 2.38, < 3';

/** The cluster: the one provider of Kubernetes in the stack. */
export const cluster = ({ cluster: { name, connection } }: KubernetesOptions) =>
  defineResource(k8sClusterType, {
    summary: 'The existing cluster of the environment type.',
    create({ scope }) {
      const { configPath, configContext, host, clusterCaCertificate, exec } = connection;
      new KubernetesProvider(scope, 'provider', {
        ...(configPath !== undefined && { configPath }),
        ...(configContext !== undefined && { configContext }),
        ...(host !== undefined && { host }),
        ...(clusterCaCertificate !== undefined && { clusterCaCertificate }),
        ...(exec && { exec: execBlock(exec) }),
      });
      TerraformStack.of(scope).addOverride(
        'terraform.required_providers.kubernetes.version',
        VERSIONS,
      );
      return { name, connection };
    },
  });

/** Lazy, because cdktf rewrites every key of a provider's arguments, and so the names of the command's variables. */
function execBlock({
  apiVersion,
  command,
  args,
  env,
}: NonNullable<ClusterConnection['exec']>): IResolvable {
  return Lazy.anyValue({
    produce: () => [{ api_version: apiVersion, command, args: [...args], ...(env && { env }) }],
  });
}
