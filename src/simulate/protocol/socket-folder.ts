import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What the shortest of the usual systems takes for the path of a socket, with the byte that ends it. */
const LONGEST_PATH = 103;
const LONGEST_NAME = '/scoreform-xxxxxx/999.sock'.length;

/** A folder for sockets that only this user can enter; sockets cannot lie in a repository, where their paths get too long. */
export class SocketFolder {
  readonly #folder = mkdtempSync(join(shortFolder(), 'scoreform-'));
  #given = 0;

  /** A path for one more socket. */
  next(): string {
    this.#given += 1;
    return join(this.#folder, `${this.#given}.sock`);
  }

  /** Removes the folder with all that is in it. */
  close(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

function shortFolder(): string {
  const usual = tmpdir();
  const isShort = Buffer.byteLength(usual) + LONGEST_NAME <= LONGEST_PATH;
  return isShort || process.platform === 'win32' ? usual : '/tmp';
}
