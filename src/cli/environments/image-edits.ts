import type { Report } from '../../diagnostics';
import type { EnvironmentEdit } from '../../edit';
import type { Environment, Project, Workload } from '../../model';
import type { Assignment } from './assignments';
import { containerNeeded, unknownContainer, unknownWorkload } from './problems';
import { suggest } from '../suggestion';

/** The part of an environment that says which image goes where. */
export type Images = Environment['images'];

/** What a Score file writes where the environment has to say. */
const LEFT_OPEN = '.';

/**
 * The edits that set images, under the keys that the file has for them already. Reports what names nothing, and what
 * could be for several containers.
 */
export function imageEdits(
  project: Project,
  images: Images,
  assignments: readonly Assignment[],
  report: Report,
): EnvironmentEdit[] | undefined {
  const edits: (EnvironmentEdit & { readonly field: 'images' })[] = [];
  let isSound = true;
  for (const { name, text } of assignments) {
    const [workloadName, container] = splitOnce(name);
    const workload = findWorkload(project, workloadName, report);
    // A workload whose own file is wrong is known by its name only.
    if (workload === null) edits.push({ field: 'images', key: name, to: text });
    else if (workload && knowsContainer(workload, container, report))
      edits.push({ field: 'images', key: keyFor(workload, container, images), to: text });
    else isSound = false;
  }
  const after = { ...images, ...Object.fromEntries(edits.map(({ key, to }) => [key, to])) };
  for (const { key } of edits) {
    const workload = project.workloads.find(({ name }) => name === key);
    if (workload) isSound = isForOne(workload, after, report) && isSound;
  }
  return isSound ? edits : undefined;
}

function splitOnce(name: string): [string, string | undefined] {
  const at = name.indexOf('.');
  return at < 0 ? [name, undefined] : [name.slice(0, at), name.slice(at + 1)];
}

function findWorkload(
  project: Project,
  given: string,
  report: Report,
): Workload | null | undefined {
  if (project.broken.includes(given)) return null;
  const workload = project.workloads.find(({ name }) => name === given);
  if (workload) return workload;
  const known = [...project.workloads.map(({ name }) => name), ...project.broken].sort();
  const facts = { given, hint: suggest(given, known), known, project: project.name };
  report(unknownWorkload.at(undefined, facts));
  return undefined;
}

function knowsContainer(
  { name, images }: Workload,
  container: string | undefined,
  report: Report,
): boolean {
  const known = Object.keys(images).sort();
  if (container === undefined || known.includes(container)) return true;
  const facts = { given: container, hint: suggest(container, known), known, workload: name };
  report(unknownContainer.at(undefined, facts));
  return false;
}

/** `cart` and `cart.main` may mean one container: then the key that is there is the one to change. */
function keyFor(
  workload: Workload,
  container: string | undefined,
  images: Record<string, string | undefined>,
): string {
  const { name } = workload;
  const exact = container === undefined ? name : `${name}.${container}`;
  if (images[exact] !== undefined) return exact;
  if (container === undefined) {
    const [only, ...others] = Object.keys(workload.images);
    const byContainer = `${name}.${only ?? ''}`;
    return others.length === 0 && images[byContainer] !== undefined ? byContainer : exact;
  }
  const [meant, ...others] = candidates(workload, images);
  const isMeant = meant === container && others.length === 0;
  return images[name] !== undefined && isMeant ? name : exact;
}

/** The containers that an image without the name of one can be for. */
function candidates(
  { name, images: written }: Workload,
  images: Record<string, unknown>,
): string[] {
  const unnamed = Object.keys(written)
    .filter((container) => images[`${name}.${container}`] === undefined)
    .sort();
  const open = unnamed.filter((container) => written[container] === LEFT_OPEN);
  return open.length > 0 ? open : unnamed;
}

function isForOne(workload: Workload, images: Record<string, unknown>, report: Report): boolean {
  const found = candidates(workload, images);
  if (found.length === 1) return true;
  const containers = found.length > 0 ? found : Object.keys(workload.images).sort();
  report(containerNeeded.at(undefined, { workload: workload.name, containers }));
  return false;
}
