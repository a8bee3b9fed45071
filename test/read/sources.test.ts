import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readAt, repository } from './repository';

const LIMIT = 1024 * 1024;

function scoreWith(source: string, options = ''): string {
  return `apiVersion: score.dev/v1b1
metadata: {name: cart}
containers:
  main:
    image: nginx
    files:
      /etc/app: {source: ${JSON.stringify(source)}${options}}
`;
}

interface Case {
  readonly because: string;
  readonly source: string;
  readonly options?: string;
  /** What to put into the folder of the Score file beside it. */
  readonly prepare?: (folder: string, root: string) => void;
  readonly codes?: readonly string[];
  readonly file?: object;
}

const write = (name: string, content: string | Uint8Array) => (folder: string) => {
  writeFileSync(join(folder, name), content);
};

test.each<Case>([
  {
    because: 'its text becomes the content',
    source: 'a.conf',
    prepare: write('a.conf', 'x=$$1\n'),
    file: { content: 'x=$1\n' },
  },
  {
    because: 'without expansion the text stays as it is',
    source: './a.conf',
    options: ', noExpand: true',
    prepare: write('a.conf', '${x} $$'),
    file: { content: '${x} $$', noExpand: true },
  },
  {
    because: 'a byte order mark is no part of the text',
    source: 'a.conf',
    prepare: write('a.conf', '\ufeffx'),
    file: { content: 'x' },
  },
  {
    because: 'bytes stay bytes where nothing is to be expanded',
    source: 'a.bin',
    options: ', noExpand: true',
    prepare: write('a.bin', Uint8Array.of(255, 0, 1)),
    file: { binaryContent: '/wAB', noExpand: true },
  },
  {
    because: 'bytes hold no placeholders (C-08, 2.3)',
    source: 'a.bin',
    prepare: write('a.bin', Uint8Array.of(255, 0, 1)),
    codes: ['read/source-not-text'],
  },
  {
    because: 'another folder of the project is fine',
    source: '../shared.conf',
    prepare: (folder) => {
      writeFileSync(join(folder, '../shared.conf'), 'shared');
    },
    file: { content: 'shared' },
  },
  {
    because: 'an absolute path within the project is fine',
    source: 'ROOT/projects/shop/cart/a.conf',
    prepare: write('a.conf', 'absolute'),
    file: { content: 'absolute' },
  },
  {
    because: 'a link within the project is followed',
    source: 'link',
    prepare: (folder) => {
      writeFileSync(join(folder, 'a.conf'), 'linked');
      symlinkSync('a.conf', join(folder, 'link'));
    },
    file: { content: 'linked' },
  },
  {
    because: 'what is not there cannot be mounted',
    source: 'missing.conf',
    codes: ['read/missing-source'],
  },
  {
    because: 'a path through a file leads nowhere',
    source: 'score.yaml/x',
    codes: ['read/missing-source'],
  },
  {
    because: 'two dots must not lead out of the project (C-09)',
    source: '../../other/secret.conf',
    codes: ['read/source-outside'],
  },
  {
    because: 'whether something exists elsewhere is not told',
    source: '../../../../../no/such/file',
    codes: ['read/source-outside'],
  },
  {
    because: 'an absolute path must not lead out of the project',
    source: '/etc/passwd',
    codes: ['read/source-outside'],
  },
  {
    because: 'a link must not lead out of the project',
    source: 'link',
    prepare: (folder, root) => {
      symlinkSync(join(root, 'projects/other/secret.conf'), join(folder, 'link'));
    },
    codes: ['read/source-outside'],
  },
  {
    because: 'nor a folder that is a link',
    source: 'link/secret.conf',
    prepare: (folder, root) => {
      symlinkSync(join(root, 'projects/other'), join(folder, 'link'));
    },
    codes: ['read/source-outside'],
  },
  {
    because: 'a link that leads to itself ends',
    source: 'link',
    prepare: (folder) => {
      symlinkSync('link', join(folder, 'link'));
    },
    codes: ['read/unreadable-file'],
  },
  {
    because: 'a folder has no content',
    source: 'folder',
    prepare: (folder) => {
      mkdirSync(join(folder, 'folder'));
    },
    codes: ['read/source-not-a-file'],
  },
  {
    because: 'a pipe would wait for somebody to write',
    source: 'pipe',
    prepare: (folder) => {
      execFileSync('mkfifo', [join(folder, 'pipe')]);
    },
    codes: ['read/source-not-a-file'],
  },
  {
    because: 'a ConfigMap holds no more than a mebibyte',
    source: 'big',
    prepare: write('big', 'x'.repeat(LIMIT + 1)),
    codes: ['read/limit-exceeded'],
  },
  {
    because: 'a mebibyte still fits',
    source: 'big',
    prepare: write('big', 'x'.repeat(LIMIT)),
    file: { content: 'x'.repeat(LIMIT) },
  },
  {
    because: 'a source can imitate references as well as the Score file',
    source: 'a.conf',
    options: ', noExpand: true',
    prepare: write('a.conf', '${TfToken[TOKEN.0]}'),
    codes: ['read/token-marker'],
  },
])('$source: $because', ({ source, options, prepare, codes = [], file }) => {
  const root = repository({ 'projects/other/secret.conf': 'secret' });
  const folder = join(root, 'projects/shop/cart');
  mkdirSync(folder, { recursive: true });
  prepare?.(folder, root);
  writeFileSync(join(folder, 'score.yaml'), scoreWith(source.replace('ROOT', root), options));

  const reading = readAt(root);

  const [workload] = reading.projects.flatMap(({ workloads }) => workloads);
  const containers = workload?.spec['containers'] as
    { main: { files: Record<string, unknown> } } | undefined;
  expect(reading.codes).toEqual(codes);
  expect(containers?.main.files['/etc/app']).toEqual(file);
});

test('one source file may be used often, but not without end', () => {
  const targets = Array.from(
    { length: 20 },
    (_, index) => `      /etc/${String(index)}: {source: big}`,
  );
  const score = scoreWith('big').replace(/ {6}\/etc\/app.*\n/, `${targets.join('\n')}\n`);
  const root = repository({
    'projects/shop/cart/score.yaml': score,
    'projects/shop/cart/big': 'x'.repeat(LIMIT),
  });

  expect(readAt(root).codes).toEqual(['read/limit-exceeded']);
});
