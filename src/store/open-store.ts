import { resolve } from 'node:path';
import type { StorePlace } from '../model';
import type { Blobs } from './blobs';
import { FolderBlobs } from './folder-blobs';
import { RecordStore } from './record-store';
import { S3Blobs } from './s3-blobs';

/** Opens the store at a place; nothing is read or loaded before it is asked for something. */
export function openStore(place: StorePlace, root: string): RecordStore {
  return new RecordStore(blobsAt(place, root));
}

function blobsAt(place: StorePlace, root: string): Blobs {
  return place.kind === 's3'
    ? new S3Blobs(place)
    : new FolderBlobs(resolve(root, place.path), place.path);
}
