'use strict';

// TypeScript's own transpiler, as the loader uses it, but with imports bound at once: a test file's helpers may register
// hooks when they are loaded.
const { createHash } = require('node:crypto');
const ts = require('typescript');

const compilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.CommonJS,
  esModuleInterop: true,
  isolatedModules: true,
  inlineSourceMap: true,
  inlineSources: true,
};

module.exports = {
  getCacheKey: (source, fileName) =>
    createHash('sha256')
      .update(ts.version)
      .update(fileName)
      .update(source)
      .digest('hex')
      .slice(0, 32),
  process: (source, fileName) => ({
    code: ts.transpileModule(source, { fileName, compilerOptions }).outputText,
  }),
};
