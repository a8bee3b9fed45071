import type { TerraformResource } from 'cdktf';

/** What Terraform calls a resource, as `depends_on` takes it. */
export function terraformAddress(resource: TerraformResource): string {
  return `${resource.terraformResourceType}.${resource.friendlyUniqueId}`;
}
