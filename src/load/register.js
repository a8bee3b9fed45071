'use strict';

/**
 * Lets Node load TypeScript: `node -r scoreform/register stacks/main.ts`. What was compiled is kept by content under
 * `node_modules/.cache/scoreform`, or in the user's own cache; where that cannot be written it is compiled anew.
 */

const { createHash } = require('node:crypto');
const { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } = require('node:fs');
const Module = require('node:module');
const { homedir } = require('node:os');
const { dirname, join } = require('node:path');

/** To be raised when `transpile.js` writes something else for the same source. */
const FORMAT = '6';

/** The source maps of what was loaded, by file. @type {Map<string, () => string>} */
const maps = new Map();

/** @type {Map<string, string>} */
const cacheFolders = new Map();

/** The cache beside the packages that a file uses, or else that of the user. @param {string} folder @returns {string} */
function cacheFolder(folder) {
  const known = cacheFolders.get(folder);
  if (known) return known;
  const packages = join(folder, 'node_modules');
  const parent = dirname(folder);
  const found = existsSync(packages)
    ? join(packages, '.cache', 'scoreform')
    : parent === folder
      ? join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'scoreform')
      : cacheFolder(parent);
  cacheFolders.set(folder, found);
  return found;
}

/** @param {string} fileName @returns {string} */
function compiled(fileName) {
  const source = readFileSync(fileName, 'utf8');
  // Where it lies does not matter: copies and other revisions of a repository are compiled once.
  const key = createHash('sha256').update(`${FORMAT}\0${source}`).digest('hex').slice(0, 32);
  const cached = join(cacheFolder(dirname(fileName)), `${key}.js`);
  try {
    const code = readFileSync(cached, 'utf8');
    maps.set(fileName, () => readFileSync(`${cached}.map`, 'utf8'));
    return code;
  } catch {
    // Not compiled yet.
  }
  const { code, map } = require('./transpile').transpile(fileName, source);
  maps.set(fileName, () => map);
  keep(cached, code, map);
  return code;
}

/** Writes beside and renames, because several processes may compile the same file at once. */
function keep(/** @type {string} */ file, /** @type {string} */ code, /** @type {string} */ map) {
  try {
    mkdirSync(dirname(file), { recursive: true });
    for (const [name, text] of [
      [`${file}.map`, map],
      [file, code],
    ]) {
      writeFileSync(`${name}.${process.pid}`, text);
      renameSync(`${name}.${process.pid}`, name);
    }
  } catch {
    // A read-only folder costs time, nothing else.
  }
}

/** Where a place in compiled code stands in the source. @param {string} file @param {number} line @param {number} column */
function sourcePosition(file, line, column) {
  const map = maps.get(file);
  if (!map) return { line, column };
  try {
    const entry = new Module.SourceMap(JSON.parse(map())).findEntry(line - 1, column - 1);
    return { line: entry.originalLine + 1, column: entry.originalColumn + 1 };
  } catch {
    return { line, column };
  }
}

/**
 * In a clone, `scoreform` is the source itself: what a repository's own packs import is then never a second copy, and
 * needs no build. The published package holds no TypeScript, and there Node finds it alone.
 */
function ownSource(/** @type {string} */ request) {
  const door = OWN_DOORS.get(request);
  const file = door && join(PACKAGE, door);
  return file && existsSync(file) ? file : request;
}

const PACKAGE = join(__dirname, '..', '..');
const OWN_DOORS = new Map([
  ['scoreform', 'src/index.ts'],
  ['scoreform/resource-types', 'src/resource-types/index.ts'],
  ['scoreform/testing', 'src/testing/index.ts'],
  ['scoreform/packs/sandbox', 'resource-packs/sandbox/index.ts'],
  ['scoreform/packs/kubernetes', 'resource-packs/kubernetes/index.ts'],
  ['scoreform/packs/aws', 'resource-packs/aws/index.ts'],
]);

const resolve = Module._resolveFilename;
Module._resolveFilename = (request, ...others) => resolve(ownSource(request), ...others);

// Node's own extension point for loaders, deprecated in words but kept, and used by every loader of this kind.
Module._extensions['.ts'] = (module, fileName) => module._compile(compiled(fileName), fileName);

module.exports = { sourcePosition };
