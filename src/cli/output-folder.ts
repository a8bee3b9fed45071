import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Where stacks go when nobody says: `output` of cdktf.json, or cdktf's own default. */
export function outputFolder(root: string): string {
  return resolve(root, configuredOutput(root) ?? 'cdktf.out');
}

function configuredOutput(root: string): string | undefined {
  try {
    const { output } = JSON.parse(readFileSync(join(root, 'cdktf.json'), 'utf8')) as {
      output?: unknown;
    };
    return typeof output === 'string' ? output : undefined;
  } catch {
    // cdktf complains of a broken cdktf.json in its own words; ours need the one field only.
    return undefined;
  }
}
