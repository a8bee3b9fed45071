import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { isMap } from '../../model';
import { fullSource } from '../provider-source';
import type { Bindings } from './bindings';

const DEPENDENCIES = [
  'dependencies',
  'devDependencies',
  'optionalDependencies',
  'peerDependencies',
];
const PROVIDER_PACKAGE = /^provider-/;
const GENERATED = join('.gen', 'providers');

/** Of the text of a generated provider: its comment that links to the documentation, and what it demands. */
const DOCUMENTED = /registry\.terraform\.io\/providers\/([\w-]+)\/([\w-]+)\/([\w.-]+)\/docs/;
const DEMANDED = /terraformProviderSource: '([^']+)'/;
const VERSION = /providerVersion: '([^']+)'/;

/**
 * The bindings of a provider, by any form of its address: generated ones of the repository, or an npm package that says
 * so of itself. Looks from the folder upwards, as Node does.
 */
export function findBindings(source: string, root: string): Bindings | undefined {
  const wanted = fullSource(source);
  for (const folder of upwards(root)) {
    const found = generatedIn(folder, wanted, root) ?? packageIn(folder, wanted, root);
    if (found) return found;
  }
  return undefined;
}

function packageIn(folder: string, wanted: string, root: string): Bindings | undefined {
  const modules = join(folder, 'node_modules');
  for (const name of candidates(folder, modules)) {
    const described = readJson(join(modules, name, 'package.json'));
    if (providerOf(described) !== wanted) continue;
    const version = typeof described['version'] === 'string' ? described['version'] : '0.0.0';
    const main = typeof described['main'] === 'string' ? described['main'] : 'lib/index.js';
    return { source: wanted, name, version, folder: join(modules, name, dirname(main)), root };
  }
  return undefined;
}

/** Named packages first: what a project depends on counts before what lies beside it. */
function candidates(folder: string, modules: string): Set<string> {
  const described = readJson(join(folder, 'package.json'));
  const named = DEPENDENCIES.flatMap((kind) => {
    const dependencies = described[kind];
    return isMap(dependencies) ? Object.keys(dependencies).sort() : [];
  });
  const scopes = namesIn(modules).filter((name) => name.startsWith('@'));
  const scoped = scopes.flatMap((scope) =>
    namesIn(join(modules, scope))
      .filter((name) => PROVIDER_PACKAGE.test(name))
      .map((name) => `${scope}/${name}`),
  );
  return new Set([...named, ...scoped]);
}

function providerOf(described: Readonly<Record<string, unknown>>): string | undefined {
  for (const key of ['cdktf', 'cdktn']) {
    const section = described[key];
    const provider = isMap(section) ? section['provider'] : undefined;
    const name = isMap(provider) ? provider['name'] : undefined;
    if (typeof name === 'string') return fullSource(name);
  }
  return undefined;
}

function generatedIn(folder: string, wanted: string, root: string): Bindings | undefined {
  const providers = join(folder, GENERATED);
  for (const name of namesIn(providers)) {
    const text = readText(join(providers, name, 'provider', 'index.ts'));
    if (text === undefined || generatedSource(text) !== wanted) continue;
    const place = join(providers, name);
    const version = VERSION.exec(text)?.[1] ?? '0.0.0';
    const called = relative(root, place).replaceAll('\\', '/');
    return { source: wanted, name: called, version, folder: place, root };
  }
  return undefined;
}

function generatedSource(text: string): string | undefined {
  const demanded = DEMANDED.exec(text)?.[1];
  if (demanded !== undefined) return fullSource(demanded);
  const [, namespace, name] = DOCUMENTED.exec(text) ?? [];
  return name === undefined ? undefined : fullSource(`${namespace ?? ''}/${name}`);
}

function upwards(from: string): string[] {
  const above = dirname(from);
  return above === from ? [from] : [from, ...upwards(above)];
}

function namesIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder).sort() : [];
}

function readJson(file: string): Readonly<Record<string, unknown>> {
  try {
    const content: unknown = JSON.parse(readText(file) ?? '{}');
    return isMap(content) ? content : {};
  } catch {
    return {};
  }
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
