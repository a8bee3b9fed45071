export type { StorePlace } from '../model';
export type { Blobs } from './blobs';
export { openStore } from './open-store';
export { hasSucceeded, isStale, neverBegan, outcomeOf } from './outcome';
export { isAlive, processIdentity } from './process-identity';
export { hashOf } from './record-keys';
export { RecordStore } from './record-store';
export { isUnreadable } from './record-texts';
export { StoreUnavailable } from './store-unavailable';
