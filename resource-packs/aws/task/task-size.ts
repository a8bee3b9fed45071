import type { Container, Containers } from '../workload/workload-params';

/** How large a task is, in the units of ECS: 1,024 are a CPU, and mebibytes. */
export interface TaskSize {
  readonly cpu: number;
  readonly memory: number;
}

/** What a container gets that asks for nothing. */
const UNSAID: TaskSize = { cpu: 64, memory: 128 };

/** What Fargate offers: for so much CPU, memory from the least to the greatest in steps. */
const OFFERS: readonly (readonly [cpu: number, least: number, greatest: number, step: number])[] = [
  [256, 512, 1024, 512],
  [256, 2048, 2048, 1024],
  [512, 1024, 4096, 1024],
  [1024, 2048, 8192, 1024],
  [2048, 4096, 16_384, 1024],
  [4096, 8192, 30_720, 1024],
  [8192, 16_384, 61_440, 4096],
  [16_384, 32_768, 122_880, 8192],
];

/**
 * The smallest task of Fargate that its containers fit in side by side.
 *
 * @param besides what runs in the task that no Score file speaks of
 */
export function taskSize(containers: Containers, besides: readonly TaskSize[] = []): TaskSize {
  const sizes = [...Object.values(containers).map(sizeOf), ...besides];
  const cpu = sum(sizes.map((size) => size.cpu));
  const memory = sum(sizes.map((size) => size.memory));
  for (const [offered, least, greatest, step] of OFFERS) {
    if (offered < cpu || greatest < memory) continue;
    return { cpu: offered, memory: Math.max(least, Math.ceil(memory / step) * step) };
  }
  throw new TypeError(
    `The containers ask for ${String(cpu / 1024)} CPUs and ${String(memory)} MiB of memory together, and the largest task of Fargate has 16 CPUs and 122880 MiB.`,
  );
}

/** What a container says of its own size, as a container definition takes it. */
export function containerSize({ resources }: Container): {
  readonly cpu?: number;
  readonly memory?: number;
  readonly memoryReservation?: number;
} {
  const { limits, requests } = resources ?? {};
  const cpu = cpuUnits(requests?.cpu ?? limits?.cpu);
  const memory = mebibytes(limits?.memory);
  const asked = mebibytes(requests?.memory);
  const memoryReservation = asked !== undefined && asked < (memory ?? Infinity) ? asked : undefined;
  return {
    ...(cpu !== undefined && { cpu }),
    ...(memory !== undefined && { memory }),
    ...(memoryReservation !== undefined && { memoryReservation }),
  };
}

function sizeOf({ resources }: Container): TaskSize {
  const { limits, requests } = resources ?? {};
  return {
    cpu: Math.max(cpuUnits(limits?.cpu) ?? 0, cpuUnits(requests?.cpu) ?? 0) || UNSAID.cpu,
    memory:
      Math.max(mebibytes(limits?.memory) ?? 0, mebibytes(requests?.memory) ?? 0) || UNSAID.memory,
  };
}

function cpuUnits(quantity: string | undefined): number | undefined {
  if (quantity === undefined) return undefined;
  const cpus = quantity.endsWith('m') ? Number(quantity.slice(0, -1)) / 1000 : Number(quantity);
  return Math.ceil(cpus * 1024);
}

const BYTES: Readonly<Record<string, number>> = {
  '': 1,
  k: 1e3,
  K: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
};

function mebibytes(quantity: string | undefined): number | undefined {
  if (quantity === undefined) return undefined;
  const [, amount = '', unit = ''] = /^([\d.]+)([A-Za-z]*)$/.exec(quantity) ?? [];
  // ECS takes no container that has less than 6 MiB.
  return Math.max(6, Math.ceil((Number(amount) * (BYTES[unit] ?? 1)) / 2 ** 20));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
