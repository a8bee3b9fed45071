/** The template of an ARN of a service in a region. */
export function arn(service: string, resource: string): string {
  return `arn:{partition}:${service}:{region}:{account}:${resource}`;
}

/** The template of an ARN of a service that has no regions. */
export function globalArn(service: string, resource: string): string {
  return `arn:{partition}:${service}::{account}:${resource}`;
}
