import type { StackText } from '../cloud/configuration';
import { seedOf } from '../fill/seed';
import { scalarText } from '../planning/scalar-text';
import type { Reader } from './source';

const LENGTH = 32;

/** How a stack takes a key out of a secret that is JSON; in the text of a file, quotes have backslashes. */
const KEY =
  /jsondecode\((?<address>(?:data|ephemeral)\.[\w-]+\.[\w-]+)(?:\[[^\]]*\])?\.secret_string\)(?:\[\\?"(?<key>[^"\\]+)\\?"\]|\.(?<member>[\w-]+)|, \\?"(?<looked>[^"\\]+)\\?")/g;

/** A secret that nobody brought: the same text for everybody who reads it, or JSON where keys are taken out of it. */
export const secretVersion: Reader = ({ config, text, address, site, type, journal }) => {
  const { secret_id: secret, version_id: version } = config;
  const written = [...journal.objects.values()].find(
    (object) =>
      object.type === type &&
      object.state['secret_id'] === secret &&
      (version === null || object.state['version_id'] === version),
  );
  const stored = written?.state['secret_string'];
  if (typeof stored === 'string' && stored !== '') return { ...written?.state };
  const seed = seedOf('secret', scalarText(secret) ?? '', site.source);
  const keys = address === null ? [] : keysTakenFrom(text, address);
  const value =
    keys.length === 0
      ? seed.letters(LENGTH)
      : JSON.stringify(Object.fromEntries(keys.map((key) => [key, seed.for(key).letters(LENGTH)])));
  return {
    secret_string: value,
    secret_binary: '',
    version_stage: config['version_stage'] ?? 'AWSCURRENT',
    version_stages: ['AWSCURRENT'],
    created_date: '2025-01-01T00:00:00Z',
  };
};

function keysTakenFrom({ configuration }: StackText, address: string): string[] {
  const found = [...JSON.stringify(configuration).matchAll(KEY)]
    .map(({ groups = {} }) => groups)
    .filter((groups) => groups['address'] === address)
    .map(({ key, member, looked }) => key ?? member ?? looked ?? '');
  return [...new Set(found)].sort();
}
