import { Manifest } from '@cdktf/provider-kubernetes/lib/manifest';
import { tlsCertType } from '../../../src/resource-types';
import { kubernetesResource, metadataOf } from '../kubernetes-resource';
import type { KubernetesOptions } from '../options';

/** A certificate that cert-manager keeps in a Secret and renews. */
export const tlsCertificate = ({
  clusterIssuer,
}: Required<Pick<KubernetesOptions, 'clusterIssuer'>>) =>
  kubernetesResource(tlsCertType, {
    summary: 'A certificate of cert-manager, renewed in the Secret that holds it.',
    notes: [
      'It can only be planned with a cluster that has cert-manager, because the Terraform provider asks the cluster for the schema of its object.',
    ],
    create(input) {
      const { scope, params } = input;
      const metadata = metadataOf(input);
      const secretName = metadata.name;
      new Manifest(scope, 'Default', {
        manifest: {
          apiVersion: 'cert-manager.io/v1',
          kind: 'Certificate',
          metadata,
          spec: {
            secretName,
            dnsNames: [params.host],
            issuerRef: { group: 'cert-manager.io', kind: 'ClusterIssuer', name: clusterIssuer },
            privateKey: { rotationPolicy: 'Always' },
          },
        },
      });
      return { tls_secret_name: secretName };
    },
  });
