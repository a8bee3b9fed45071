/** The sizes behind the letters, in billionths, which is the finest that Kubernetes knows. */
const BINARY = ['Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'] as const;
const DECIMAL = ['n', 'u', 'm', '', 'k', 'M', 'G', 'T', 'P', 'E'] as const;

const BILLION = 1_000_000_000n;

const QUANTITY = /^(\d+)(?:\.(\d+))?(n|u|m|k|K|M|G|T|P|E|Ki|Mi|Gi|Ti|Pi|Ei)?$/;

interface Quantity {
  readonly billionths: bigint;
  readonly isBinary: boolean;
}

/**
 * A quantity as the API server writes it: `1000m` is `1`, `0.5` is `500m`, `1024Mi` is `1Gi`. Terraform would otherwise
 * find another text in the cluster than the one it wrote.
 */
export function canonicalQuantity(text: string): string {
  const quantity = parse(text);
  if (!quantity) return text;
  const { billionths, isBinary } = quantity;
  if (isBinary && billionths >= 1024n * BILLION)
    return binary((billionths + BILLION - 1n) / BILLION);
  return decimal(billionths);
}

/** The greater of two quantities, as it was written. */
export function greaterQuantity(one: string, other: string): string {
  return (parse(one)?.billionths ?? 0n) >= (parse(other)?.billionths ?? 0n) ? one : other;
}

function parse(text: string): Quantity | undefined {
  const [, whole, fraction = '', suffix = ''] = QUANTITY.exec(text) ?? [];
  if (whole === undefined) return undefined;
  const digits = BigInt(whole + fraction);
  const size = sizeOf(suffix);
  const scale = 10n ** BigInt(fraction.length);
  // Rounded up, as Kubernetes does.
  return {
    billionths: (digits * size + scale - 1n) / scale,
    isBinary: suffix.endsWith('i'),
  };
}

function sizeOf(suffix: string): bigint {
  const power = (BINARY as readonly string[]).indexOf(suffix);
  if (power >= 0) return BILLION * 1024n ** BigInt(power + 1);
  const letter = suffix === 'K' ? 'k' : suffix;
  return 1000n ** BigInt((DECIMAL as readonly string[]).indexOf(letter));
}

function binary(amount: bigint): string {
  let rest = amount;
  let power = 0;
  while (rest % 1024n === 0n && power < BINARY.length) {
    rest /= 1024n;
    power += 1;
  }
  return `${String(rest)}${BINARY[power - 1] ?? ''}`;
}

function decimal(billionths: bigint): string {
  if (billionths === 0n) return '0';
  let rest = billionths;
  let power = 0;
  while (rest % 1000n === 0n && power < DECIMAL.length - 1) {
    rest /= 1000n;
    power += 1;
  }
  return `${String(rest)}${DECIMAL[power] ?? ''}`;
}
