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
const FORMAT = '2';

/** What was compiled, by source file. @type {Map<string, () => { code: string, map: string }>} */
const loaded = new Map();

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
  const key = createHash('sha256')
    .update(`${FORMAT}\0${fileName}\0${source}`)
    .digest('hex')
    .slice(0, 32);
  const cached = join(cacheFolder(dirname(fileName)), `${key}.js`);
  try {
    const code = readFileSync(cached, 'utf8');
    loaded.set(fileName, () => ({ code, map: readFileSync(`${cached}.map`, 'utf8') }));
    return code;
  } catch {
    // Not compiled yet.
  }
  const { code, map } = require('./transpile').transpile(fileName, source);
  loaded.set(fileName, () => ({ code, map }));
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

/**
 * The source line that a compiled line begins with. Columns tell nothing: lazy imports have moved them.
 *
 * @param {string} file
 * @param {number} line
 * @param {number} column
 */
function sourcePosition(file, line, column) {
  const compiled = loaded.get(file)?.();
  if (!compiled) return { line, column };
  try {
    const indent = /^\s*/.exec(compiled.code.split('\n')[line - 1] ?? '')?.[0].length ?? 0;
    const map = new Module.SourceMap(JSON.parse(compiled.map));
    const { originalLine, originalColumn } = map.findEntry(line - 1, indent);
    return { line: originalLine + 1, column: originalColumn + 1 };
  } catch {
    return { line, column };
  }
}

// Node's own extension point for loaders, deprecated in words but kept, and used by every loader of this kind.
Module._extensions['.ts'] = (module, fileName) => module._compile(compiled(fileName), fileName);

module.exports = { sourcePosition };
