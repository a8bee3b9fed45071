import type { AttributePath } from '../provider';
import type { BlockSchema } from '../provider-schema';
import type { BlockValue } from '../values';
import { changedPaths } from './changed-paths';
import { isInPlace } from './in-place';
import type { ReplacementTable } from './replacement-table';
import { AWS_NETWORK_REPLACEMENTS } from './replacing-aws-network';
import { AWS_RUNTIME_REPLACEMENTS } from './replacing-aws-runtime';
import others from './replacing-aws-others.json';
import { AWS_STORES_REPLACEMENTS } from './replacing-aws-stores';
import { KUBERNETES_REPLACEMENTS, KUBERNETES_USUALLY } from './replacing-kubernetes';

const TABLE: ReplacementTable = {
  // As hashicorp/aws 5.100.0 says when `scripts/replacements.ts` asks it.
  ...others,
  ...AWS_NETWORK_REPLACEMENTS,
  ...AWS_RUNTIME_REPLACEMENTS,
  ...AWS_STORES_REPLACEMENTS,
  ...KUBERNETES_REPLACEMENTS,
};

/** What hardly an API lets anybody change, where nothing more is known of a type. */
const USUALLY: readonly string[] = ['name', 'name_prefix'];

/** Where a resource lives, in providers that say so for each: nothing moves. */
const REGION = 'region';

/**
 * The paths of a type whose change makes another one of it, such as `cidr_block` or `metadata.name`: what is known of the
 * type, or else what is usual.
 */
export function replacementsOf(type: string): readonly string[] {
  const usually = type.startsWith('kubernetes_') ? KUBERNETES_USUALLY : USUALLY;
  return TABLE[withoutVersion(type)] ?? usually;
}

/** The paths because of which a change makes another one; none where it can be made in place. */
export function replacingPaths(
  type: string,
  block: BlockSchema,
  prior: BlockValue,
  planned: BlockValue,
): AttributePath[] {
  const paths = [...replacementsOf(type), REGION].filter(
    (path) => !isInPlace(withoutVersion(type), path, prior, planned),
  );
  return changedPaths(block, paths, prior, planned);
}

/** `kubernetes_secret_v1` and `kubernetes_secret` are the same thing. */
function withoutVersion(type: string): string {
  return type.startsWith('kubernetes_') ? type.replace(/_v\d+(?:(?:alpha|beta)\d+)?$/, '') : type;
}
