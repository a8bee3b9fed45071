#!/usr/bin/env node
'use strict';

const { existsSync } = require('node:fs');
const { join } = require('node:path');

// A clone runs its source as it stands; the published package holds only what was compiled from it.
const source = join(__dirname, '..', 'src', 'cli', 'main.ts');
if (existsSync(source)) {
  require('../src/load/register.js');
  require(source);
} else {
  require('../dist/src/cli/main.js');
}
