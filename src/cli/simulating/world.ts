import { ROOT_FROM_RUN } from '../../deploy';
import { LOCAL_BACKEND, backend, folderRecords, type EnvironmentType } from '../../platform';
import type { Repository, SimulatedWorld } from '../repository-type';

/** The name of the world of `--simulate`. */
export const SIMULATED = 'simulated';

/**
 * A repository in a world apart: the same platform, but that every state and every record is a file below the world's
 * folder, whatever the platform says. `atSite` gives what works with it simulated providers.
 */
export function inWorld({ root, platform }: Repository, world: SimulatedWorld): Repository {
  const folder = `.scoreform/${world.name}`;
  const apart = backend(LOCAL_BACKEND, ({ project, environment }) => ({
    path: `${ROOT_FROM_RUN}/${folder}/state/${project}/${environment}.tfstate`,
  }));
  const environmentTypes = Object.fromEntries(
    Object.entries(platform.environmentTypes).map(([name, type]): [string, EnvironmentType] => [
      name,
      { ...type, backend: apart },
    ]),
  );
  const records = folderRecords({ path: `${folder}/records` });
  return { root, platform: { ...platform, environmentTypes, records }, world };
}
