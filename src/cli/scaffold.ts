import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import type { Report } from '../diagnostics';
import { ownPackage } from './own-package';
import { fileExists } from './problems';

/** What takes the place of `{{name}}` in the names and texts of templates. */
export type TemplateValues = Readonly<Record<string, string>>;

/** A file to be written: its path relative to where the scaffold goes, with `/`. */
export interface ScaffoldFile {
  readonly path: string;
  readonly text: string;
}

/** The ending that keeps tools from taking a template for what it will become. */
const ENDING = '.template';

/** The files of a template, filled in; sorted by path. */
export function fillTemplate(template: string, values: TemplateValues): ScaffoldFile[] {
  const folder = join(ownPackage().folder, 'templates', template);
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ENDING))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => ({
      path: fill(relative(folder, file).split(sep).join('/').slice(0, -ENDING.length), values),
      text: fill(readFileSync(file, 'utf8'), values),
    }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

function fill(text: string, values: TemplateValues): string {
  return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`This is a bug: a template asks for "${name}".`);
    return value;
  });
}

/**
 * Writes all files below a folder, or none where one of them exists already, which is reported.
 *
 * @returns whether they were written
 */
export function writeScaffold(
  folder: string,
  files: readonly ScaffoldFile[],
  report: Report,
): boolean {
  const inTheWay = files.map(({ path }) => path).filter((path) => existsSync(join(folder, path)));
  if (inTheWay.length > 0) {
    report(fileExists.at(undefined, { files: inTheWay }));
    return false;
  }
  for (const { path, text } of files) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text, { flag: 'wx' });
  }
  return true;
}
