import { StoreUnavailable } from './store-unavailable';

const DENIED = 'may not be read or written by this user';

const REASONS: Readonly<Record<string, string>> = {
  EACCES: DENIED,
  EPERM: DENIED,
  EROFS: 'lies on a file system that cannot be written',
  ENOSPC: 'lies on a disk that is full',
  EDQUOT: 'lies on a disk whose quota is used up',
  ENOTDIR: 'leads through a file, where a folder has to be',
  EEXIST: 'leads through a file, where a folder has to be',
  EIO: 'lies on a disk that answers with an error',
  ELOOP: 'is a link that leads back to itself',
  EMFILE: 'cannot be opened, because too many files are open',
  ENFILE: 'cannot be opened, because too many files are open',
};

/** What a failure of the file system means for people; anything unknown stays the error that it is. */
export function folderFailure(place: string, error: unknown): unknown {
  const { code = '', path } = error as NodeJS.ErrnoException;
  const reason = REASONS[code];
  if (reason === undefined) return error;
  return new StoreUnavailable(
    place,
    `The folder of the records, ${place}, ${reason} (${code}).`,
    path === undefined
      ? 'Mend that and try again.'
      : `Mend that and try again. It was met at ${path}.`,
    error,
  );
}
