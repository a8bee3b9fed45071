import { TerraformResource } from 'cdktf';
import type { Construct } from 'constructs';

/** A Terraform resource by its type and its arguments, for the few that are made without the bindings of a provider. */
export class EmittedResource extends TerraformResource {
  constructor(
    scope: Construct,
    id: string,
    type: string,
    private readonly given: Readonly<Record<string, unknown>>,
  ) {
    super(scope, id, { terraformResourceType: type });
  }

  protected override synthesizeAttributes(): Record<string, unknown> {
    return this.given;
  }
}
