import { closeSync, openSync, readSync } from 'node:fs';
import { Lines } from './lines';

const CHUNK = 64 * 1024;
/** How long a line may wait before it is told, in milliseconds. */
const INTERVAL = 100;

/** A file that somebody else writes and we read along. */
export interface Following {
  /** Reads what is left and stops. */
  end(): void;
}

/** Tells the lines of a file while it grows. */
export function follow(path: string, onLine: (line: string) => void): Following {
  const file = openSync(path, 'r');
  const lines = new Lines(onLine);
  const chunk = Buffer.allocUnsafe(CHUNK);
  const read = () => {
    for (;;) {
      const length = readSync(file, chunk, 0, CHUNK, null);
      if (length === 0) return;
      lines.add(chunk.subarray(0, length));
    }
  };
  const timer = setInterval(read, INTERVAL);
  return {
    end() {
      clearInterval(timer);
      read();
      lines.end();
      closeSync(file);
    },
  };
}
