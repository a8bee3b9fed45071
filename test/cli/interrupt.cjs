'use strict';

// Interrupts a process as soon as it waits for something, as Ctrl-C does.
setImmediate(() => process.kill(process.pid, 'SIGINT'));
