import { z } from 'zod';
import { checkOptions } from '../../src/pack';

const text = (what: string) => z.string(what).min(1, what);

const eks = z.strictObject({
  name: text('the name of the cluster'),
  region: text('a region such as "eu-central-1"'),
  endpoint: text('the address of the API server, as `aws eks describe-cluster` tells it'),
  certificateAuthority: text('the certificate authority of the cluster, in PEM'),
});

/** Refuses a cluster that nothing could reach. */
export function checkEksOptions(given: unknown): void {
  checkOptions('eksCluster', eks, given);
}

/** Refuses a kubeconfig without a context: Terraform would take whichever is current. */
export function checkKubeconfig(given: unknown): void {
  const context = text('the name of a context');
  checkOptions('kubeconfig', z.strictObject({ context, path: text('a path').optional() }), given);
}
