import { z } from 'zod';
import { defineResourceType } from '../pack';

/** Encryption for what answers under a host name. */
export const tlsCertType = defineResourceType({
  name: 'tls-cert',
  summary: 'A certificate for a host name.',
  params: z.strictObject({
    host: z.string().min(1).describe('The host name to certify; mostly that of a `dns` resource.'),
  }),
  outputs: z.strictObject({
    tls_secret_name: z.string().describe('The Kubernetes Secret that holds the certificate.'),
  }),
  handles: z.object({
    /** The ARN of the certificate, on AWS. */
    certificate: z.string().optional(),
  }),
  accesses: ['read'],
});
