import { TerraformElement, Token, ref } from 'cdktf';
import type { Construct } from 'constructs';

const EPHEMERAL = 'aws_secretsmanager_secret_version';

/**
 * An ephemeral resource, which cdktf has no construct for: Terraform reads it whenever it runs, and forgets it.
 *
 * It stands alone in its file, so that secrets can be named without cdktf being loaded.
 */
export class SecretRead extends TerraformElement {
  constructor(
    scope: Construct,
    id: string,
    private readonly arn: string,
    private readonly version: string | undefined,
  ) {
    super(scope, id, `ephemeral.${EPHEMERAL}`);
  }

  get text(): string {
    const attribute = `ephemeral.${EPHEMERAL}.${this.friendlyUniqueId}.secret_string`;
    return Token.asString(ref(attribute, this.cdktfStack));
  }

  override toTerraform(): object {
    const read = { secret_id: this.arn, version_id: this.version };
    return { ephemeral: { [EPHEMERAL]: { [this.friendlyUniqueId]: read } } };
  }
}
