import type { Planner } from './provider';
import type { TypeSchema } from './provider-schema';
import type { WrittenVersions } from './types-in-use';

/**
 * The same planner, with schemas at least as new as those that a state was written with. An engine refuses to read what a
 * newer provider wrote, and a simulation may be planned by the real provider today and by older bindings tomorrow.
 */
export function notOlderThan(written: WrittenVersions, planner: Planner): Planner {
  const { resources, dataSources } = planner.schema;
  return {
    ...planner,
    schema: {
      ...planner.schema,
      resources: raised(resources, written.resources),
      dataSources: raised(dataSources, written.dataSources),
    },
  };
}

function raised(
  types: Readonly<Record<string, TypeSchema>>,
  written: Readonly<Record<string, number>>,
): Readonly<Record<string, TypeSchema>> {
  return Object.fromEntries(
    Object.entries(types).map(([type, { version, block }]) => [
      type,
      { version: Math.max(version, written[type] ?? 0), block },
    ]),
  );
}
