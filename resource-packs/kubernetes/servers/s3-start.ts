/**
 * Starts the S3 gateway on a folder, in which a bucket is a folder too. Labels of objects lie beside them, because not
 * every volume has extended attributes.
 *
 * It reads the name of the bucket from BUCKET, the folder from DATA, and the secret key from the file that
 * SECRET_KEY_FILE names.
 */
export const S3_START_SCRIPT = `set -eu
mkdir -p "$DATA/objects/$BUCKET" "$DATA/labels"
ROOT_SECRET_ACCESS_KEY="$(cat "$SECRET_KEY_FILE")"
export ROOT_SECRET_ACCESS_KEY
exec versitygw --quiet --port "$LISTEN" posix --sidecar "$DATA/labels" "$DATA/objects"
`;
