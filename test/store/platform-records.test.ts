import { definePlatform, folderRecords, s3Records } from '../../src';

const environmentTypes = {};
const bucket = 'acme-records';
const region = 'eu-central-1';

test.each([
  {
    because: 'nothing was said',
    made: definePlatform({ environmentTypes }),
    records: { kind: 'folder', path: '.scoreform/records' },
  },
  {
    because: 'a folder was said',
    made: definePlatform({ environmentTypes, records: folderRecords({ path: 'records' }) }),
    records: { kind: 'folder', path: 'records' },
  },
  {
    because: 'a bucket was said',
    made: definePlatform({ environmentTypes, records: s3Records({ bucket, region }) }),
    records: { kind: 's3', bucket, region, prefix: 'scoreform' },
  },
  {
    because: 'the whole bucket was said',
    made: definePlatform({ environmentTypes, records: s3Records({ bucket, region, prefix: '' }) }),
    records: { kind: 's3', bucket, region, prefix: '' },
  },
])('records lie where they should, where $because', ({ made, records }) => {
  expect(made.records).toEqual(records);
});

// Platforms are loaded without the compiler, so the types alone keep nobody from these.
test.each([
  { because: 'a place has to be opened', records: 'records', says: 'come from folderRecords(…)' },
  { because: 'a place is something', records: null, says: 'come from folderRecords(…)' },
  { because: 'the kind is unknown', records: { kind: 'gcs' }, says: 'or s3Records(…)' },
  {
    because: 'a misspelt field changes nothing',
    records: folderRecords({ pth: 'x' } as never),
    says: 'The `records` of a platform cannot have "pth". Did you mean "path"?',
  },
  {
    because: 'a folder has a name',
    records: folderRecords({ path: '' }),
    says: 'The path of the platform\'s records is "". It has to be a folder',
  },
  {
    because: 'a bucket has a name',
    records: s3Records({ region } as never),
    says: "The bucket of the platform's records is missing.",
  },
  {
    because: 'an address is no bucket',
    records: s3Records({ bucket: 's3://acme', region }),
    says: 'It has to be the name of an S3 bucket.',
  },
  {
    because: 'S3 has regions',
    records: s3Records({ bucket, region: '' }),
    says: 'It has to be a region of AWS',
  },
  {
    because: 'keys below an empty name are nowhere',
    records: s3Records({ bucket, region, prefix: '/x/' }),
    says: 'It has to be names joined by "/"',
  },
  {
    because: 'keys do not lead up',
    records: s3Records({ bucket, region, prefix: 'a/../b' }),
    says: 'It has to be names joined by "/"',
  },
])('a platform is refused, because $because', ({ records, says }) => {
  expect(() => definePlatform({ environmentTypes, records: records as never })).toThrow(says);
});
