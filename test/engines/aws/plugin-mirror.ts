import { readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

const HOST = 'registry.terraform.io';
const DEPTH = 3;

/** Where machines without a registry keep the plugins of Terraform, its own implied folders among them. */
const ROOTS: readonly { readonly folder: string; readonly depth: number }[] = [
  { folder: join(homedir(), '.terraform.d', 'plugins'), depth: 0 },
  { folder: join(homedir(), '.local', 'share', 'terraform', 'plugins'), depth: 0 },
  { folder: '/usr/local/share', depth: DEPTH },
  { folder: '/usr/share/terraform/plugins', depth: 0 },
  { folder: '/opt', depth: DEPTH },
];

/**
 * The first folder on this machine that mirrors a provider, in the layout of `terraform providers mirror`. The variable
 * `SCOREFORM_PLUGIN_MIRROR` names one, and then no other is looked for.
 */
export function pluginMirror(namespace: string, provider: string): string | undefined {
  const named = process.env['SCOREFORM_PLUGIN_MIRROR'];
  const candidates = named ? [named] : ROOTS.flatMap(({ folder, depth }) => below(folder, depth));
  return candidates.find((folder) => foldersIn(join(folder, HOST, namespace)).includes(provider));
}

function below(folder: string, depth: number): string[] {
  if (depth === 0) return [folder];
  const inner = foldersIn(folder).filter((name) => name !== 'node_modules' && name !== HOST);
  return [folder, ...inner.flatMap((name) => below(join(folder, name), depth - 1))];
}

function foldersIn(folder: string): string[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    return entries
      .filter((entry) => entry.isDirectory() || entry.isSymbolicLink())
      .map(({ name }) => name)
      .sort();
  } catch {
    return [];
  }
}
