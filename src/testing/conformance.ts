import type { Pack } from '../pack';
import type { ConformanceOptions } from './conformance-options';
import { ConformanceRun } from './conformance-run';
import { ConformanceStacks } from './conformance-stack';

/** The life of one definition in a simulated cloud. */
export interface ConformanceCheck {
  /** As `type.class`. */
  readonly definition: string;
  /** What is kept, as the end of a sentence that begins with the definition. */
  readonly check: string;
  /** Throws where it is not kept, and says why. */
  run(): Promise<void>;
}

/**
 * The life of every definition of a pack in a simulated cloud, as functions that any test framework can run: a real
 * Terraform deploys it with its needs and a workload that uses it, finds nothing to change, and destroys it without a
 * trace. All of them live in one stack, so the first function that is run takes the time of all.
 *
 * @example
 * test.each(packConformance(sandbox()))('$definition $check', ({ run }) => run(), 60_000);
 */
export function packConformance(
  pack: Pack,
  options: ConformanceOptions = {},
): readonly ConformanceCheck[] {
  const stacks = new ConformanceStacks(pack, options);
  const { root = process.cwd() } = options;
  let reasons: Promise<ReadonlyMap<string, string>> | undefined;
  return stacks.candidates.map(({ definition }) => ({
    definition,
    check: 'is deployed, stays as it is and goes without a trace',
    async run() {
      reasons ??= new ConformanceRun(stacks, { root }).reasons();
      const reason = (await reasons).get(definition);
      if (reason !== undefined) throw new Error(reason);
    },
  }));
}
