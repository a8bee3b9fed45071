import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { spawnSync } from 'node:child_process';
import type { Diagnostic } from '../../src/diagnostics';

const CLONE = join(__dirname, '..', '..');
let folder: string;

beforeEach(() => {
  // Folders of people hold spaces, and parentheses where a file manager made a copy.
  folder = mkdtempSync(join(realpathSync(tmpdir()), 'load platform (1) '));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Loads the platform of a repository in a process of its own: the loader is Node's, not the test runner's. */
function load(files: Readonly<Record<string, string>>, root = folder) {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  const script = `
    const { loadPlatform } = require(${JSON.stringify(join(CLONE, 'src', 'load'))});
    const found = [];
    const platform = loadPlatform(${JSON.stringify(root)}, ({ code, detail, subject }) => {
      found.push({ code, detail, at: subject && subject.file.path + ':' + Object.values(subject.file.positionAt(subject.start)).join(':') });
    });
    process.stdout.write(JSON.stringify({ found, rules: platform?.rules.map(({ calledAt }) => calledAt) }));
  `;
  const register = join(CLONE, 'src', 'load', 'register.js');
  const { stdout, stderr } = spawnSync(process.execPath, ['-r', register, '-e', script], {
    encoding: 'utf8',
    env: { ...process.env, XDG_CACHE_HOME: join(folder, '.cache') },
  });
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout) as {
    found: (Pick<Diagnostic, 'code' | 'detail'> & { at?: string })[];
    rules?: string[];
  };
}

const SCOREFORM = JSON.stringify(join(CLONE, 'src'));
const GOOD = `import { definePlatform, existing, rule } from ${SCOREFORM};
import { redisType } from ${JSON.stringify(join(CLONE, 'src', 'resource-types'))};
const cache = existing(redisType, { host: 'h', port: 1, username: 'u' });
export default definePlatform({
  environmentTypes: {},
  rules: [
    rule({ project: 'shop' }, cache),
  ],
});
`;
/** Where the rule stands; how exact the column is, is for the tests of the loader. */
const RULE = expect.stringMatching(/^stacks\/platform\.ts:7:\d+$/) as string;

test('a platform says where its rules stand', () => {
  expect(load({ 'stacks/platform.ts': GOOD })).toEqual({
    found: [],
    rules: [RULE],
  });
});

test('and says the same where the repository is entered by a link', () => {
  const link = `${folder}-link`;
  symlinkSync(folder, link);
  try {
    expect(load({ 'stacks/platform.ts': GOOD }, link).rules).toEqual([RULE]);
  } finally {
    rmSync(link);
  }
});

test.each([
  {
    because: 'no platform',
    files: { 'README.md': '' },
    code: 'platform/missing',
    at: undefined,
    says: 'no stacks/platform.ts',
  },
  {
    because: 'an exception, at the line of the file that threw',
    files: {
      'stacks/platform.ts': "import { region } from './region';\nexport default region;\n",
      'stacks/region.ts':
        "\nconst none: string | undefined = undefined;\nthrow new Error('no region.\\nsecond line');\nexport const region = none;\n",
    },
    code: 'platform/failed',
    at: expect.stringMatching(/^stacks\/region\.ts:3:/),
    says: 'threw: no region. Nothing',
  },
  {
    because: 'a module that is not there',
    files: { 'stacks/platform.ts': "\nimport { x } from 'no-such-module';\nexport default x;\n" },
    code: 'platform/failed',
    at: expect.stringMatching(/^stacks\/platform\.ts:/),
    says: "Cannot find module 'no-such-module'",
  },
  {
    because: 'a syntax error, where it is',
    files: { 'stacks/platform.ts': 'const a = 1;\nexport default { a: a a };\n' },
    code: 'platform/failed',
    at: 'stacks/platform.ts:2:23',
    says: "',' expected",
  },
  {
    because: 'something thrown that is no error',
    files: { 'stacks/platform.ts': "throw 'no\\nreason';\n" },
    code: 'platform/failed',
    at: 'stacks/platform.ts:1:1',
    says: 'threw: no. Nothing',
  },
  {
    because: 'no default export',
    files: { 'stacks/platform.ts': 'export const platform = {};\n' },
    code: 'platform/no-default-export',
    at: 'stacks/platform.ts:1:1',
    says: 'not made by definePlatform',
  },
  {
    because: 'another value than a platform',
    files: { 'stacks/platform.ts': 'export default { environmentTypes: {}, rules: [] };\n' },
    code: 'platform/no-default-export',
    at: 'stacks/platform.ts:1:1',
    says: 'not made by definePlatform',
  },
  {
    because: 'a rule about nothing that there is, at the rule',
    files: { 'stacks/platform.ts': GOOD.replace('project:', 'projcet:') },
    code: 'platform/failed',
    at: RULE,
    says: 'Did you mean "project"?',
  },
])('$because is a diagnostic', ({ files, code, at, says }) => {
  const { found, rules } = load(files as Readonly<Record<string, string>>);
  expect(rules).toBeUndefined();
  expect(found).toEqual([
    { code, detail: expect.stringContaining(says), ...(at === undefined ? {} : { at }) },
  ]);
});
