import { AcmCertificate } from '@cdktf/provider-aws/lib/acm-certificate';
import { AcmCertificateValidation } from '@cdktf/provider-aws/lib/acm-certificate-validation';
import { LbListenerCertificate } from '@cdktf/provider-aws/lib/lb-listener-certificate';
import { Route53Record } from '@cdktf/provider-aws/lib/route53-record';
import { TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import { isRightBelow } from './zone';

const PROOF_LIFETIME_IN_SECONDS = 300;
const WILDCARD = '*.';

// Two certificates for one host are proved by the same record, so a stack makes one.
const certificates = new WeakMap<TerraformStack, Map<string, string>>();

/**
 * Makes a certificate that is proved by a record in the zone.
 *
 * @param host a host name, or `*.` and a domain for it and every name right below it
 * @returns its ARN, once it is issued
 */
export function makeCertificate(scope: Construct, host: string, zoneId: string): string {
  const certificate = new AcmCertificate(scope, 'certificate', {
    domainName: host,
    ...(host.startsWith(WILDCARD) && { subjectAlternativeNames: [domainIn(host)] }),
    validationMethod: 'DNS',
    lifecycle: { createBeforeDestroy: true },
  });
  // A domain and everything right below it are proved by one and the same record.
  const proof = certificate.domainValidationOptions.get(0);
  const record = new Route53Record(scope, 'certificate-proof', {
    zoneId,
    name: proof.resourceRecordName,
    type: proof.resourceRecordType,
    records: [proof.resourceRecordValue],
    ttl: PROOF_LIFETIME_IN_SECONDS,
  });
  const { certificateArn } = new AcmCertificateValidation(scope, 'certificate-issued', {
    certificateArn: certificate.arn,
    validationRecordFqdns: [record.fqdn],
  });
  certificatesOf(scope).set(host, certificateArn);
  return certificateArn;
}

/**
 * The certificate that a listener answers with for a host: one that covers it already, or one that is made and added.
 *
 * @returns its ARN
 */
export function certify(
  scope: Construct,
  host: string,
  at: { readonly zoneId: string; readonly listener: string | undefined },
): string {
  const known = [...certificatesOf(scope)].find(([covered]) => covers(covered, host));
  if (known) return known[1];
  const certificateArn = makeCertificate(scope, host, at.zoneId);
  if (at.listener !== undefined) {
    new LbListenerCertificate(scope, 'certificate-used', {
      listenerArn: at.listener,
      certificateArn,
    });
  }
  return certificateArn;
}

function covers(covered: string, host: string): boolean {
  if (covered === host) return true;
  if (!covered.startsWith(WILDCARD)) return false;
  const domain = domainIn(covered);
  return host === domain || isRightBelow(domain, host);
}

function domainIn(wildcard: string): string {
  return wildcard.slice(WILDCARD.length);
}

function certificatesOf(scope: Construct): Map<string, string> {
  const stack = TerraformStack.of(scope);
  const known = certificates.get(stack) ?? new Map<string, string>();
  certificates.set(stack, known);
  return known;
}
