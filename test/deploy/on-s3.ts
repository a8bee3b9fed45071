import type { Moto } from '../engines/aws/moto';
import type { Places } from './parts';

/** States and records in a bucket of a moto. */
export function onS3(bucket: string): Places {
  const place = `{ bucket: '${bucket}', region: 'eu-central-1' }`;
  return {
    imports: ', s3Backend, s3Records',
    type: `, backend: s3Backend(${place})`,
    platform: `records: s3Records(${place}),`,
  };
}

/** What a backend needs to be told where S3 is not Amazon's: as users of other stores give it. */
onS3.variables = {
  TF_CLI_ARGS_init: [
    'use_path_style',
    'skip_credentials_validation',
    'skip_requesting_account_id',
    'skip_metadata_api_check',
    'skip_region_validation',
  ]
    .map((setting) => `-backend-config=${setting}=true`)
    .join(' '),
};

/** Makes a bucket in a moto. */
export async function bucketIn({ url }: Moto, bucket: string): Promise<void> {
  const { ok, status } = await fetch(`${url}/${bucket}`, {
    method: 'PUT',
    body: '<CreateBucketConfiguration><LocationConstraint>eu-central-1</LocationConstraint></CreateBucketConfiguration>',
  });
  if (!ok) throw new Error(`moto does not make the bucket ${bucket}: ${String(status)}`);
}
