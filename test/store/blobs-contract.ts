import type { Blobs } from '../../src/store';

const KEY = 'shop/production/7/start.json';

/** What every place of records has to do alike. */
export function describeBlobs(what: string, open: () => Promise<Blobs>): void {
  describe(`texts in ${what}`, () => {
    let blobs: Blobs;
    beforeEach(async () => {
      blobs = await open();
    });

    test.each([
      { because: 'an empty text is one', text: '' },
      {
        because: 'characters of all alphabets and a byte order mark stay',
        text: '\uFEFFäß – 東京 🚀\r\n',
      },
      { because: 'a log is long', text: 'x'.repeat(3_000_000) },
    ])('come back as they were written, because $because', async ({ text }) => {
      await blobs.write(KEY, text);
      expect(await blobs.read(KEY)).toBe(text);
      expect(await blobs.create('shop/production/8/start.json', text)).toBe(true);
      expect(await blobs.read('shop/production/8/start.json')).toBe(text);
    });

    test('are undefined where there are none', async () => {
      expect(await blobs.read(KEY)).toBeUndefined();
      await blobs.write(KEY, 'text');
      expect(await blobs.read('shop/production/7')).toBeUndefined();
      expect(await blobs.names('shop/staging')).toEqual([]);
    });

    test('are written over', async () => {
      await blobs.write(KEY, 'a long text');
      await blobs.write(KEY, 'short');
      expect(await blobs.read(KEY)).toBe('short');
    });

    test('are created once', async () => {
      expect(await blobs.create(KEY, 'first')).toBe(true);
      expect(await blobs.create(KEY, 'second')).toBe(false);
      expect(await blobs.read(KEY)).toBe('first');
      await blobs.remove(KEY);
      expect(await blobs.create(KEY, 'third')).toBe(true);
    });

    test('are created by one of many who try at once', async () => {
      const tries = Array.from({ length: 20 }, (_, n) => blobs.create(KEY, String(n)));
      const came = await Promise.all(tries);
      expect(came.filter(Boolean)).toHaveLength(1);
      expect(await blobs.read(KEY)).toBe(String(came.indexOf(true)));
    });

    test('are removed, and nothing happens where there are none', async () => {
      await blobs.write(KEY, 'text');
      await blobs.remove(KEY);
      await blobs.remove(KEY);
      expect(await blobs.read(KEY)).toBeUndefined();
    });

    test('are named by folder, sorted by code unit', async () => {
      for (const key of [
        'b/2/x.json',
        'b/10/x.json',
        'b/B.json',
        'b/a.json',
        'bc/x.json',
        'a/x.json',
      ])
        await blobs.write(key, key);
      expect(await blobs.names('')).toEqual(['a', 'b', 'bc']);
      expect(await blobs.names('b')).toEqual(['10', '2', 'B.json', 'a.json']);
      expect(await blobs.names('b/2')).toEqual(['x.json']);
    });

    test.each([
      { because: 'it leads up', key: '../production/lock.json' },
      { because: 'it leads up further down', key: 'shop/../../x.json' },
      { because: 'it begins at the root', key: '/etc/passwd' },
      { because: 'it leads up on Windows', key: 'shop\\..\\x' },
      { because: 'it names a drive', key: 'C:x' },
      { because: 'a part of it is empty', key: 'shop//x' },
      { because: 'it is empty', key: '' },
      { because: 'it begins like a file that is being written', key: 'shop/.x' },
      { because: 'it holds the end of a C string', key: 'shop/x\0' },
      { because: 'a line ends in it', key: 'shop/x\n' },
    ])('are refused a key, because $because', async ({ key }) => {
      await expect(blobs.read(key)).rejects.toThrow('is no key of a record');
      await expect(blobs.write(key, '')).rejects.toThrow('is no key of a record');
      await expect(blobs.create(key, '')).rejects.toThrow('is no key of a record');
      await expect(blobs.remove(key)).rejects.toThrow('is no key of a record');
      if (key !== '') await expect(blobs.names(key)).rejects.toThrow('is no key of a record');
    });
  });
}
