export {
  LOCAL_BACKEND,
  backend,
  httpBackend,
  pgBackend,
  s3Backend,
  type Backend,
  type S3BackendOptions,
} from './backend';
export {
  definePlatform,
  isPlatform,
  type EnvironmentType,
  type Platform,
  type PlatformOptions,
  type SecretStore,
} from './platform';
export {
  folderRecords,
  s3Records,
  type FolderRecordsOptions,
  type S3RecordsOptions,
} from './records';
export { callSiteIn, rule, type Criteria, type Rule } from './rule';
