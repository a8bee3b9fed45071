/**
 * Where records are kept: texts by key, such as `shop/production/7/start.json`. Every implementation keeps one contract,
 * which one suite of tests checks.
 */
export interface Blobs {
  /** As messages name the place, such as `.scoreform/records` or `s3://acme-records/scoreform`. */
  readonly place: string;
  /** The text of a key; undefined where there is none. */
  read(key: string): Promise<string | undefined>;
  /** Writes a text whole or not at all, over one that is there. */
  write(key: string, text: string): Promise<void>;
  /** Writes a text only where there is none, even where others try at the same moment; false where there is one. */
  create(key: string, text: string): Promise<boolean>;
  /** Removes a text; nothing happens where there is none. */
  remove(key: string): Promise<void>;
  /**
   * The names of the texts and folders right below a folder, sorted; '' is the folder of all. A folder whose last text
   * was removed may still be named.
   */
  names(folder: string): Promise<readonly string[]>;
}

/** A name begins with no dot, so that neither `..` nor a file that is being written is one. */
const NAME = '[A-Za-z0-9_-][A-Za-z0-9._-]*';
const KEY = new RegExp(`^${NAME}(?:/${NAME})*$`);

/** A key as it was given; throws where it could lead out of the place where records are kept. */
export function checkedKey(key: string): string {
  if (KEY.test(key)) return key;
  throw new TypeError(`"${key}" is no key of a record.`);
}

/** A folder as it was given, where '' is the folder of all. */
export function checkedFolder(folder: string): string {
  return folder === '' ? folder : checkedKey(folder);
}
