import { createHash } from 'node:crypto';
import type { EnvironmentName } from '../model';

/** What lies in the folder of a record that is the record itself; all else is a text beside it. */
export const START = 'start.json';
export const END = 'end.json';
export const LOG = 'log.jsonl';

/** The folder of an environment: `shop/production`. */
export const folderOf = ({ project, environment }: EnvironmentName) => `${project}/${environment}`;

/** The key of a text of one deployment. */
export const recordKey = (of: EnvironmentName, id: string, name: string) =>
  `${folderOf(of)}/${id}/${name}`;

/** The key of what says which text is the last of the chain. */
export const headKey = (of: EnvironmentName) => `${folderOf(of)}/head.json`;

/** The key of the lock of an environment. */
export const lockKey = (of: EnvironmentName) => `${folderOf(of)}/lock.json`;

/** The key of the right to end one lock; hashed, because a token may be any text. */
export const claimKey = (of: EnvironmentName, token: string) =>
  `${folderOf(of)}/claims/${hashOf(token).slice(0, 32)}.json`;

/** Whether a text can be the id of a deployment. */
export const isId = (text: string) => /^[1-9]\d{0,14}$/.test(text);

/** The ids among names, the oldest first. */
export const idsAmong = (names: readonly string[]) =>
  names.filter(isId).sort((one, other) => Number(one) - Number(other));

/** The SHA-256 of a text or of bytes, as hexadecimal digits. */
export function hashOf(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
