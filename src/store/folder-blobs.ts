import { randomUUID } from 'node:crypto';
import { promises as disk } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { checkedFolder, checkedKey, type Blobs } from './blobs';
import { folderFailure } from './folder-failure';

/** Everybody on the machine may look, the owner alone may write; the umask of a process can say less. */
const FILE_MODE = 0o644;
const FOLDER_MODE = 0o755;

/** What a file system answers that has no hard links. */
const WITHOUT_LINKS = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'];

/** Texts as files below a folder. */
export class FolderBlobs implements Blobs {
  /**
   * @param path the folder; it need not exist
   * @param place as messages name it
   */
  constructor(
    private readonly path: string,
    readonly place: string,
  ) {}

  async read(key: string): Promise<string | undefined> {
    const file = this.#file(key);
    return this.#unless(['ENOENT', 'EISDIR'], undefined, () => disk.readFile(file, 'utf8'));
  }

  async write(key: string, text: string): Promise<void> {
    const file = this.#file(key);
    await this.#unless([], undefined, async () => {
      const beside = await writeBeside(file, text);
      try {
        await disk.rename(beside, file);
      } catch (error) {
        await disk.unlink(beside);
        throw error;
      }
    });
  }

  async create(key: string, text: string): Promise<boolean> {
    const file = this.#file(key);
    const beside = await this.#unless([], '', () => writeBeside(file, text));
    try {
      return await this.#unless(['EEXIST'], false, () => linkNew(beside, file, text));
    } finally {
      await disk.unlink(beside);
    }
  }

  async remove(key: string): Promise<void> {
    const file = this.#file(key);
    await this.#unless(['ENOENT'], undefined, () => disk.unlink(file));
  }

  async names(folder: string): Promise<readonly string[]> {
    const path = join(this.path, ...checkedFolder(folder).split('/'));
    const names = await this.#unless(['ENOENT'], [], () => disk.readdir(path));
    return names.filter((name) => !name.startsWith('.')).sort();
  }

  #file(key: string): string {
    return join(this.path, ...checkedKey(key).split('/'));
  }

  async #unless<Value>(
    codes: readonly string[],
    otherwise: Value,
    work: () => Promise<Value>,
  ): Promise<Value> {
    try {
      return await work();
    } catch (error) {
      if (codes.includes(codeOf(error))) return otherwise;
      throw folderFailure(this.place, error);
    }
  }
}

/** Writes a text under a name that nobody reads, in the folder of a file, and returns its path. */
async function writeBeside(file: string, text: string): Promise<string> {
  const folder = dirname(file);
  await disk.mkdir(folder, { recursive: true, mode: FOLDER_MODE });
  const beside = join(folder, `.${basename(file)}.${randomUUID()}`);
  await writeNew(beside, text);
  return beside;
}

/** Gives a file its name. Unlike a rename, a link never replaces what is there; and the text behind it is whole already. */
async function linkNew(beside: string, file: string, text: string): Promise<true> {
  try {
    await disk.link(beside, file);
  } catch (error) {
    if (!WITHOUT_LINKS.includes(codeOf(error))) throw error;
    await writeNew(file, text);
  }
  return true;
}

/** Writes to the disk itself, because a name that outlives a power cut without its text would be a lie. */
async function writeNew(file: string, text: string): Promise<void> {
  const handle = await disk.open(file, 'wx', FILE_MODE);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? '';
}
