import type { PlannedChange } from '../../model';

/** What the user allows to be lost: resource addresses, and Terraform addresses. */
export class Permissions {
  readonly #allowed: ReadonlySet<string>;

  constructor(allowed: readonly string[]) {
    this.#allowed = new Set(allowed);
  }

  /** A resource address covers all that the resource is made of, a Terraform address itself only. */
  covers(address: string | null, terraformAddress: string): boolean {
    return (address !== null && this.#allowed.has(address)) || this.#allowed.has(terraformAddress);
  }

  coversChange({ address, terraformAddress }: PlannedChange, oldAddress: string | undefined) {
    return (
      this.covers(address, terraformAddress) || this.covers(oldAddress ?? null, terraformAddress)
    );
  }
}
