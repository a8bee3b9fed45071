import type { StorePlace } from '../model';
import { refuseUnknownKeys } from './known-keys';

/** Where in the repository records lie. */
export interface FolderRecordsOptions {
  /** A folder, relative to the repository's root. @default '.scoreform/records' */
  readonly path?: string;
}

/** Records in a folder: enough for one machine, or for machines that share a disk. */
export function folderRecords(options: FolderRecordsOptions = {}): StorePlace {
  return { kind: 'folder', path: '.scoreform/records', ...options };
}

/** Where in S3 records lie. */
export interface S3RecordsOptions {
  readonly bucket: string;
  readonly region: string;
  /** What the keys of all records begin with. @default 'scoreform' */
  readonly prefix?: string;
}

/** Records in an S3 bucket, for teams and CI. Needs the package `@aws-sdk/client-s3`. */
export function s3Records(options: S3RecordsOptions): StorePlace {
  return { kind: 's3', prefix: 'scoreform', ...options };
}

type Fields = Readonly<Record<string, unknown>>;

const KNOWN = { folder: ['kind', 'path'], s3: ['kind', 'bucket', 'region', 'prefix'] };

/** Refuses a place of records that could not be opened; nobody compiles a platform before it is loaded. */
export function refuseMistakenRecords(records: unknown): void {
  const place = typeof records === 'object' && records !== null ? (records as Fields) : {};
  const { kind } = place;
  if (kind !== 'folder' && kind !== 's3')
    throw new TypeError('The `records` of a platform come from folderRecords(…) or s3Records(…).');
  refuseUnknownKeys('The `records` of a platform cannot have', place, KNOWN[kind]);
  if (kind === 'folder') refuse(place, 'path', /./, 'a folder, such as ".scoreform/records"');
  if (kind === 'folder') return;
  refuse(place, 'bucket', /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'the name of an S3 bucket');
  refuse(place, 'region', /^[a-z0-9-]+$/, 'a region of AWS, such as "eu-central-1"');
  refuse(place, 'prefix', PREFIX, 'names joined by "/", such as "scoreform/records"');
}

const PREFIX = /^(?:[A-Za-z0-9_-][A-Za-z0-9._-]*(?:\/[A-Za-z0-9_-][A-Za-z0-9._-]*)*)?$/;

function refuse(place: Fields, field: string, shape: RegExp, needed: string): void {
  const value = place[field];
  if (typeof value === 'string' && shape.test(value)) return;
  const given = value === undefined ? 'is missing' : `is ${JSON.stringify(value)}`;
  throw new TypeError(`The ${field} of the platform's records ${given}. It has to be ${needed}.`);
}
