import type { Planner } from '../src/simulate/provider';
import type { AttributeSchema, BlockSchema } from '../src/simulate/provider-schema';
import { UNKNOWN, type BlockValue, type Value } from '../src/simulate/values';
import { HINTS } from './probe-hints';
import { configWith, filled, pairsOf, proposed } from './probe-values';

/** What a change of an argument leads to; undecided where the provider plans no change, with any value that was tried. */
export type Verdict = 'replaces' | 'updates' | 'undecided';

/**
 * Asks a provider that plans what a change of each argument of a type leads to, by paths such as `cidr_block` and
 * `vpc_config.subnet_ids`.
 *
 * @param isAsked the paths that are asked for; all, if left out
 */
export async function askReplacements(
  planner: Planner,
  type: string,
  isAsked: (path: string) => boolean = () => true,
): Promise<ReadonlyMap<string, Verdict>> {
  const probe = new Probe(planner, type, blockOf(planner, type));
  const leaves = leavesOf(blockOf(planner, type)).filter((path) => isAsked(path.join('.')));
  const verdicts = await Promise.all(
    leaves.map(async (path) => [path.join('.'), await probe.ask(path)] as const),
  );
  return new Map(verdicts);
}

/** The paths that make another one, where a block stands for all in it if all of it does; sorted. */
export function replacingPaths(
  planner: Planner,
  type: string,
  verdicts: ReadonlyMap<string, Verdict>,
): readonly string[] {
  const replacing = [...verdicts].filter(([, verdict]) => verdict === 'replaces');
  return collapsed(blockOf(planner, type), new Set(replacing.map(([path]) => path))).sort();
}

function blockOf(planner: Planner, type: string): BlockSchema {
  const schema = planner.schema.resources[type];
  if (schema === undefined) throw new Error(`There is no type ${type}.`);
  return schema.block;
}

interface Planned {
  readonly planned: BlockValue | null;
  /** Paths without the places in lists. */
  readonly forced: readonly string[];
  readonly kept: Uint8Array;
}

/** One type, of which resources are made and changed as far as a plan goes. */
class Probe {
  constructor(
    private readonly planner: Planner,
    private readonly type: string,
    private readonly block: BlockSchema,
  ) {}

  /** What a change at a path leads to, with the first pair of values that the provider plans a change of. */
  async ask(path: readonly string[]): Promise<Verdict> {
    const { pairs, together } = HINTS[this.type] ?? {};
    const name = path.join('.');
    const { type } = attributeAt(this.block, path);
    const tried = pairs?.[name] ? [pairs[name]] : pairsOf(path.at(-1) ?? '', type);
    const configs = together?.[name]
      ? [together[name].map((more) => ({ ...this.with(path, null), ...more }))]
      : tried.map((pair) => pair.map((value) => this.with(path, value)));
    for (const [first = {}, second = {}] of configs) {
      const verdict = await this.change(path, first, second);
      if (verdict !== 'undecided') return verdict;
    }
    return 'undecided';
  }

  private with(path: readonly string[], value: Value): BlockValue {
    return configWith(this.block, path, value, HINTS[this.type]);
  }

  private async change(
    path: readonly string[],
    first: BlockValue,
    second: BlockValue,
  ): Promise<Verdict> {
    const made = await this.plan(null, first);
    if (made?.planned == null) return 'undecided';
    const state = { ...filled(this.block, made.planned), ...HINTS[this.type]?.made };
    const prior = { state, kept: made.kept };
    const same = await this.plan(prior, first);
    const changed = await this.plan(prior, second);
    if (!same || !changed) return 'undecided';
    const name = path.join('.');
    // What lies in a set is named by the set.
    const isForced = (forced: string) => forced === name || name.startsWith(`${forced}.`);
    // What was filled in would be changed, too.
    if (same.forced.some(isForced)) return 'undecided';
    if (changed.forced.some(isForced)) return 'replaces';
    return textAt(changed.planned, path) === textAt(same.planned, path) ? 'undecided' : 'updates';
  }

  private async plan(
    prior: { readonly state: BlockValue; readonly kept: Uint8Array } | null,
    config: BlockValue,
  ): Promise<Planned | undefined> {
    const answer = await this.planner.plan({
      type: this.type,
      prior: prior?.state ?? null,
      proposed: prior === null ? config : proposed(this.block, prior.state, config),
      config,
      priorPrivate: prior?.kept ?? new Uint8Array(),
    });
    if (answer.diagnostics.some(({ severity }) => severity === 'error')) return undefined;
    const forced = answer.requiresReplace.map((path) =>
      path.filter((step) => typeof step === 'string').join('.'),
    );
    return { planned: answer.planned, forced, kept: answer.plannedPrivate };
  }
}

/** What nobody sets, though schemas of the old kind say that it can be. */
const NOT_ARGUMENTS = ['id', 'tags_all', 'timeouts'];

/** Every argument that can be set, also in blocks. */
function leavesOf({ attributes, blocks }: BlockSchema): readonly (readonly string[])[] {
  const own = Object.entries(attributes)
    .filter(([name]) => !NOT_ARGUMENTS.includes(name))
    .filter(([, { required, optional, writeOnly }]) => (required || optional) && !writeOnly)
    .map(([name]) => [name]);
  const inner = Object.entries(blocks)
    .filter(([name]) => !NOT_ARGUMENTS.includes(name))
    .flatMap(([name, { block }]) => leavesOf(block).map((path) => [name, ...path]));
  return [...own, ...inner].filter((path) => path.length <= DEEPEST);
}

/** Rules of firewalls hold rules, which hold rules. */
const DEEPEST = 4;

/** A block of which every argument replaces stands for all of them. */
function collapsed(block: BlockSchema, replacing: ReadonlySet<string>): string[] {
  return Object.keys({ ...block.attributes, ...block.blocks }).flatMap((name) => {
    if (replacing.has(name)) return [name];
    const nested = block.blocks[name];
    if (!nested) return [];
    const leaves = leavesOf(nested.block).map((path) => path.join('.'));
    const inner = new Set(leaves.filter((leaf) => replacing.has(`${name}.${leaf}`)));
    if (leaves.length > 0 && inner.size === leaves.length) return [name];
    return collapsed(nested.block, inner).map((leaf) => `${name}.${leaf}`);
  });
}

function textAt(value: BlockValue | null, [name = '', ...rest]: readonly string[]): string {
  const inner = value?.[name] ?? null;
  if (inner === UNKNOWN) return 'known after apply';
  if (rest.length === 0) return JSON.stringify(inner);
  const single: unknown = Array.isArray(inner) ? inner[0] : inner;
  return textAt((single ?? null) as BlockValue | null, rest);
}

function attributeAt(
  { attributes, blocks }: BlockSchema,
  [name = '', ...rest]: readonly string[],
): AttributeSchema {
  const nested = blocks[name];
  if (nested && rest.length > 0) return attributeAt(nested.block, rest);
  const found = attributes[name];
  if (found === undefined) throw new Error(`There is no argument ${name}.`);
  return found;
}
