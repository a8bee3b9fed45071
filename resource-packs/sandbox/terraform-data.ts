import { TerraformResource } from 'cdktf';
import type { Construct } from 'constructs';

/**
 * Terraform's builtin resource that keeps a value in the state and gives it back: nothing to download, nothing to pay.
 *
 * cdktf has a class for it, which starts Terraform at synth to ask for its version.
 */
export class TerraformData extends TerraformResource {
  constructor(
    scope: Construct,
    id: string,
    private readonly input: Readonly<Record<string, unknown>>,
  ) {
    super(scope, id, { terraformResourceType: 'terraform_data' });
  }

  protected override synthesizeAttributes(): Record<string, unknown> {
    return { input: this.input };
  }
}
