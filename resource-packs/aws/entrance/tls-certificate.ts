import { outputsAs } from '../../../src/pack';
import { ingressType, tlsCertType } from '../../../src/resource-types';
import { awsResource } from '../aws-resource';
import type { AwsOptions } from '../options';
import { certify } from './certificate';
import { zoneOf } from './zone';

/** A certificate that the load balancer answers with; nothing is made where it has one for the host already. */
export const tlsCertificate = (options: AwsOptions) => {
  const zone = zoneOf(options);
  return awsResource(tlsCertType, {
    summary: 'A certificate of ACM, proved by a record in the zone and renewed by AWS.',
    needs: { ingress: { type: 'ingress', per: 'environment' } },
    unavailable: {
      tls_secret_name:
        'On AWS the load balancer holds the certificate and there is no Kubernetes Secret; leave the output out, a "route" with the same host is encrypted by it.',
    },
    create({ scope, params, needs }) {
      const { listener } = outputsAs(ingressType, needs['ingress']);
      return { certificate: certify(scope, params.host, { zoneId: zone.id, listener }) };
    },
  });
};
