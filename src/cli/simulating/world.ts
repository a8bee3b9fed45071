import { ROOT_FROM_RUN } from '../../deploy';
import { LOCAL_BACKEND, backend, folderRecords, type EnvironmentType } from '../../platform';
import type { Fault } from '../../simulate';
import type { Repository } from '../repository';

/** Where deployments go that no cloud is asked for: their states and records are apart from the real ones. */
export interface SimulatedWorld {
  /** The folder below `.scoreform` that holds all of it; its runs are marked with the same name. */
  readonly name: string;
  readonly faults: readonly Fault[];
  /** Whether a real provider that lies on this machine plans in place of the bindings. @default true */
  readonly real?: boolean;
}

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
