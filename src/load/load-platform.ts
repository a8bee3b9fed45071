import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SourceFile, type Report, type SourceRange } from '../diagnostics';
import { callSiteIn, isPlatform, type Platform } from '../platform';
import { noPlatform, notAPlatform, platformFailed } from './problems';
// The compiled CLI has no other need of the loader, and imports are bound on first use: only this one runs at once.
import './register.js';
import { sourcePosition } from './register.js';

const PLATFORM_FILE = 'stacks/platform.ts';

/** The nearest folder, from here upwards, that is a platform repository. */
export function findRoot(from: string): string | undefined {
  if (existsSync(join(from, PLATFORM_FILE))) return from;
  const parent = dirname(from);
  return parent === from ? undefined : findRoot(parent);
}

/**
 * Evaluates `stacks/platform.ts` of a repository. Imports in it and in its packs are bound on first use, so this loads
 * neither cdktf nor a provider.
 */
export function loadPlatform(from: string, report: Report): Platform | undefined {
  if (!existsSync(join(from, PLATFORM_FILE))) {
    report(noPlatform.at(undefined, { file: PLATFORM_FILE }));
    return undefined;
  }
  // Stack traces know files by their real path.
  const root = realpathSync(from);
  const file = join(root, PLATFORM_FILE);
  try {
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- the user's file, known only at run time
    const { default: platform } = require(file) as { default?: unknown };
    if (isPlatform(platform)) return withPlaces(root, platform);
    report(notAPlatform.at(startOf(root, file), { file: PLATFORM_FILE }));
  } catch (error) {
    const reason = (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
    const subject = placeOf(root, error) ?? startOf(root, file);
    report(platformFailed.at(subject, { file: PLATFORM_FILE, reason: reason.replace(/\.$/, '') }));
  }
  return undefined;
}

/** A platform whose rules say where they stand in the repository: `stacks/platform.ts:12:5`, on every machine. */
export function withPlaces(from: string, platform: Platform): Platform {
  const root = realpathSync(from);
  const rules = platform.rules.map((rule) => {
    const place = rule.calledAt === undefined ? undefined : parsePlace(rule.calledAt);
    if (!place) return rule;
    const calledAt = `${pathFrom(root, place.file)}:${String(place.line)}:${String(place.column)}`;
    return { ...rule, calledAt };
  });
  return { ...platform, rules };
}

/** The first line of a stack trace that stands in a file of the repository's own. */
function placeOf(root: string, error: unknown): SourceRange | undefined {
  const lines = error instanceof Error ? (error.stack ?? '').split('\n') : [];
  for (const line of lines) {
    const place = parsePlace(callSiteIn(line) ?? '');
    if (!place?.file.startsWith(root + sep) || isSomebodyElses(place.file)) continue;
    if (!existsSync(place.file)) continue;
    const source = new SourceFile(pathFrom(root, place.file), readFileSync(place.file, 'utf8'));
    const start = source.offsetAt(place);
    return source.range(start, start + 1);
  }
  return undefined;
}

/** Scoreform itself may throw at what a platform gave it; then the platform's line is the place. */
const OWN_SOURCES = dirname(__dirname) + sep;

function isSomebodyElses(file: string): boolean {
  return file.includes(`${sep}node_modules${sep}`) || file.startsWith(OWN_SOURCES);
}

function parsePlace(text: string) {
  const match = /^(.+):(\d+):(\d+)$/.exec(text);
  const [, given, line, column] = match ?? [];
  if (given === undefined) return undefined;
  const file = given.startsWith('file://') ? fileURLToPath(given) : given;
  return { file, ...sourcePosition(file, Number(line), Number(column)) };
}

function startOf(root: string, file: string): SourceRange {
  return new SourceFile(pathFrom(root, file), readFileSync(file, 'utf8')).range(0, 1);
}

function pathFrom(root: string, file: string): string {
  return relative(root, file).split(sep).join('/');
}
