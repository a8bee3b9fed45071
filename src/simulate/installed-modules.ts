import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readJsonModule, readModule, type ModuleText } from './stack-text';
import { objectIn, objectsIn, textOf } from './text-file';

/** Where engines write down which modules are where. */
const noteIn = (data: string) => join(data, 'modules', 'modules.json');

/** Whether the engine has installed the modules of a stack. */
export function areModulesInstalled(data: string): boolean {
  return textOf(noteIn(data)) !== '';
}

/**
 * The modules that an engine has installed for a stack, wherever they lie: downloaded ones below its own folder, local ones
 * elsewhere.
 */
export function installedModules(stack: string, data: string): readonly ModuleText[] {
  const folders = objectsIn(objectIn(textOf(noteIn(data)))['Modules']).flatMap(
    ({ Key: key, Dir: dir }) => (key && typeof dir === 'string' ? [resolve(stack, dir)] : []),
  );
  return [...new Set(folders)].sort().map(moduleIn);
}

function moduleIn(folder: string): ModuleText {
  const files = filesIn(folder).flatMap((name) => {
    const file = join(folder, name);
    if (name.endsWith('.tf.json')) return [readJsonModule(textOf(file))];
    return name.endsWith('.tf') ? [readModule(textOf(file))] : [];
  });
  return {
    requirements: new Map(files.flatMap(({ requirements }) => [...requirements])),
    configured: files.flatMap(({ configured }) => configured),
    uses: files.flatMap(({ uses }) => uses),
    callsModules: files.some(({ callsModules }) => callsModules),
  };
}

function filesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}
