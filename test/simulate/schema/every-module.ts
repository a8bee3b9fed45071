import { readdirSync } from 'node:fs';
import type { TypesInUse } from '../../../src/simulate/provider-schema';
import { type Bindings } from '../../../src/simulate/schema';

/** What the modules of bindings are for, by the names of their folders; every so manieth of them. */
export function typesOf({ folder, source }: Bindings, step = 1): TypesInUse {
  const provider = source.split('/').pop() ?? '';
  const folders = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'provider')
    .map(({ name }) => name)
    .sort()
    .filter((_, index) => index % step === 0);
  const isData = (name: string) => name.startsWith('data-');
  const typeOf = (name: string) => name.replaceAll('-', '_');
  return {
    resources: folders.filter((name) => !isData(name)).map((name) => `${provider}_${typeOf(name)}`),
    dataSources: folders.filter(isData).map((name) => typeOf(name.slice('data-'.length))),
    ephemerals: [],
  };
}
