import { conformBlock } from '../planning';
import { ProviderFailure, connectProvider, type ProviderClient } from '../protocol';
import type { Planner, ProviderDiagnostic } from '../provider';
import type { TypesInUse } from '../provider-schema';
import { UNKNOWN, type BlockValue, type Value } from '../values';
import type { Plugin } from './find-plugin';
import { NOWHERE, launchPlugin, type LaunchedPlugin } from './launch';
import { offlineConfig } from './offline';

/**
 * Plans with the real provider, which runs on this machine and is told to stay away from its cloud. Whatever it says of a
 * plan is passed on, also that it would have to ask its cloud.
 *
 * @returns the planner, or why the provider is of no use
 */
export async function realPlanner(
  source: string,
  { file, version }: Plugin,
  types: TypesInUse,
): Promise<Planner | { readonly unusable: string }> {
  const launched = await launchPlugin(file);
  if ('unusable' in launched) return launched;
  try {
    const client = await connectProvider(launched.address, types);
    const [name = '', namespace = ''] = source.split('/').reverse();
    return plannerOf(`${namespace}/${name} ${version}`, source, client, launched);
  } catch (error) {
    launched.close();
    if (error instanceof ProviderFailure) return { unusable: error.message };
    throw error;
  }
}

interface Configured {
  readonly isKnown: boolean;
  readonly said: Promise<readonly ProviderDiagnostic[]>;
}

function plannerOf(
  name: string,
  source: string,
  client: ProviderClient,
  plugin: LaunchedPlugin,
): Planner {
  const { schema } = client;
  let configured: Configured | undefined;
  return {
    name,
    schema,
    /**
     * A stack configures its provider once for each alias, and a request to plan does not tell for which it is. So the
     * first configuration counts for all: they differ in regions, accounts and credentials, which plan alike, and rarely
     * in the tags that everything gets. One with values that are not known yet is replaced by the next.
     */
    configure(config) {
      if (configured?.isKnown) return configured.said;
      const offline = offlineConfig(source, config, schema.provider);
      configured = { isKnown: isKnown(offline), said: client.configure(offline) };
      return configured.said;
    },
    validate: (kind, type, config) => client.validate(kind, type, config),
    async plan(request) {
      const answer = await client.plan(request);
      return { ...answer, diagnostics: answer.diagnostics.map(explained) };
    },
    async upgrade(type, version, state) {
      const known = schema.resources[type];
      if (known === undefined) throw new Error(`This is a bug: ${type} is not in use.`);
      const answer = version <= known.version ? await client.upgrade(type, version, state) : null;
      const isUpgraded = answer?.diagnostics.every(({ severity }) => severity !== 'error');
      if (answer && isUpgraded) return answer;
      // A later version wrote it, or the bindings did, which know of no versions and write what is current.
      return { state: conformBlock(state, known.block), private: NOTHING, diagnostics: [] };
    },
    async close() {
      await client.close();
      plugin.close();
    },
  };
}

/** Says of a complaint that the provider wanted to ask its cloud, if it did. */
function explained(diagnostic: ProviderDiagnostic): ProviderDiagnostic {
  const { summary, detail } = diagnostic;
  if (!`${summary} ${detail}`.includes(NOWHERE)) return diagnostic;
  const why =
    'To plan this, the real provider asks its cloud, and a simulation keeps it from that. Planned from the bindings, it ' +
    'would not be asked.';
  return { ...diagnostic, detail: detail === '' ? why : `${detail}\n\n${why}` };
}

const NOTHING = new Uint8Array();

function isKnown(value: Value | BlockValue): boolean {
  if (value === UNKNOWN) return false;
  if (typeof value !== 'object' || value === null) return true;
  return Object.values(value).every(isKnown);
}
