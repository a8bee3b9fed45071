import { readRepository } from '../../src/read';
import type { Platform } from '../../src/platform';
import { attempt, type Attempt } from '../resource-packs/deployed';
import type { ApiSchema } from './api-schema';
import { evaluate } from './evaluate';
import { render, type Manifest } from './render';

/** An environment as a cluster would get it. */
export interface Rendered extends Attempt {
  readonly manifests: readonly Manifest[];
}

/** What becomes of the environments of a repository, without those of types that the platform does not have. */
export function attempts(root: string, platform: Platform): readonly Attempt[] {
  const projects = readRepository(root, () => undefined);
  return projects.flatMap((project) =>
    project.environments
      .filter(({ type }) => type in platform.environmentTypes)
      .map((environment) => attempt(project, environment, platform)),
  );
}

/** The objects of every environment that could be created, evaluated by Terraform in one go. */
export function rendered(all: readonly Attempt[], schema: ApiSchema): readonly Rendered[] {
  const whole = all.flatMap((it) => (it.stack ? [{ ...it, terraform: it.stack.terraform }] : []));
  const evaluated = evaluate(new Map(whole.map(({ name, terraform }) => [name, terraform])));
  return whole.map((it) => ({
    ...it,
    manifests: (evaluated.get(it.name) ?? []).map((resource) => render(resource, schema)),
  }));
}
