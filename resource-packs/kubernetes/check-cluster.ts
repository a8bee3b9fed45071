import { z } from 'zod';
import { checkOptions, textOption } from '../../src/pack';

const eks = z.strictObject({
  name: textOption('the name of the cluster'),
  region: textOption('a region such as "eu-central-1"'),
  endpoint: textOption('the address of the API server, as `aws eks describe-cluster` tells it'),
  certificateAuthority: textOption('the certificate authority of the cluster, in PEM'),
});

/** Refuses a cluster that nothing could reach. */
export function checkEksOptions(given: unknown): void {
  checkOptions('eksCluster', eks, given);
}

/** Refuses a kubeconfig without a context: Terraform would take whichever is current. */
export function checkKubeconfig(given: unknown): void {
  const context = textOption('the name of a context');
  checkOptions(
    'kubeconfig',
    z.strictObject({ context, path: textOption('a path').optional() }),
    given,
  );
}
