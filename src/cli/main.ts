import { EXIT } from './exit-code';
import { ownPackage } from './own-package';
import { run } from './run';
import { processTerminal } from './terminal';
import { renderBug } from './views/bug-text';

/**
 * Runs the process's own command line. The only place that ends the process.
 *
 * Nothing listens for an interrupt: the system then ends the process at once, even within a long computation, and
 * shells show 130.
 */
async function main(): Promise<void> {
  process.on('uncaughtException', endWithBug);
  process.on('unhandledRejection', endWithBug);
  // Whoever reads our output may have seen enough, as `| head` has; what a deployment has begun goes on all the same.
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') endWithBug(error);
    });
  }
  process.exitCode = await run(process.argv.slice(2), processTerminal());
}

function endWithBug(error: unknown): never {
  const argv = process.argv.slice(2);
  const { version, bugs } = ownPackage();
  process.stderr.write(
    renderBug(error, { argv, version, bugs, verbose: argv.includes('--verbose') }),
  );
  process.exit(EXIT.bug);
}

void main();
