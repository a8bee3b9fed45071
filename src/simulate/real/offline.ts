import type { BlockSchema } from '../provider-schema';
import { UNKNOWN, type BlockValue, type Value } from '../values';

/** How the arguments of a provider's block are changed so that it plans without its cloud. */
interface Offline {
  readonly settings: Readonly<Record<string, Value>>;
  /** What it would find out elsewhere if it is not given, or not known yet. */
  readonly defaults: () => Readonly<Record<string, Value>>;
}

/**
 * Providers that were seen to plan without a network once they are told not to look for one, with what tells them. Every
 * other one is planned by its bindings. Of those that are not tried, hashicorp/kubernetes asks the cluster to plan a
 * manifest, hashicorp/helm fetches charts, and hashicorp/google and hashicorp/azurerm want a token when they are configured.
 */
const OFFLINE: Readonly<Record<string, Offline>> = {
  'hashicorp/aws': {
    settings: {
      access_key: 'offline',
      secret_key: 'offline',
      skip_credentials_validation: true,
      skip_metadata_api_check: 'true',
      skip_region_validation: true,
      skip_requesting_account_id: true,
      // They are compared with the account, which is not known without asking for it.
      allowed_account_ids: null,
      forbidden_account_ids: null,
      // Whatever else leads to credentials, or to somebody who would answer.
      assume_role: [],
      assume_role_with_web_identity: [],
      // Where it still asks, the answer is no, and that is not to be asked for 25 times.
      max_retries: 1,
      custom_ca_bundle: null,
      ec2_metadata_service_endpoint: null,
      endpoints: [],
      http_proxy: null,
      https_proxy: null,
      profile: null,
      shared_config_files: null,
      shared_credentials_files: null,
      token: null,
    },
    defaults: () => ({
      region: process.env['AWS_REGION'] ?? process.env['AWS_DEFAULT_REGION'] ?? 'us-east-1',
    }),
  },
};

const NOTHING_TO_CHANGE: Offline = { settings: {}, defaults: () => ({}) };

/** Whether a provider is known to plan without its cloud. */
export function plansOffline(source: string): boolean {
  return offlineOf(source) !== undefined;
}

/**
 * The block of a provider as it is told to it in place of the user's: nothing in it leads to a cloud. Only arguments that
 * its schema has are set.
 */
export function offlineConfig(source: string, config: BlockValue, schema: BlockSchema): BlockValue {
  const { settings, defaults } = offlineOf(source) ?? NOTHING_TO_CHANGE;
  const missing = Object.entries(defaults()).filter(([name]) => {
    const given = config[name] ?? null;
    return given === null || given === UNKNOWN;
  });
  const known = [...Object.entries(settings), ...missing].filter(
    ([name]) => name in schema.attributes || name in schema.blocks,
  );
  return { ...config, ...Object.fromEntries(known) };
}

function offlineOf(source: string): Offline | undefined {
  const [, ...name] = source.split('/');
  return OFFLINE[name.join('/')];
}
