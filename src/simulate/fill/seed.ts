import { createHash } from 'node:crypto';

/** Makes texts that look random and are the same for the same seed. */
export interface Seed {
  hex(length: number): string;
  digits(length: number): string;
  /** Upper-case letters and digits. */
  capitals(length: number): string;
  letters(length: number): string;
  uuid(): string;
  /** A whole number below a limit. */
  number(limit: number): number;
  /** Another seed, for something within. */
  for(name: string): Seed;
}

/** The seed of something, such as an attribute of the resource at an address. */
export function seedOf(...parts: readonly string[]): Seed {
  const bytes = () => createHash('sha256').update(JSON.stringify(parts)).digest();
  const spelled = (alphabet: string, length: number) => {
    const source = bytes();
    return Array.from({ length }, (_, index) => {
      const byte = source[index % source.length] ?? 0;
      return alphabet.charAt(byte % alphabet.length);
    }).join('');
  };
  return {
    hex: (length) => spelled('0123456789abcdef', length),
    digits: (length) => spelled('123456789', length),
    capitals: (length) => spelled('ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789', length),
    letters: (length) => spelled('abcdefghijklmnopqrstuvwxyz', length),
    uuid: () => {
      const hex = bytes().toString('hex');
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
    },
    number: (limit) => bytes().readUInt32BE(0) % limit,
    for: (name) => seedOf(...parts, name),
  };
}
