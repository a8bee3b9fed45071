import type { ProviderAddress } from './server';

/** A provider of a stack, and where it can be reached. */
export interface ReachableProvider {
  /** As the engine addresses it, with the registry: `registry.terraform.io/hashicorp/aws`. */
  readonly source: string;
  readonly listensAt: ProviderAddress;
}

/** The registries that Terraform and OpenTofu mean where a stack names none. */
const DEFAULT_REGISTRIES = ['registry.terraform.io', 'registry.opentofu.org'];

/**
 * The text of `TF_REATTACH_PROVIDERS`, which tells an engine that providers already run, so that it neither downloads nor
 * starts any. A stack may mean the same provider under the registry of either engine, so both are named.
 */
export function reattachVariable(providers: readonly ReachableProvider[]): string {
  const entries = providers.flatMap(({ source, listensAt }) =>
    namesOf(source).map((name) => [name, reattachment(listensAt)] as const),
  );
  return JSON.stringify(
    Object.fromEntries(entries.sort(([one], [other]) => (one < other ? -1 : 1))),
  );
}

function reattachment({ network, address }: ProviderAddress) {
  return {
    Protocol: 'grpc',
    ProtocolVersion: 5,
    Pid: process.pid,
    // Otherwise the engine would end the process, which is this one, when it is done.
    Test: true,
    Addr: { Network: network, String: address },
  };
}

function namesOf(source: string): readonly string[] {
  const [host = '', ...rest] = source.split('/');
  if (!DEFAULT_REGISTRIES.includes(host)) return [source];
  return DEFAULT_REGISTRIES.map((registry) => [registry, ...rest].join('/'));
}
