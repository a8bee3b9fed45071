import type { Created, Outputs } from './definition';
import type { ResourceType } from './resource-type';

/**
 * The outputs and handles of another resource, typed by its type: `outputsAs(postgresType, needs['database']).host`.
 *
 * What the other definition declares unavailable is undefined all the same; only the graph knows which definition that is.
 *
 * @param outputs undefined where nothing was needed under that alias, which is a mistake in the definition that asks
 */
export function outputsAs<Type extends ResourceType>(
  type: Type,
  outputs: Outputs | undefined,
): Created<Type> {
  if (outputs) return outputs as Created<Type>;
  throw new TypeError(`There is no "${type.name}" to take outputs from; is it among the needs?`);
}
