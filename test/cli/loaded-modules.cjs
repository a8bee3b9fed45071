'use strict';

// Prints which modules a process had loaded when it ended, for tests that say what must not be loaded.
const { writeSync } = require('node:fs');

process.on('exit', () => writeSync(2, `\nLOADED ${JSON.stringify(Object.keys(require.cache))}\n`));
