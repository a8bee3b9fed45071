import { join } from 'node:path';
import { filesIn, foldersIn, pluginFolders, type PluginPlaces } from './plugin-folders';
import { compareVersions, meets } from './versions';

/** The program of a provider on this machine. */
export interface Plugin {
  readonly file: string;
  readonly version: string;
}

/** Registries that mirror each other: what one of them calls `hashicorp/aws` the other one does too. */
const EQUAL_HOSTS = ['registry.terraform.io', 'registry.opentofu.org'];

/**
 * The newest program of a provider on this machine that a constraint admits; nothing is ever downloaded. Of equal ones the
 * first in the order of the places.
 *
 * @param source such as `registry.terraform.io/hashicorp/aws`
 * @param constraint such as `>= 5.100, < 7`; '' admits every released version
 */
export function findPlugin(
  source: string,
  constraint: string,
  places: PluginPlaces,
): Plugin | undefined {
  const found = pluginFolders(places)
    .flatMap((folder) => sourcesLike(source).map((path) => join(folder, ...path.split('/'))))
    .flatMap(pluginsIn)
    .filter(({ version }) => meets(version, constraint));
  return found.sort((one, other) => compareVersions(other.version, one.version))[0];
}

function sourcesLike(source: string): readonly string[] {
  const [host = '', ...rest] = source.split('/');
  if (!EQUAL_HOSTS.includes(host)) return [source];
  const others = EQUAL_HOSTS.filter((other) => other !== host);
  return [host, ...others].map((each) => [each, ...rest].join('/'));
}

/** The unpacked plugins below `<host>/<namespace>/<name>`: a folder for each version, and in it one for each platform. */
function pluginsIn(folder: string): readonly Plugin[] {
  return foldersIn(folder).flatMap((version) => {
    const unpacked = join(folder, version, PLATFORM);
    const [file] = filesIn(unpacked).filter((name) => name.startsWith('terraform-provider-'));
    return file === undefined ? [] : [{ file: join(unpacked, file), version }];
  });
}

const SYSTEMS: Readonly<Record<string, string>> = { win32: 'windows', sunos: 'solaris' };
const MACHINES: Readonly<Record<string, string>> = { x64: 'amd64', ia32: '386' };

/** This machine as Go names it. */
export const PLATFORM = `${SYSTEMS[process.platform] ?? process.platform}_${MACHINES[process.arch] ?? process.arch}`;
