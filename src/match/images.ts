import type { Report } from '../diagnostics';
import { isValueMap, type Environment, type ValueMap, type Workload } from '../model';
import { ambiguousImage, missingImage } from './problems';
import { quoteAll } from './words';

/** What a Score file writes where the environment has to say. */
const LEFT_OPEN = '.';

/**
 * A workload's spec with the images of the environment in place.
 *
 * `images: { <workload>.<container>: … }` replaces the image of that container. `images: { <workload>: … }` replaces the
 * one that is left open; where none is, that of the only container. Containers named by the first form are no
 * candidates for the second.
 */
export function specWithImages(
  workload: Workload,
  environment: Environment,
  report: Report,
): ValueMap {
  const images = chooseImages(workload, environment, report);
  const { containers } = workload.spec;
  if (images.size === 0 || !isValueMap(containers)) return workload.spec;
  return {
    ...workload.spec,
    containers: Object.fromEntries(
      Object.entries(containers).map(([name, container]) => {
        const image = images.get(name);
        return [
          name,
          image !== undefined && isValueMap(container) ? { ...container, image } : container,
        ];
      }),
    ),
  };
}

/** The image of each container of a workload in an environment; `.` where nobody has said it. */
export function imagesIn(
  workload: Workload,
  environment: Environment,
): Readonly<Record<string, string>> {
  const chosen = chooseImages(workload, environment, () => undefined);
  return { ...workload.images, ...Object.fromEntries(chosen) };
}

function chooseImages(
  workload: Workload,
  environment: Environment,
  report: Report,
): ReadonlyMap<string, string> {
  const images = new Map<string, string>();
  const names = Object.keys(workload.images).sort();
  for (const name of names) {
    const key = `${workload.name}.${name}`;
    if (Object.hasOwn(environment.images, key)) images.set(name, environment.images[key] ?? '');
  }
  const open = names.filter((name) => !images.has(name) && workload.images[name] === LEFT_OPEN);
  if (Object.hasOwn(environment.images, workload.name)) {
    const others = names.filter((name) => !images.has(name));
    const [only, ...more] = open.length > 0 ? open : others;
    if (only === undefined || more.length > 0) {
      const facts = {
        workload: workload.name,
        containers: quoteAll(open.length > 0 ? open : names, 'none'),
        example: `${workload.name}.${names[0] ?? ''}`,
      };
      const subject = environment.rangeOf(['images', workload.name]);
      const related = names.map((name) => ({
        message: `The container "${name}":`,
        subject: placeOfImage(workload, name),
      }));
      report(ambiguousImage.at(subject, facts, related));
      return images;
    }
    return images.set(only, environment.images[workload.name] ?? '');
  }
  for (const container of open) {
    const key = names.length === 1 ? workload.name : `${workload.name}.${container}`;
    const facts = { container, workload: workload.name, file: environment.file.path, key };
    const related = [
      {
        message: 'The images of the environment belong here:',
        subject: environment.rangeOf(['images']) ?? environment.file.range(0, 0),
      },
    ];
    report(missingImage.at(placeOfImage(workload, container), facts, related));
  }
  return images;
}

function placeOfImage(workload: Workload, container: string) {
  return workload.rangeOf(['containers', container, 'image']) ?? workload.range;
}
