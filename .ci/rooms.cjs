/**
 * The rooms of the repository and what each may import. ESLint (for the editor) and dependency-cruiser (for CI, types
 * included) read this list; docs/architecture.md explains it.
 *
 * `rooms`: other rooms, by their index only. `packages`: packages of the registry. `node`: builtin modules.
 * `except`: single files with more permissions, where the reason is the file itself.
 */
const DISK = ['node:fs', 'node:path'];
const BASE = ['src/model', 'src/diagnostics'];

/** What packs are built on. */
const PACK_ROOMS = [
  'src/pack',
  'src/resource-types',
  'src/platform',
  'src/model',
  'src/kinds',
  'src/terraform',
];

module.exports = {
  'src/diagnostics': { rooms: [] },
  'src/model': { rooms: ['src/diagnostics'] },
  'src/pack': { rooms: BASE, packages: ['zod', 'constructs'], node: ['node:crypto'] },
  'src/platform': { rooms: ['src/pack', ...BASE] },
  'src/resource-types': { rooms: ['src/pack', 'src/model'], packages: ['zod'] },
  'src/kinds': {
    rooms: ['src/pack', 'src/resource-types', 'src/model'],
    packages: ['zod', 'constructs', 'cdktf'],
  },
  'src/terraform': { rooms: [], packages: ['cdktf'] },
  'src/read': {
    rooms: ['src/pack', ...BASE],
    packages: ['yaml', 'zod'],
    node: ['node:crypto', 'node:util', 'node:buffer'],
    except: { 'src/read/index.ts': DISK, 'src/read/disk.ts': DISK },
  },
  'src/match': { rooms: ['src/platform', 'src/pack', ...BASE] },
  'src/create': {
    rooms: ['src/platform', 'src/pack', 'src/terraform', ...BASE],
    packages: ['constructs', 'cdktf'],
  },
  'src/edit': { rooms: BASE, packages: ['yaml'] },
  'src/emit': { rooms: BASE, node: DISK },
  'src/store': {
    rooms: BASE,
    packages: ['@aws-sdk/client-s3'],
    node: [...DISK, 'node:crypto', 'node:os'],
    // Only the system knows which processes live.
    except: { 'src/store/process-identity.ts': ['node:child_process'] },
  },
  'src/deploy': {
    rooms: ['src/store', ...BASE],
    node: [
      ...DISK,
      'node:child_process',
      'node:crypto',
      'node:os',
      'node:timers/promises',
      'node:util',
    ],
  },
  'src/simulate': {
    rooms: BASE,
    packages: ['@grpc/grpc-js', '@grpc/proto-loader', '@msgpack/msgpack'],
    node: [
      ...DISK,
      'node:child_process',
      'node:crypto',
      'node:fs/promises',
      'node:module',
      'node:os',
      'node:timers/promises',
    ],
  },
  'src/load': {
    rooms: ['src/platform', 'src/pack', ...BASE],
    packages: ['typescript', '@jridgewell/sourcemap-codec'],
    node: [...DISK, 'node:crypto', 'node:module', 'node:os', 'node:url'],
  },
  'src/testing': {
    rooms: [
      'src/create',
      'src/deploy',
      'src/simulate',
      'src/match',
      'src/kinds',
      'src/resource-types',
      'src/platform',
      'src/pack',
      ...BASE,
    ],
    packages: ['cdktf', 'constructs', 'zod'],
    node: [...DISK, 'node:os'],
  },
  'src/cli': {
    rooms: [
      'src/orchestrate',
      'src/read',
      'src/match',
      'src/create',
      'src/load',
      'src/deploy',
      'src/simulate',
      'src/store',
      'src/edit',
      'src/resource-types',
      'src/testing',
      'src/platform',
      'src/pack',
      ...BASE,
    ],
    packages: ['commander', 'picocolors', 'picomatch', 'zod', '@viz-js/viz', 'yaml'],
    node: [
      ...DISK,
      'node:child_process',
      'node:crypto',
      'node:os',
      'node:readline/promises',
      'node:url',
      'node:util',
    ],
  },
  'resource-packs/sandbox': {
    rooms: PACK_ROOMS,
    packages: ['cdktf', 'constructs', 'zod'],
  },
  'resource-packs/kubernetes': {
    rooms: PACK_ROOMS,
    packages: ['cdktf', 'constructs', 'zod', '@cdktf/provider-kubernetes'],
  },
  'resource-packs/aws': {
    rooms: PACK_ROOMS,
    packages: ['cdktf', 'constructs', 'zod', '@cdktf/provider-aws'],
    node: ['node:crypto'],
  },
  stacks: {
    rooms: [
      'src',
      'src/resource-types',
      'resource-packs/sandbox',
      'resource-packs/kubernetes',
      'resource-packs/aws',
    ],
  },
};
