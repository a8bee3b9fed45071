/** A range of IPv4 addresses as numbers. */
interface Range {
  readonly first: number;
  readonly bits: number;
}

/** The addresses of the subnets that one availability zone has. */
export interface ZoneAddresses {
  readonly private: string;
  readonly public: string;
}

/** The zones of a region, by the letter their names end with: no region has more. */
const LETTERS = 'abcdef';

/**
 * AWS allows 16 to 28 bits for a VPC; with 22, a public subnet has the 32 addresses that a load balancer asks for.
 */
const BITS = { least: 16, most: 22 };

const CIDR = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/;

/**
 * Divides the addresses of a network: six of its eight parts are for the private subnets of up to six zones, the rest is
 * for their public ones, which hold little. A zone has the same addresses whatever other zones there are.
 *
 * @param zone ends with the letter of the zone
 */
export function addressesOf(cidr: string, zone: string): ZoneAddresses {
  const range = parsed(cidr);
  const index = LETTERS.indexOf(zone.slice(-1));
  return {
    private: part(range, 3, index),
    public: part(range, 5, LETTERS.length * 4 + index),
  };
}

/** Says what is wrong with the addresses of a network that is to be made; undefined where nothing is. */
export function faultOfAddresses(cidr: string): string | undefined {
  const [, ...fields] = CIDR.exec(cidr) ?? [];
  const bytes = fields.slice(0, 4).map(Number);
  if (fields.length === 0 || bytes.some((byte) => byte > 255)) {
    return `"${cidr}" is no range of addresses; write one such as "10.0.0.0/16"`;
  }
  const range = parsed(cidr);
  if (range.bits < BITS.least || range.bits > BITS.most) {
    return `"${cidr}" is too large or too small; a network has between /${BITS.least} and /${BITS.most}`;
  }
  const proper = part(range, 0, 0);
  if (proper !== cidr) return `"${cidr}" does not begin where it says; "${proper}" does`;
  return undefined;
}

function parsed(cidr: string): Range {
  const [address = '', bits] = cidr.split('/');
  const first = address.split('.').reduce((sum, byte) => sum * 256 + Number(byte), 0);
  const size = 2 ** (32 - Number(bits));
  return { first: first - (first % size), bits: Number(bits) };
}

/** One of the equal parts of a range, as Terraform's `cidrsubnet` counts them. */
function part({ first, bits }: Range, newBits: number, index: number): string {
  const length = bits + newBits;
  const start = first + index * 2 ** (32 - length);
  const bytes = [24, 16, 8, 0].map((shift) => Math.floor(start / 2 ** shift) % 256);
  return `${bytes.join('.')}/${length}`;
}
