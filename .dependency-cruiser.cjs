const rooms = require('./.ci/rooms.cjs');

const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** A room's files: a folder, or the single file `src/<name>.ts`; `src` alone is the public index. */
const placeOf = (room) => (room === 'src' ? '^src/index\\.ts$' : `^${escaped(room)}(/|\\.ts$)`);
const doorOf = (room) => (room === 'src' ? '^src/index\\.ts$' : `^${escaped(room)}(/index)?\\.ts$`);

const forRooms = Object.entries(rooms).flatMap(
  ([room, { rooms: open, packages = [], node = [], except = {} }]) => [
    {
      name: `${room}: other rooms`,
      comment: `May import ${open.join(', ') || 'no other room'}, by the index.`,
      severity: 'error',
      from: { path: placeOf(room) },
      to: {
        path: '^(src|stacks|resource-packs)/',
        pathNot: [placeOf(room), ...open.map(doorOf)],
      },
    },
    {
      name: `${room}: packages`,
      comment: `May use ${packages.join(', ') || 'no package'}.`,
      severity: 'error',
      from: { path: placeOf(room) },
      to: {
        dependencyTypes: [
          'npm',
          'npm-dev',
          'npm-peer',
          'npm-optional',
          'npm-no-pkg',
          'npm-unknown',
        ],
        pathNot: packages.map((name) => `node_modules/${escaped(name)}/`),
      },
    },
    {
      name: `${room}: builtins`,
      comment: `May use ${node.join(', ') || 'no builtin module'}.`,
      severity: 'error',
      from: {
        path: placeOf(room),
        pathNot: Object.keys(except).map((file) => `^${escaped(file)}$`),
      },
      to: {
        dependencyTypes: ['core'],
        pathNot: node.map((name) => `^(node:)?${escaped(name.replace('node:', ''))}$`),
      },
    },
    ...Object.entries(except).map(([file, more]) => ({
      name: `${file}: builtins`,
      severity: 'error',
      from: { path: `^${escaped(file)}$` },
      to: {
        dependencyTypes: ['core'],
        pathNot: [...node, ...more].map(
          (name) => `^(node:)?${escaped(name.replace('node:', ''))}$`,
        ),
      },
    })),
  ],
);

module.exports = {
  forbidden: [
    { name: 'no cycles', severity: 'error', from: {}, to: { circular: true } },
    ...forRooms,
    {
      name: 'no provider barrels',
      comment: 'A barrel costs two seconds and 500 MB; a deep import costs nothing.',
      severity: 'error',
      from: {},
      to: { path: 'node_modules/@cdktf/provider-[^/]+/lib/index\\.' },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|cdktf\\.out|templates)/' },
  },
};
