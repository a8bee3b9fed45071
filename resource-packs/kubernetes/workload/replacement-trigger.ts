import { TerraformResource } from 'cdktf';
import type { Construct } from 'constructs';

/**
 * A value that Terraform remembers, so that a resource which names this one under `replace_triggered_by` is replaced when
 * the value changes: for objects that the API server never changes, where the provider does not know that.
 */
export class ReplacementTrigger extends TerraformResource {
  constructor(
    scope: Construct,
    id: string,
    private readonly value: unknown,
  ) {
    super(scope, id, { terraformResourceType: 'terraform_data' });
  }

  /** How `replace_triggered_by` names it: an address, where a reference would be refused. */
  get place(): string {
    return `${this.terraformResourceType}.${this.friendlyUniqueId}`;
  }

  protected override synthesizeAttributes(): Record<string, unknown> {
    return { input: this.value };
  }
}
