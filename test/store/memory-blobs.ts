import { checkedFolder, checkedKey, type Blobs } from '../../src/store/blobs';

/** Texts in memory, for what asks many thousand times; others get a turn between any two questions, as on a disk. */
export class MemoryBlobs implements Blobs {
  readonly place = 'memory';

  constructor(readonly texts = new Map<string, string>()) {}

  async read(key: string): Promise<string | undefined> {
    return this.texts.get(checkedKey(key));
  }

  async write(key: string, text: string): Promise<void> {
    this.texts.set(checkedKey(key), text);
  }

  async create(key: string, text: string): Promise<boolean> {
    if (this.texts.has(checkedKey(key))) return false;
    this.texts.set(key, text);
    return true;
  }

  async remove(key: string): Promise<void> {
    this.texts.delete(checkedKey(key));
  }

  async names(folder: string): Promise<readonly string[]> {
    const below = checkedFolder(folder) === '' ? '' : `${folder}/`;
    const names = [...this.texts.keys()]
      .filter((key) => key.startsWith(below))
      .map((key) => key.slice(below.length).split('/')[0] ?? '');
    return [...new Set(names)].sort();
  }
}
