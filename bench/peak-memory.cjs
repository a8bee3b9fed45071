'use strict';

// Preloaded into every measured process: it writes its own peak memory, in KiB, where it is told to.
const { writeFileSync } = require('node:fs');

const file = process.env.BENCH_PEAK_MEMORY;
if (file) process.on('exit', () => writeFileSync(file, String(process.resourceUsage().maxRSS)));
