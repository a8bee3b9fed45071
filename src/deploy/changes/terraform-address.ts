/**
 * What of a stack a Terraform address belongs to: the resource, data source or module that stands in `cdk.tf.json`,
 * without the keys of instances and without what lies inside of a module.
 */
export function declaredAddress(terraformAddress: string): string {
  const parts = withoutKeys(terraformAddress).split('.');
  return parts.slice(0, parts[0] === 'data' ? 3 : 2).join('.');
}

/** Whether something lies inside of a module, where only a plan shows it. */
export function isInsideModule(terraformAddress: string): boolean {
  return terraformAddress.startsWith('module.');
}

/** The Terraform type in an address as `cdk.tf.json` declares it; undefined for modules and data sources. */
export function typeInAddress(declared: string): string | undefined {
  const [type] = declared.split('.');
  return type === 'module' || type === 'data' ? undefined : type;
}

/** Keys are numbers or quoted texts, and those may hold dots and brackets. */
function withoutKeys(address: string): string {
  return address.replace(/\[(?:\d+|"(?:[^"\\]|\\.)*")\]/g, '');
}
