import type { Statement } from './policy-document';

/** Refuses everybody who does not encrypt the connection, whatever IAM allows. */
export function onlyEncrypted(
  action: string | readonly string[],
  resources: readonly string[],
): Statement {
  return {
    Sid: 'OnlyEncrypted',
    Effect: 'Deny',
    Principal: { AWS: '*' },
    Action: action,
    Resource: resources,
    Condition: { Bool: { 'aws:SecureTransport': 'false' } },
  };
}
