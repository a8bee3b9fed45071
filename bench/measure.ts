import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A command of Node, from its arguments on, or one of the shell. */
export interface Command {
  /** @default node */
  readonly program?: 'sh';
  readonly args: readonly string[];
  readonly cwd: string;
  /** Puts everything back to where it was before; not part of the time. */
  readonly prepare?: () => void;
  /** Throws where the command said something else than it had to. */
  readonly check?: (stdout: string) => void;
}

/** One figure of a command: whole process, wall clock. */
export interface Figure {
  /** Median of the runs. */
  readonly seconds: number;
  /** Median of the largest resident size of the process. */
  readonly mebibytes: number;
  readonly runs: number;
}

export interface Pair {
  readonly ours: Figure;
  readonly peer: Figure;
  /** Medians of the ratios run by run, ours divided by the peer's: what the noise of a machine changes least. */
  readonly timeRatio: number;
  readonly memoryRatio: number;
}

const PEAK = join(tmpdir(), `scoreform-bench-${String(process.pid)}`);

/** Runs a command several times, after one run that does not count. */
export function measure(command: Command, runs: number): Figure {
  once(command);
  const samples = Array.from({ length: runs }, () => once(command));
  return figureOf(samples);
}

/** Runs two commands in turn, so that both meet the same noise. */
export function measurePair(ours: Command, peer: Command, runs: number): Pair {
  once(ours);
  once(peer);
  return measureColdPair(ours, peer, runs);
}

/** As `measurePair`, without a run before those that count: for commands that take long and begin from nothing. */
export function measureColdPair(ours: Command, peer: Command, runs: number): Pair {
  const samples = Array.from({ length: runs }, () => ({ ours: once(ours), peer: once(peer) }));
  return {
    ours: figureOf(samples.map((sample) => sample.ours)),
    peer: figureOf(samples.map((sample) => sample.peer)),
    timeRatio: median(samples.map((sample) => sample.ours.seconds / sample.peer.seconds)),
    memoryRatio: median(samples.map((sample) => sample.ours.mebibytes / sample.peer.mebibytes)),
  };
}

interface Sample {
  readonly seconds: number;
  readonly mebibytes: number;
}

function once({ program, args, cwd, prepare, check }: Command): Sample {
  prepare?.();
  const started = process.hrtime.bigint();
  const { status, stdout, stderr } = spawnSync(
    program ?? process.execPath,
    program ? args : ['-r', join(__dirname, 'peak-memory.cjs'), ...args],
    {
      cwd,
      encoding: 'utf8',
      env: { ...process.env, BENCH_PEAK_MEMORY: PEAK, NO_COLOR: '1' },
      maxBuffer: 256 * 1024 * 1024,
    },
  );
  const seconds = Number(process.hrtime.bigint() - started) / 1e9;
  if (status !== 0)
    throw new Error(
      `${program ?? 'node'} ${args.join(' ')} ended with ${String(status)}:\n${stderr}`,
    );
  check?.(stdout);
  if (program) return { seconds, mebibytes: Number.NaN };
  const mebibytes = Number(readFileSync(PEAK, 'utf8')) / 1024;
  rmSync(PEAK);
  return { seconds, mebibytes };
}

function figureOf(samples: readonly Sample[]): Figure {
  return {
    seconds: median(samples.map(({ seconds }) => seconds)),
    mebibytes: median(samples.map(({ mebibytes }) => mebibytes)),
    runs: samples.length,
  };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? upper)) / 2;
}
