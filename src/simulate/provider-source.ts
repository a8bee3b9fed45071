const HOST = 'registry.terraform.io';

/** Where OpenTofu looks for what names no registry. */
const OTHER_HOST = 'registry.opentofu.org';

/** What is built into every engine, and is never simulated. */
const BUILTIN = 'terraform.io/builtin/';

/**
 * The address of a provider in full: `aws` and `hashicorp/aws` are `registry.terraform.io/hashicorp/aws`, and so is what
 * OpenTofu calls by its own registry.
 */
export function fullSource(source: string): string {
  const [name = '', namespace = 'hashicorp', host = HOST] = source
    .toLowerCase()
    .split('/')
    .reverse();
  return [host === OTHER_HOST ? HOST : host, namespace, name].join('/');
}

/**
 * The address of a provider as any engine understands it: without the registry where that is the usual one, because
 * Terraform and OpenTofu then mean the same and name it differently.
 */
export function sharedSource(source: string): string {
  return source.startsWith(`${HOST}/`) ? source.slice(HOST.length + 1) : source;
}

/** The provider of a type that no configuration says more of: `aws_vpc` is of `aws`. */
export function impliedProvider(type: string): string {
  return type.split('_')[0] ?? type;
}

/** Whether the engine itself is the provider: of `terraform_data` and `terraform_remote_state`. */
export function isBuiltin(source: string): boolean {
  return source.startsWith(BUILTIN);
}

/** The provider behind a local name that no configuration says more of. */
export function impliedSource(localName: string): string {
  return localName === 'terraform' ? `${BUILTIN}terraform` : fullSource(localName);
}
