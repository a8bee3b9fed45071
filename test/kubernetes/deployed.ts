import type { Platform } from '../../src/platform';
import { apply, refusedPods, rolledOut } from './objects';
import type { Manifest } from './render';
import { attempts, rendered, type Rendered } from './stacks';
import type { TestCluster } from './test-cluster';

/** The environments of a repository in a cluster, and what was said on the way; tests look at it in any order. */
export interface Deployed {
  readonly environments: readonly Rendered[];
  readonly manifests: readonly Manifest[];
  /** Why environments could not be created. */
  readonly refused: readonly string[];
  /** What the API server had to say: errors, warnings, fields that it does not know. */
  readonly remarks: string;
  /** Why not every pod is ready. */
  readonly inTheWay: string;
}

/** Creates all environments of a repository, applies what was emitted, and waits until everything runs. */
export async function deployed(
  { cluster, schema }: TestCluster,
  root: string,
  platform: Platform,
  seconds: number,
): Promise<Deployed> {
  const all = attempts(root, platform);
  const environments = rendered(all, schema);
  const manifests = environments.flatMap((it) => it.manifests);
  const remarks = apply(cluster, manifests);
  const refused = all.flatMap(({ name, errors }) =>
    errors.map(({ code, detail }) => `${name}: ${code}: ${detail}`),
  );
  const inTheWay = await rolledOut(cluster, seconds);
  return {
    environments,
    manifests,
    refused,
    remarks,
    inTheWay: [...refusedPods(cluster), inTheWay].filter(Boolean).join('\n'),
  };
}
