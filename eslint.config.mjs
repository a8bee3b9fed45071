import { createRequire } from 'node:module';
import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import ts from 'typescript-eslint';

const rooms = createRequire(import.meta.url)('./.ci/rooms.cjs');

/** What a room may not import, as patterns of the text behind `from`; types count. */
const closedDoors = Object.entries(rooms).map(
  ([room, { rooms: open, packages = [], node = [] }]) => {
    const up = '\\.\\./'.repeat(room.split('/').length);
    const doors = [room, ...open]
      .map((door) => door.replace(/^src\//, '').replace(/^src$/, ''))
      .filter(Boolean);
    const builtins = node.map((name) => name.replace('node:', ''));
    return {
      files: [`${room}/**/*.ts`],
      rules: {
        'no-restricted-imports': [
          'error',
          {
            patterns: [
              {
                regex: `^node:(?!(${builtins.join('|') || '-'})$)`,
                message: `${room} may use no other builtin than: ${node.join(', ') || 'none'} (.ci/rooms.cjs).`,
              },
              {
                regex: `^(?!node:|\\.)(?!(${packages.join('|') || '-'})(/|$))`,
                message: `${room} may use no other package than: ${packages.join(', ') || 'none'} (.ci/rooms.cjs).`,
              },
              {
                regex: `^${up}(\\.\\./)*(?!\\.\\./)(?!(${doors.map((door) => door.split('/').pop()).join('|') || '-'}|src|resource-packs)(/|$))`,
                message: `${room} may import only: ${open.join(', ') || 'no other room'} (.ci/rooms.cjs).`,
              },
            ],
          },
        ],
      },
    };
  },
);

/** Files with permissions of their own; dependency-cruiser still holds them to the exact list. */
const exceptions = Object.values(rooms)
  .flatMap(({ except = {} }) => Object.keys(except))
  .map((file) => ({ files: [file], rules: { 'no-restricted-imports': 'off' } }));

export default defineConfig(
  globalIgnores([
    'cdktf.out/',
    'dist/',
    'coverage/',
    '**/*.cjs',
    '**/*.mjs',
    'templates/',
    'bin/',
    '**/*.js',
  ]),
  js.configs.recommended,
  ts.configs.strictTypeChecked,
  { languageOptions: { parserOptions: { projectService: true } } },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-unused-vars': ['error', { varsIgnorePattern: '^_' }],
      'no-console': 'error',
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'exit', message: 'Only src/cli/main.ts ends the process.' },
      ],
    },
  },
  ...closedDoors,
  ...exceptions,
  { files: ['src/cli/main.ts'], rules: { 'no-restricted-properties': 'off' } },
  { files: ['test/**', 'bench/**', 'scripts/**'], extends: [ts.configs.disableTypeChecked] },
  { files: ['bench/**', 'scripts/**'], rules: { 'no-console': 'off' } },
);
