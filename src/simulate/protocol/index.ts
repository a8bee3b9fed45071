export { connectProvider, type ProviderClient } from './client';
export { ProtocolMismatch, ProviderFailure } from './disagreement';
export { impliedType } from './implied-type';
export { decodeValue } from './read-value';
export { encodeValue } from './write-value';
export { reattachVariable } from './reattach';
export { serveProvider, serveWhenAsked, type ProviderHalves, type ServedProvider } from './server';
export { SocketFolder } from './socket-folder';
