import type { Name } from '../../../src/pack';

/** What AWS keeps for itself, or for its own examples, at the beginning of a name. */
const RESERVED = {
  bucket: ['amzn-s3-demo-', 'sthree-'],
  'load balancer': ['internal-'],
  'security group': ['sg-'],
} as const;

/** A name within its limit that does not begin as AWS forbids, which it would if a project were called so. */
export function unreserved(name: Name, limit: number, of: keyof typeof RESERVED): string {
  const readable = name.within(limit);
  const isReserved = RESERVED[of].some((prefix) => readable.startsWith(prefix));
  return isReserved ? `x${name.within(limit - 1)}` : readable;
}
