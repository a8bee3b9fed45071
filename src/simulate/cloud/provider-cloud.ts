import { conformBlock } from '../planning/conform';
import type { Cloud } from '../provider';
import type { BlockSchema } from '../provider-schema';
import type { BlockValue } from '../values';
import { changeWhatDrifts } from './behind-the-back';
import { applierOf } from './changes';
import { encodedText } from './encode';
import type { FillSite } from '../fill/known';
import { seedOf } from '../fill/seed';
import { identityOf } from './identity';
import { importedAs } from './imported';
import { keyOf } from './journal';
import { answer } from '../reading/answer';
import type { Question } from '../reading/source';

import type { ProviderSite, Shared } from './shared';

/** A provider whose resources are only written down. */
export function providerCloud(site: ProviderSite, shared: Shared): Cloud {
  const { source, schema } = site;
  const { journal, addresses, environment, text, drift } = shared;
  changeWhatDrifts(source, schema, shared);

  const questionOf = (
    mode: 'data' | 'ephemeral',
    type: string,
    config: BlockValue,
    known: BlockSchema | undefined,
  ): Question => {
    const block = blockOf(known, type);
    const whose = addresses.take(mode, type, config, block);
    const fillSite: FillSite = {
      source,
      type,
      place: site.placeOf(whose?.block.body),
      seed: seedOf(environment, type, encodedText(config)),
      nth: 1,
    };
    const address = whose?.address ?? null;
    const resourceBlock = (other: string) => schema.resources[other]?.block;
    return { type, config, block, site: fillSite, journal, text, address, resourceBlock };
  };

  return {
    apply: applierOf(site, shared),
    read({ type, current, private: kept }) {
      const key = keyOf({ source, type, id: identityOf(type, current) });
      const object = journal.objects.get(key);
      const block = schema.resources[type]?.block;
      if (object && block) {
        const state = conformBlock(object.state, block);
        const detail = drift.missed.get(key);
        const diagnostics =
          detail === undefined
            ? []
            : [
                {
                  severity: 'error' as const,
                  summary: 'Nothing can drift as was asked for',
                  detail,
                },
              ];
        return Promise.resolve({ state, private: fromBase64(object.private), diagnostics });
      }
      // What this cloud never made came from elsewhere, and is taken for what its state says.
      const state = journal.wasDeleted(key) ? null : current;
      return Promise.resolve({ state, private: kept, diagnostics: [] });
    },
    readData(type, config) {
      const question = questionOf('data', type, config, schema.dataSources[type]?.block);
      return Promise.resolve({ state: answer(question), diagnostics: [] });
    },
    import(type, id) {
      const block = blockOf(schema.resources[type]?.block, type);
      const imported = importedAs(type, id, block, site, shared);
      return Promise.resolve({ imported: [{ type, ...imported }], diagnostics: [] });
    },
    open(type, config) {
      const question = questionOf('ephemeral', type, config, schema.ephemerals[type]?.block);
      return Promise.resolve({ result: answer(question), diagnostics: [] });
    },
  };
}

function fromBase64(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, 'base64'));
}

function blockOf(block: BlockSchema | undefined, type: string): BlockSchema {
  if (block) return block;
  throw new Error(`This is a bug: nobody said that ${type} is in use.`);
}
