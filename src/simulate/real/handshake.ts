/** What a plugin says first: where it listens. */
export interface Handshake {
  /** As gRPC takes it: `unix:/…` or `127.0.0.1:1234`. */
  readonly address: string;
}

const CORE_PROTOCOL = '1';

/** The version of Terraform's plugin protocol that we speak. */
export const PROTOCOL = '5';

/** Reads the line that a plugin writes when it is ready, or says why it is of no use. */
export function readHandshake(line: string): Handshake | { readonly unusable: string } {
  const [core, protocol, network, address, transport, certificate = ''] = line.trim().split('|');
  if (core !== CORE_PROTOCOL || protocol === undefined || !address) {
    return { unusable: 'it does not answer as a plugin does' };
  }
  if (protocol !== PROTOCOL) {
    return {
      unusable: `it speaks version ${protocol} of the plugin protocol, and not ${PROTOCOL}`,
    };
  }
  if (transport !== 'grpc') return { unusable: 'it does not speak gRPC' };
  if (certificate !== '') return { unusable: 'it wants an encrypted connection' };
  if (network === 'unix') return { address: `unix:${address}` };
  return network === 'tcp' ? { address } : { unusable: `it listens on "${network ?? ''}"` };
}
