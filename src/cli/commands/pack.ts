import { impactOf, match } from '../../match';
import type { Pack } from '../../pack';
import { NOTHING, type Invocation, type RunCommand } from '../invocation';
import { packsByType, type PacksOfType } from '../platform-packs';
import { unknownPack } from '../problems';
import { openRepository, readChosen } from '../repository';
import { renderJson } from '../views/json';
import {
  renderPack,
  renderPackList,
  type PackDescription,
  type PackSummary,
} from '../views/packs-text';
import { suggest } from '../suggestion';

export const packList: RunCommand = (invocation) => {
  const { options, palette } = invocation;
  const repository = openRepository(invocation);
  if (!repository) return NOTHING;
  const packs = summaries(packsByType(repository));
  if (options.format === 'json') return { output: renderJson({ packs }) };
  return { output: renderPackList(packs, palette) };
};

export const packShow: RunCommand = (invocation) => {
  const { args, options, palette, report } = invocation;
  const repository = openRepository(invocation);
  if (!repository) return NOTHING;
  const byType = packsByType(repository);
  const [name = ''] = args;
  const pack = findPack(byType, name, invocation);
  const projects = pack && readChosen(invocation, repository.root);
  if (!projects) return NOTHING;
  const impacts = impactOf(match(projects, repository.platform, report), pack.name);
  const description: PackDescription = {
    ...summaryOf(pack, byType),
    definitions: definitionsOf(pack),
    resources: impacts.flatMap(({ definition, resources }) =>
      resources.map((resource) => ({ ...resource, address: String(resource.address), definition })),
    ),
  };
  if (options.format === 'json') return { output: renderJson({ packs: [description] }) };
  return { output: renderPack(description, palette) };
};

/** The pack of a name in whichever environment type; reports where there is none. */
export function findPack(
  byType: readonly PacksOfType[],
  name: string,
  { report }: Invocation,
): Pack | undefined {
  const packs = allPacks(byType);
  const found = packs.find((pack) => pack.name === name);
  if (found) return found;
  const known = packs.map((pack) => pack.name);
  report(unknownPack.at(undefined, { given: name, hint: suggest(name, known), known }));
  return undefined;
}

/**
 * Every pack once, sorted by name, with the definitions of all environment types: one may take a part of a pack only.
 */
export function allPacks(byType: readonly PacksOfType[]): Pack[] {
  const byName = new Map<string, Pack>();
  for (const pack of byType.flatMap(({ packs }) => packs)) {
    const known = byName.get(pack.name);
    if (!known || known.resources.length < pack.resources.length) byName.set(pack.name, pack);
  }
  return [...byName.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function summaries(byType: readonly PacksOfType[]): PackSummary[] {
  return allPacks(byType).map((pack) => summaryOf(pack, byType));
}

function summaryOf({ name, summary }: Pack, byType: readonly PacksOfType[]): PackSummary {
  const environmentTypes = byType
    .filter(({ packs }) => packs.some((pack) => pack.name === name))
    .map(({ environmentType }) => environmentType);
  return { pack: name, summary, environmentTypes };
}

function definitionsOf({ resources }: Pack): PackDescription['definitions'] {
  return resources
    .map(({ type, class: resourceClass, name, summary, stateful }) => ({
      type: type.name,
      class: resourceClass,
      definition: name,
      summary,
      stateful,
    }))
    .sort((a, b) => (`${a.type}.${a.class}` < `${b.type}.${b.class}` ? -1 : 1));
}
