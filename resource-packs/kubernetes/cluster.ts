import { KubernetesProvider } from '@cdktf/provider-kubernetes/lib/provider';
import { TerraformStack } from 'cdktf';
import { defineResource } from '../../src/pack';
import { k8sClusterType } from '../../src/resource-types';
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
        ...(exec && { exec: [{ ...exec, args: [...exec.args], env: { ...exec.env } }] }),
      });
      TerraformStack.of(scope).addOverride(
        'terraform.required_providers.kubernetes.version',
        VERSIONS,
      );
      return { name, connection };
    },
  });
