import { readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { textOf } from '../text-file';

/** Where to look for plugins that are there already. */
export interface PluginPlaces {
  /** The folder of the repository. */
  readonly root: string;
  /** Folders that the caller knows of; they come first. */
  readonly plugins?: readonly string[];
  /** @default the variables of this process */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** @default the home of the user */
  readonly home?: string;
}

/**
 * Every folder of this machine that Terraform or OpenTofu would take a plugin from without a download, or put one into;
 * not all of them exist.
 */
export function pluginFolders(places: PluginPlaces): readonly string[] {
  const { root, plugins = [], environment = process.env, home = homedir() } = places;
  const cache = environment['TF_PLUGIN_CACHE_DIR'];
  const own = join(root, '.scoreform');
  const folders = [
    ...plugins,
    ...(cache ? [resolve(cache)] : []),
    ...configured(environment, home),
    join(own, 'plugins'),
    ...initialized(join(own, 'data')),
    ...initialized(join(own, 'simulated', 'data')),
    ...implied(environment, home),
  ];
  return [...new Set(folders)];
}

/** What `init` installed for single stacks. */
function initialized(data: string): readonly string[] {
  return foldersIn(data).map((stack) => join(data, stack, 'providers'));
}

/** Terraform's own folders, which OpenTofu looks into as well. */
function implied(environment: PluginPlaces['environment'] = {}, home: string): readonly string[] {
  const { XDG_DATA_HOME: own, XDG_DATA_DIRS: shared } = environment;
  const xdg = [
    own || join(home, '.local', 'share'),
    ...(shared || '/usr/local/share:/usr/share').split(':').filter(Boolean),
  ];
  const apple = [home, '/'].map((above) =>
    join(above, 'Library', 'Application Support', 'io.terraform'),
  );
  return [
    join(home, '.terraform.d', 'plugins'),
    ...xdg.map((folder) => join(folder, 'terraform', 'plugins')),
    ...(process.platform === 'darwin' ? apple.map((folder) => join(folder, 'plugins')) : []),
  ];
}

const CONFIGURED = [
  /^\s*plugin_cache_dir\s*=\s*"([^"]+)"/gm,
  /\bfilesystem_mirror\s*\{[^}]*?\bpath\s*=\s*"([^"]+)"/g,
];

/** The cache and the mirrors that the configuration of the command line names. */
function configured(
  environment: PluginPlaces['environment'] = {},
  home: string,
): readonly string[] {
  const named = environment['TF_CLI_CONFIG_FILE'] ?? environment['TERRAFORM_CONFIG'];
  const files = named ? [named] : ['.tofurc', '.terraformrc'].map((name) => join(home, name));
  return files.flatMap((file) => {
    const text = textOf(file).replace(/^\s*(?:#|\/\/).*$/gm, '');
    const paths = CONFIGURED.flatMap((pattern) => [...text.matchAll(pattern)]);
    return paths.map(([, path = '']) => resolve(expanded(path, home, environment)));
  });
}

function expanded(path: string, home: string, environment: PluginPlaces['environment'] = {}) {
  return path
    .replace(/^~(?=\/|$)/, () => home)
    .replace(/\$(?:\{(\w+)\}|(\w+))/g, (_, braced?: string, bare?: string) => {
      const name = braced ?? bare ?? '';
      return environment[name] ?? (name === 'HOME' ? home : '');
    });
}

/** The folders in a folder, sorted; none where it cannot be read. */
export function foldersIn(folder: string): readonly string[] {
  return namesIn(folder, (entry) => entry.isDirectory() || entry.isSymbolicLink());
}

/** The files in a folder, sorted; none where it cannot be read. */
export function filesIn(folder: string): readonly string[] {
  return namesIn(folder, (entry) => entry.isFile() || entry.isSymbolicLink());
}

function namesIn(
  folder: string,
  wanted: (entry: {
    isDirectory(): boolean;
    isFile(): boolean;
    isSymbolicLink(): boolean;
  }) => boolean,
): readonly string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter(wanted)
      .map(({ name }) => name)
      .sort();
  } catch {
    return [];
  }
}
