import type { EmittedResource, StackDescription } from '../../model';
import { declaredAddress, isInsideModule, typeInAddress } from './terraform-address';

/** Whose a thing of the engine is. */
export interface Owner {
  /** Null where neither the stack nor the last deployment knows it. */
  readonly address: string | null;
  readonly workloads: readonly string[];
}

/** Finds the resource behind a Terraform address, in a stack and in what was deployed before. */
export class Owners {
  readonly #now: ReadonlyMap<string, EmittedResource>;
  readonly #before: ReadonlyMap<string, EmittedResource>;
  readonly #resources: ReadonlyMap<string, EmittedResource>;
  readonly #renamed: ReadonlyMap<string, string>;
  readonly #harmless: ReadonlySet<string>;

  constructor(description: StackDescription, before: StackDescription | undefined) {
    this.#now = byTerraformAddress(description);
    this.#before = byTerraformAddress(before);
    this.#resources = new Map(description.resources.map((one) => [one.address, one]));
    this.#renamed = new Map(description.renames.map(({ from, to }) => [from, to]));
    // Without a record nobody knows what a thing was made for, so no type is harmless.
    this.#harmless = before
      ? harmlessTypes([...description.resources, ...before.resources])
      : new Set();
  }

  /** What is renamed has its new address, whatever of it the plan is about. */
  ownerOf(terraformAddress: string): Owner {
    const declared = declaredAddress(terraformAddress);
    const now = this.#now.get(declared);
    if (now) return now;
    const before = this.#before.get(declared);
    if (!before) return { address: null, workloads: [] };
    const renamed = this.#resources.get(this.#renamed.get(before.address) ?? before.address);
    return renamed ?? before;
  }

  /**
   * Whether something holds data, as far as the definitions say. What no resource is known to have made counts as
   * holding data, unless its type is one that definitions make and call harmless: better ask than lose.
   */
  holdsData(terraformAddress: string, type: string): boolean {
    const declared = declaredAddress(terraformAddress);
    const known = [this.#now.get(declared), this.#before.get(declared)].filter((one) => !!one);
    if (known.length === 0) return !this.#harmless.has(type);
    return known.some(({ stateful, statefulTypes }) =>
      isInsideModule(terraformAddress) ? statefulTypes.includes(type) : stateful.includes(declared),
    );
  }
}

function byTerraformAddress(
  description: StackDescription | undefined,
): ReadonlyMap<string, EmittedResource> {
  const resources = description?.resources ?? [];
  return new Map(
    resources.flatMap((one) => one.terraform.map((address) => [address, one] as const)),
  );
}

/** Types that some definition makes, and none says hold data. */
function harmlessTypes(resources: readonly EmittedResource[]): ReadonlySet<string> {
  const stateful = new Set(resources.flatMap(({ statefulTypes }) => statefulTypes));
  const made = resources.flatMap(({ terraform }) => terraform.map(typeInAddress));
  return new Set(made.filter((type) => type !== undefined).filter((type) => !stateful.has(type)));
}
