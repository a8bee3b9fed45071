import type { ResourceDefinition } from '../../src/pack';
import { azureBlobType, gcsType, s3Type, volumeType } from '../../src/resource-types';
import type { HostOf } from './names';
import { recordOf } from './record-of';

/** The classes of volumes that Score files ask for, and whether what is in them would be missed. */
const VOLUME_CLASSES = {
  default: { summary: 'The record of a volume.', holdsData: true },
  config: { summary: 'The record of a volume with configuration in it.', holdsData: false },
  ephemeral: { summary: 'The record of a volume that lives as long as its pod.', holdsData: false },
  nfs: { summary: 'The record of a volume on a network file system.', holdsData: true },
  projected: { summary: 'The record of a volume made of several sources.', holdsData: false },
  'standard-rwo': { summary: 'The record of a volume for one node at a time.', holdsData: true },
};

/** Everything that keeps files and objects. */
export function storage(hostOf: HostOf): ResourceDefinition[] {
  return [
    recordOf(s3Type, {
      summary: 'The record of a bucket.',
      holdsData: true,
      record: ({ name }) => ({
        bucket: name.within(63),
        endpoint: `https://${hostOf(name)}`,
        region: 'sandbox',
        access_key_id: name.within(20),
        aws_access_key_id: name.within(20),
      }),
    }),
    ...['default', 'basic-admin'].map((resourceClass) =>
      recordOf(gcsType, {
        class: resourceClass,
        summary: 'The record of a bucket in Google Cloud Storage.',
        holdsData: true,
        record: ({ name }) => ({ name: name.within(63) }),
      }),
    ),
    recordOf(azureBlobType, {
      summary: 'The record of a container in Azure Blob Storage.',
      holdsData: true,
      record: ({ name, params }) => ({
        container: params.container ?? name.within(63),
        account_name: name.within(24).replaceAll('-', ''),
        blob_endpoint: `https://${hostOf(name)}`,
      }),
    }),
    ...Object.entries(VOLUME_CLASSES).map(([resourceClass, options]) =>
      recordOf(volumeType, {
        class: resourceClass,
        ...options,
        record: ({ name }) => ({ source: name.within(63) }),
      }),
    ),
  ];
}
